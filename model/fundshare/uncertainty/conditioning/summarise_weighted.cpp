// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/conditioning/summarise_weighted.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "fundshare/base/error.hpp"
#include "fundshare/base/exact_sum.hpp"
#include "fundshare/uncertainty/summary/power_sums.hpp"

namespace fundshare {
namespace {

constexpr double same_weight = 1e-12;
constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

/// Sum over worlds of what `term` gives for each, in a fixed order.
template <class Term>
double sum_over(std::size_t worlds, Term term) {
  std::vector<double> terms(worlds);
  for (std::size_t w = 0; w < worlds; ++w) terms[w] = term(w);
  return pairwise_sum(terms);
}

/// A sum that keeps what rounding takes, after Neumaier: over 200,000 terms plain rounding would pass 1e-12.
struct RunningSum {
  double sum = 0.0, lost = 0.0;
  double add(double term) {
    const double next = sum + term;
    lost += sum >= term ? (sum - next) + term : (term - next) + sum;
    sum = next;
    return sum + lost;
  }
};

/// A column in ascending order, with the weights and their squares that have come together at each place.
class WeightedOrder {
 public:
  WeightedOrder(std::span<const double> column, std::span<const double> weights) {
    std::vector<std::pair<double, double>> order(column.size());
    for (std::size_t i = 0; i < column.size(); ++i) order[i] = {column[i], weights[i]};
    std::ranges::sort(order);
    RunningSum sum, sum_of_squares;
    for (const auto& [value, weight] : order) {
      values_.push_back(value);
      weights_.push_back(sum.add(weight));
      squares_.push_back(sum_of_squares.add(weight * weight));
    }
  }

  [[nodiscard]] Estimate quantile(double p) const {
    const std::size_t at = reaching(p);
    if (at == values_.size()) return {not_known, not_known};
    const double value = values_[at];
    const auto below = std::ranges::upper_bound(values_, value) - values_.begin();  // ties included
    const double squares = squares_[static_cast<std::size_t>(below - 1)];
    const double d = std::sqrt((1.0 - p) * (1.0 - p) * squares + p * p * (squares_.back() - squares));
    const std::size_t low = up_to(p - d), high = reaching(p + d);
    const bool within = low > 0 && high < values_.size();
    return {value, within ? 0.5 * (values_[high] - values_[low - 1]) : not_known};
  }

 private:
  /// Place of the first value up to which the weights reach p.
  [[nodiscard]] std::size_t reaching(double p) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(weights_, p - same_weight) - weights_.begin());
  }
  /// Number of values up to which the weights do not pass p.
  [[nodiscard]] std::size_t up_to(double p) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(weights_, p + same_weight) - weights_.begin());
  }

  std::vector<double> values_, weights_, squares_;
};

void set_moments(std::span<const double> x, std::span<const double> w, Summary& out) {
  const std::size_t n = x.size();
  const double pivot = x[0];
  const double mean = pivot + sum_over(n, [&](std::size_t i) { return w[i] * (x[i] - pivot); });
  const double squares = sum_over(n, [&](std::size_t i) { return w[i] * w[i]; });
  const double second = sum_over(n, [&](std::size_t i) { return w[i] * (x[i] - mean) * (x[i] - mean); });
  const double error = sum_over(n, [&](std::size_t i) {
    const double term = w[i] * (x[i] - mean);
    return term * term;
  });
  const double unbiased = squares < 1.0 ? 1.0 / (1.0 - squares) : not_known;
  const double variance = second * unbiased;
  out.mean = {mean, std::sqrt(error * unbiased)};
  const double spread = sum_over(n, [&](std::size_t i) {
    const double term = w[i] * ((x[i] - mean) * (x[i] - mean) - variance);
    return term * term;
  });
  const double sd = std::sqrt(variance);
  out.sd = {sd, sd > 0.0 ? std::sqrt(spread) / (2.0 * sd) : variance};
}

}  // namespace

std::optional<Summary> summarise_weighted(std::span<const double> column, std::span<const double> weights) {
  expects(column.size() == weights.size() && !column.empty(), "a weight for each world");
  if (!all_finite(column)) return std::nullopt;
  Summary out;
  out.worlds = column.size();
  set_moments(column, weights, out);
  const WeightedOrder order{column, weights};
  for (std::size_t k = 0; k < quantile_levels.size(); ++k) out.quantiles[k] = order.quantile(quantile_levels[k]);
  return out;
}

std::optional<Estimate> weighted_share_at_least(std::span<const double> column, std::span<const double> weights,
                                                double threshold) {
  expects(column.size() == weights.size() && !column.empty(), "a weight for each world");
  if (!all_finite(column)) return std::nullopt;
  const double share =
      sum_over(column.size(), [&](std::size_t i) { return column[i] >= threshold ? weights[i] : 0.0; });
  const double squares = sum_over(column.size(), [&](std::size_t i) {
    const double term = weights[i] * ((column[i] >= threshold ? 1.0 : 0.0) - share);
    return term * term;
  });
  return Estimate{share, std::sqrt(squares)};
}

Movement movement_of(std::span<const double> column, std::span<const double> weights, const Summary& before,
                     const Summary& after) {
  expects(column.size() == weights.size(), "a weight for each world");
  const double sd = before.sd.value;
  if (!(sd > 0.0)) return {{0.0, 0.0}, {1.0, 0.0}};
  const auto n = static_cast<double>(column.size());
  const double shift = (after.mean.value - before.mean.value) / sd, ratio = after.sd.value / sd;
  // Each world's part in the first-order error of a figure; the errors of both means and of both sds share their
  // worlds.
  const auto of_shift = [&](std::size_t i) {
    const double z0 = (column[i] - before.mean.value) / sd, z1 = (column[i] - after.mean.value) / sd;
    return weights[i] * z1 - z0 / n - 0.5 * shift * (z0 * z0 - 1.0) / n;
  };
  const auto of_ratio = [&](std::size_t i) {
    const double z0 = (column[i] - before.mean.value) / sd, z1 = (column[i] - after.mean.value) / sd;
    const double own = ratio > 0.0 ? weights[i] * (z1 * z1 / ratio - ratio) : 0.0;
    return 0.5 * (own - ratio * (z0 * z0 - 1.0) / n);
  };
  const auto error = [&](const auto& part) {
    return std::sqrt(sum_over(column.size(), [&](std::size_t i) { return part(i) * part(i); }));
  };
  return {{shift, error(of_shift)}, {ratio, error(of_ratio)}};
}

}  // namespace fundshare
