// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/pool_table.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "fundshare/base/infinity.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/density.hpp"

namespace fundshare {

namespace {

constexpr int deepest = 10;   // halvings of a panel
constexpr int octaves = 400;  // 2^-400 = 4e-121

}  // namespace

PoolTable::PoolTable(std::vector<double> weights, std::vector<Law> laws)
    : weights_{std::move(weights)}, laws_{std::move(laws)}, low_{-infinity}, high_{infinity} {
  for (const Law& law : laws_) {
    low_ = std::max(low_, law.quantile(0));
    high_ = std::min(high_, law.quantile(1));
  }
  require(low_ < high_, "pool: the laws of a logarithmic pool must overlap", low_, high_);
  for (const Law& law : laws_) {
    for (const double p : law.breakpoints()) {
      const double x = law.quantile(p);
      if (x > low_ && x < high_) kinks_.push_back(x);
    }
  }
  std::ranges::sort(kinks_);
  const auto ends = first_ends();
  ends_.push_back(ends.front());
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) add_panels(ends[i], ends[i + 1], integral(ends[i], ends[i + 1]), 0);
  below_.assign(ends_.size(), 0);
  above_.assign(ends_.size(), 0);
  for (std::size_t i = 0; i < parts_.size(); ++i) below_[i + 1] = below_[i] + parts_[i];
  for (std::size_t i = parts_.size(); i-- > 0;) above_[i] = above_[i + 1] + parts_[i];
  require(total() > 1e-200, "pool: the laws of a logarithmic pool must have weight in common", total());
  std::vector<double> cuts;
  for (const double x : kinks_) cuts.push_back(cdf(x));
  moments_ =
      moments_of({[this](double p) { return quantile(p); }, [this](double q) { return quantile_upper(q); }, cuts});
}

/// Quantiles of all laws at octaves of both tails, so that no panel spans more than the densities can change smoothly.
std::vector<double> PoolTable::first_ends() const {
  std::vector<double> ends = kinks_;
  for (const Law& law : laws_) {
    for (int k = 1; k <= octaves; k += k < 60 ? 1 : 4) {
      ends.push_back(law.quantile(std::ldexp(1.0, -k)));
      ends.push_back(law.quantile_upper(std::ldexp(1.0, -k)));
    }
  }
  for (const double end : {low_, high_}) {
    if (std::isfinite(end)) ends.push_back(end);
  }
  // Densities overflow next to the smallest numbers.
  const auto useless = [this](double x) {
    return !(x >= low_ && x <= high_) || !std::isfinite(x) || (x != 0 && std::fabs(x) < 1e-280);
  };
  std::erase_if(ends, useless);
  std::ranges::sort(ends);
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return ends;
}

double PoolTable::product(double x) const {
  double sum = 0;
  for (std::size_t i = 0; i < laws_.size(); ++i) {
    const double f = density(laws_[i], x).value;
    if (!(f > 0)) return 0;
    sum += weights_[i] * log_ieee(f);
  }
  return exp_ieee(sum);
}

double PoolTable::integral(double low, double high) const {
  return integrate_gauss(low, high, [this](double x) { return product(x); });
}

void PoolTable::add_panels(double low, double high, double whole, int depth) {
  const double middle = low + (high - low) / 2;
  const double left = integral(low, middle);
  const double right = integral(middle, high);
  // The logarithm of a density of 1e-300 is known to 1e-13 only: no more can be asked of the sums.
  const double f = product(middle);
  const double tolerance = 3e-14 + (f > 0 ? 2e-15 * std::fabs(log_ieee(f)) : 0);
  if (depth < deepest && middle > low && middle < high &&
      std::fabs(left + right - whole) > tolerance * (left + right)) {
    add_panels(low, middle, left, depth + 1);
    add_panels(middle, high, right, depth + 1);
    return;
  }
  ends_.push_back(high);
  parts_.push_back(left + right);
}

double PoolTable::cdf(double x) const {
  if (x <= ends_.front()) return 0;
  if (x >= ends_.back()) return 1;
  const auto panel = static_cast<std::size_t>(std::ranges::upper_bound(ends_, x) - ends_.begin() - 1);
  return std::min((below_[panel] + integral(ends_[panel], x)) / total(), 1.0);
}

double PoolTable::cdf_upper(double x) const {
  if (x <= ends_.front()) return 1;
  if (x >= ends_.back()) return 0;
  const auto panel = static_cast<std::size_t>(std::ranges::upper_bound(ends_, x) - ends_.begin() - 1);
  return std::min((above_[panel + 1] + integral(x, ends_[panel + 1])) / total(), 1.0);
}

/// The x of a panel with the integral `missing` from its lower end (or its upper end): Newton inside a bracket.
double PoolTable::search(std::size_t panel, double missing, bool from_low) const {
  double low = ends_[panel];
  double high = ends_[panel + 1];
  const double origin = from_low ? low : high;
  const double share = missing / parts_[panel];
  double x = from_low ? low + share * (high - low) : high - share * (high - low);
  for (int i = 0; i < 100; ++i) {
    const double found = from_low ? integral(origin, x) : integral(x, origin);
    ((found < missing) == from_low ? low : high) = x;
    const double density = product(x);
    const bool flat = density == 0.0;  // no direction to go in: halve the bracket
    const double step = flat ? high - low : (missing - found) / density;
    const double next = from_low ? x + step : x - step;
    // The error left is of the order of the square of the last step.
    if (std::fabs(step) <= 1e-9 * std::fabs(x - origin)) return std::clamp(next, ends_[panel], ends_[panel + 1]);
    x = !flat && next > low && next < high ? next : low + (high - low) / 2;
    if (!(x > low && x < high)) break;
  }
  return x;
}

double PoolTable::quantile(double p) const {
  if (p == 0) return low_;
  const double goal = p * total();
  const auto above = std::ranges::lower_bound(below_, goal) - below_.begin();
  if (above == 0) return ends_.front();
  const auto panel = static_cast<std::size_t>(above - 1);
  return panel < parts_.size() ? search(panel, goal - below_[panel], true) : ends_.back();
}

double PoolTable::quantile_upper(double q) const {
  if (q == 0) return high_;
  const double goal = q * total();
  // above_ falls: the last end with at least the goal beyond it.
  const auto at = std::ranges::lower_bound(above_.rbegin(), above_.rend(), goal) - above_.rbegin();
  if (at == 0) return ends_.back();
  const auto count = static_cast<std::ptrdiff_t>(above_.size());
  if (at == count) return ends_.front();
  const auto panel = static_cast<std::size_t>(count - 1 - at);
  return search(panel, goal - above_[panel + 1], false);
}

}  // namespace fundshare
