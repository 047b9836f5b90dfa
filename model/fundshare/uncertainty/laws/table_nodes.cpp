// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/table_nodes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fundshare/uncertainty/laws/density.hpp"

namespace fundshare {

TableNode NodeWalker::at(TwoSided p) {
  const double x = quantile(p);
  const Density f = density(law_, x);
  const double first = f.value > 0 ? 1 / f.value : 0;  // 0 on an atom
  last_ = {x, first, -f.slope * first * first * first};
  last_p_ = p;
  started_ = true;
  return last_;
}

double NodeWalker::error_of(double x, TwoSided p) const {
  const double f = density(law_, x).value;
  if (!(f > 0)) return std::numeric_limits<double>::infinity();
  return p.lower <= 0.5 ? (law_.cdf(x) - p.lower) / f : (p.upper - law_.cdf_upper(x)) / f;
}

double NodeWalker::quantile(TwoSided p) const {
  const auto* mixture = std::get_if<Mixture>(&law_.value());
  if (mixture == nullptr || !started_) return p.lower <= 0.5 ? law_.quantile(p.lower) : law_.quantile_upper(p.upper);
  const TailProbability goal =
      p.lower <= 0.5 ? TailProbability{p.lower, Tail::lower} : TailProbability{p.upper, Tail::upper};
  if (rising_ && holds(goal, last_.x)) return last_.x;  // an atom
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
bool NodeWalker::holds(TailProbability goal, double x) const {
  const bool reached = goal.from == Tail::lower ? law_.cdf(x) >= goal.p : law_.cdf_upper(x) <= goal.p;
  return reached == rising_;
}

TableCell hermite_cell(const TableNode& a, const TableNode& b, double step) {
  TableCell cell{};
  double* const c = cell.c;
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
  return cell;
}

}  // namespace fundshare
