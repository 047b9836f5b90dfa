// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/mixture_quantile.hpp"

#include <algorithm>
#include <cmath>

#include "fundshare/base/infinity.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/density.hpp"

namespace fundshare {

namespace {

double tail_quantile(const Law& law, TailProbability goal) {
  return goal.from == Tail::lower ? law.quantile(goal.p) : law.quantile_upper(goal.p);
}

/// A part of weight w >= p reaches p / w no earlier than the mixture reaches p, and no part reaches p later than the
/// last. Measured from the end that p counts from: sign * x.
Bracket bracket_by_parts(const Mixture& law, TailProbability goal) {
  const double sign = goal.from == Tail::lower ? 1 : -1;
  double nearest = infinity;
  double farthest = -infinity;
  for (std::size_t i = 0; i < law.laws().size(); ++i) {
    const double whole = sign * tail_quantile(law.laws()[i], goal);
    nearest = std::min(nearest, whole);
    farthest = std::max(farthest, whole);
  }
  for (std::size_t i = 0; i < law.laws().size(); ++i) {
    const double share = goal.p / law.weights()[i];
    if (share < 1) farthest = std::min(farthest, sign * tail_quantile(law.laws()[i], {share, goal.from}));
  }
  farthest = std::max(nearest, farthest);
  const double low = sign > 0 ? nearest : -farthest;
  const double high = sign > 0 ? farthest : -nearest;
  // The quotients above are rounded: a little more room keeps the quantile inside.
  const double room = 1e-13 * std::max(std::fabs(low), std::fabs(high));
  return {low - room, high + room, sign > 0 ? high : low};
}

/// An unfinished search: P(X <= low) < p <= P(X <= high).
struct Search {
  const Mixture& law;
  TailProbability goal;
  double low, high;

  /// Moves one end to x and returns the tail probability there.
  double split(double x) {
    const double at = goal.from == Tail::lower ? law.cdf(x) : law.cdf_upper(x);
    const bool reached = goal.from == Tail::lower ? at >= goal.p : at <= goal.p;
    (reached ? high : low) = x;
    return at;
  }
  [[nodiscard]] double middle() const { return low + (high - low) / 2; }
  [[nodiscard]] bool done() const { return !(middle() > low && middle() < high); }
};

}  // namespace

double mixture_quantile(const Mixture& law, TailProbability goal, Bracket bracket) {
  Search search{law, goal, bracket.low, bracket.high};
  double x = bracket.guess > bracket.low && bracket.guess < bracket.high ? bracket.guess : search.middle();
  double width = infinity;
  for (int i = 0; i < 1200 && !search.done(); ++i) {
    const double at = search.split(x);
    const double f = density(law, x).value;
    const double sign = goal.from == Tail::lower ? 1 : -1;
    const double step = f > 0 ? sign * (log_ieee(goal.p) - log_ieee(at)) * (at / f) : infinity;
    const double next = x + step;
    const bool inside = next > search.low && next < search.high;
    // Newton's error is of the order of the square of its relative step: after one of 1e-9 nothing is left to gain.
    const bool small = std::fabs(step) <= 1e-9 * std::fabs(x) && std::fabs(at - goal.p) <= 1e-9 * goal.p;
    if (small && std::isfinite(next)) return std::clamp(next, search.low, search.high);
    // Every fourth step must have halved the bracket, else a bisection does.
    const bool slow = i % 4 == 3 && search.high - search.low > width / 2;
    if (i % 4 == 3) width = search.high - search.low;
    x = inside && !slow ? next : search.middle();
  }
  return search.high;
}

double mixture_quantile(const Mixture& law, TailProbability goal) {
  if (goal.p == 0) {  // the end of the support
    double end = tail_quantile(law.laws()[0], goal);
    for (const Law& part : law.laws()) {
      const double at = tail_quantile(part, goal);
      end = goal.from == Tail::lower ? std::min(end, at) : std::max(end, at);
    }
    return end;
  }
  return mixture_quantile(law, goal, bracket_by_parts(law, goal));
}

}  // namespace fundshare
