// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/discrete.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <stdexcept>
#include <utility>

#include "fundshare/uncertainty/laws/checks.hpp"

namespace fundshare {

Discrete Discrete::from_values_weights(std::span<const double> values, std::span<const double> weights) {
  require(values.size() == weights.size() && !values.empty(), "discrete: there must be one weight per value",
          static_cast<double>(values.size()), static_cast<double>(weights.size()));
  std::map<double, double> parts;
  double total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    require(std::isfinite(values[i]), "discrete: value must be finite", values[i]);
    require(weights[i] >= 0 && std::isfinite(weights[i]), "discrete: weight must be >= 0 and finite", weights[i]);
    if (weights[i] > 0) parts[values[i]] += weights[i];
    total += weights[i];
  }
  require(std::fabs(total - 1) <= 1e-9, "discrete: weights must sum to 1", total);
  std::vector<double> points;
  std::vector<double> shares;
  for (const auto& [value, weight] : parts) {
    points.push_back(value);
    shares.push_back(weight / total);
  }
  return Discrete{std::move(points), std::move(shares)};
}

Discrete::Discrete(std::vector<double> values, std::vector<double> weights)
    : values_{std::move(values)}, weights_{std::move(weights)}, below_(values_.size()), above_(values_.size()) {
  double sum = 0;
  for (std::size_t i = 0; i < values_.size(); ++i) below_[i] = std::min(1.0, sum += weights_[i]);
  below_.back() = 1;
  sum = 0;
  for (std::size_t i = values_.size(); i-- > 1;) above_[i - 1] = std::min(1.0, sum += weights_[i]);
}

double Discrete::quantile(double p) const {
  require_probability(p);
  return values_[static_cast<std::size_t>(std::lower_bound(below_.begin(), below_.end(), p) - below_.begin())];
}

double Discrete::quantile_upper(double q) const {
  require_probability(q);
  const auto at = std::lower_bound(above_.begin(), above_.end(), q, std::greater<>{});  // the first that is <= q
  return values_[static_cast<std::size_t>(at - above_.begin())];
}

double Discrete::cdf(double x) const {
  const auto count = std::upper_bound(values_.begin(), values_.end(), x) - values_.begin();
  return count == 0 ? 0 : below_[static_cast<std::size_t>(count - 1)];
}

double Discrete::cdf_upper(double x) const {
  const auto count = std::upper_bound(values_.begin(), values_.end(), x) - values_.begin();
  return count == 0 ? 1 : above_[static_cast<std::size_t>(count - 1)];
}

double Discrete::mean() const {
  double sum = 0;
  for (std::size_t i = 0; i < values_.size(); ++i) sum += weights_[i] * values_[i];
  return sum;
}

double Discrete::standard_deviation() const {
  const double centre = mean();
  double sum = 0;
  for (std::size_t i = 0; i < values_.size(); ++i) sum += weights_[i] * (values_[i] - centre) * (values_[i] - centre);
  return std::sqrt(sum);
}

std::string Discrete::describe() const {
  std::string text = "Discrete(";
  for (std::size_t i = 0; i < values_.size(); ++i) {
    text += fmt::format("{}{}: {}", i == 0 ? "" : ", ", values_[i], weights_[i]);
  }
  return text + ")";
}

}  // namespace fundshare
