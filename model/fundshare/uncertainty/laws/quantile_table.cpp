// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/quantile_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fundshare/uncertainty/laws/density.hpp"
#include "fundshare/uncertainty/laws/mixture_quantile.hpp"

namespace fundshare {

namespace {

using table_grid::cell_start;
using table_grid::cells_per_half;
constexpr double tolerance = 1e-10;

/// A node of a table: the quantile and its derivatives by p.
struct Node {
  double x, first, second;
};

/// The probability at the distance t * half from the end of a half, from the side that keeps its digits.
struct Probability {
  double lower, upper;
};

/// Computes quantiles along a half; a mixture starts each search at the last result.
class NodeWalker {
 public:
  NodeWalker(const Law& law, bool rising) : law_{law}, rising_{rising} {}

  Node at(Probability p) {
    const double x = quantile(p);
    const Density f = density(law_, x);
    const double first = f.value > 0 ? 1 / f.value : 0;  // 0 on an atom
    last_ = {x, first, -f.slope * first * first * first};
    last_p_ = p;
    started_ = true;
    return last_;
  }

  /// x - Q(p) by one Newton step from x, which lies within 1e-4 or so of the quantile.
  [[nodiscard]] double error_of(double x, Probability p) const {
    const double f = density(law_, x).value;
    return p.lower <= 0.5 ? (law_.cdf(x) - p.lower) / f : (p.upper - law_.cdf_upper(x)) / f;
  }

 private:
  double quantile(Probability p) const {
    const auto* mixture = std::get_if<Mixture>(&law_.value());
    if (mixture == nullptr || !started_) return p.lower <= 0.5 ? law_.quantile(p.lower) : law_.quantile_upper(p.upper);
    const TailProbability goal =
        p.lower <= 0.5 ? TailProbability{p.lower, Tail::lower} : TailProbability{p.upper, Tail::upper};
    const double step = p.lower <= 0.5 ? p.lower - last_p_.lower : last_p_.upper - p.upper;
    const double guess = last_.x + step * (last_.first + step * last_.second / 2);
    const double reach = 4 * std::fabs(guess - last_.x) + 1e-12 * std::fabs(last_.x);
    // The quantile is checked to lie between the last node and a point beyond the guess; else search it all.
    const double far = rising_ ? last_.x + reach : last_.x - reach;
    const double low = std::min(last_.x, far);
    const double high = std::max(last_.x, far);
    if (!std::isfinite(guess) || !holds(goal, rising_ ? high : low)) {
      return p.lower <= 0.5 ? law_.quantile(p.lower) : law_.quantile_upper(p.upper);
    }
    return mixture_quantile(*mixture, goal, {low, high, guess});
  }

  /// Whether the far end x of a bracket lies beyond the quantile.
  [[nodiscard]] bool holds(TailProbability goal, double x) const {
    const bool reached = goal.from == Tail::lower ? law_.cdf(x) >= goal.p : law_.cdf_upper(x) <= goal.p;
    return reached == rising_;
  }

  const Law& law_;
  bool rising_;
  bool started_ = false;
  Node last_{};
  Probability last_p_{};
};

/// The polynomial in s = (p - p0) / step with value, slope and curvature of both nodes.
void hermite(const Node& a, const Node& b, double step, double* c) {
  const double slope_a = a.first * step;
  const double slope_b = b.first * step;
  const double curve_a = a.second * step * step;
  const double curve_b = b.second * step * step;
  const double rise = b.x - a.x - slope_a - curve_a / 2;  // what is left at s = 1 for s^3, s^4 and s^5
  const double turn = slope_b - slope_a - curve_a;
  const double bend = curve_b - curve_a;
  c[0] = a.x;
  c[1] = slope_a;
  c[2] = curve_a / 2;
  c[3] = 10 * rise - 4 * turn + bend / 2;
  c[4] = -15 * rise + 7 * turn - bend;
  c[5] = 6 * rise - 3 * turn + bend / 2;
}

/// The standard deviation, or where there is none, the distance of the quartiles.
double typical_size(const Law& law) {
  const double sd = law.standard_deviation();
  return std::isfinite(sd) ? sd : law.quantile_upper(0.25) - law.quantile(0.25);
}

Probability probability_at(double end, double direction, double distance) {
  const double p = end + direction * distance;
  const double q = (1 - end) - direction * distance;
  return {p, q};
}

}  // namespace

QuantileTable::QuantileTable(const Law& law) : law_{law} {
  ends_.push_back(0);
  for (const double p : law.breakpoints()) ends_.push_back(p);
  ends_.push_back(1);
  cells_.reserve(2 * (ends_.size() - 1) * static_cast<std::size_t>(cells_per_half));
  for (std::size_t i = 0; i + 1 < ends_.size(); ++i) {
    const double half = (ends_[i + 1] - ends_[i]) / 2;
    per_half_.push_back(1 / half);
    fill_half({ends_[i], 1, half});
    fill_half({ends_[i + 1], -1, half});
  }
}

void QuantileTable::fill_half(const Half& half) {
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  const double floor = 1e-6 * typical_size(law_);
  NodeWalker walker{law_, half.direction > 0};
  const auto probability = [&](double t) { return probability_at(half.end, half.direction, t * half.length); };
  cells_.push_back({{missing}});
  direct_share_ += half.length * cell_start(1);
  Node start = walker.at(probability(cell_start(1)));
  for (int k = 1; k < cells_per_half - 1; ++k) {
    const double t0 = cell_start(k);
    const double width = cell_start(k + 1) - t0;
    const Node end = walker.at(probability(t0 + width));
    TableCell cell{};
    hermite(start, end, half.direction * width * half.length, cell.c);
    double worst = 0;
    // Where the cell crosses 0, the smallest magnitude is 0.
    const double nearest = (start.x > 0) == (end.x > 0) ? std::min(std::fabs(start.x), std::fabs(end.x)) : 0;
    const double scale = std::max(nearest, floor);
    for (const double s : {0.5, 0.25, 0.75}) {  // the error term is s^3 (1 - s)^3: largest at the first of these
      if (start.x == end.x || (s != 0.5 && worst < tolerance / 10)) continue;  // an atom: the cell is constant
      const double x = table_polynomial(cell, s);
      const double error = std::fabs(walker.error_of(x, probability(t0 + s * width)));
      const double relative = error / scale;
      worst = relative <= worst ? worst : relative;  // a NaN is kept
    }
    if (worst <= tolerance) {
      error_bound_ = std::max(error_bound_, worst);
    } else {
      cell.c[0] = missing;
      direct_share_ += width * half.length;
    }
    cells_.push_back(cell);
    start = end;
  }
  // t = 1 is the middle of the segment: the constant there.
  cells_.push_back({{start.x}});
}

void QuantileTable::transform(std::span<double> u) const {
  const InstructionSet set = instruction_set();
  double x[table_chunk];
  for (; !u.empty(); u = u.subspan(std::min(u.size(), table_chunk))) {
    const std::span<double> chunk = u.first(std::min(u.size(), table_chunk));
    const std::size_t missing = look_up(set, {ends_, per_half_, cells_.data()}, chunk, x);
    if (missing > 0) compute_missing(chunk, x);
    std::copy_n(x, chunk.size(), chunk.begin());
  }
}

void QuantileTable::compute_missing(std::span<const double> u, double* x) const {
  for (std::size_t i = 0; i < u.size(); ++i) {
    if (x[i] == x[i]) continue;
    x[i] = u[i] <= 0.5 ? law_.quantile(u[i]) : law_.quantile_upper(1 - u[i]);
  }
}

}  // namespace fundshare
