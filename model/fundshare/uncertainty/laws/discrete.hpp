// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

namespace fundshare {

/// Finitely many values, each with its weight.
class Discrete {
 public:
  /// Values in any order, equal ones joined; weights are divided by their sum.
  /// \throws std::domain_error unless there is one weight >= 0 per value, all are finite and the weights sum to 1
  ///         within 1e-9
  [[nodiscard]] static Discrete from_values_weights(std::span<const double> values, std::span<const double> weights);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< sum of weight * value
  [[nodiscard]] double standard_deviation() const;      ///< sqrt(sum of weight * (value - mean)^2)
  [[nodiscard]] std::string describe() const;           ///< "Discrete(0: 0.25, 1: 0.75)"
  [[nodiscard]] const std::vector<double>& values() const { return values_; }    ///< increasing
  [[nodiscard]] const std::vector<double>& weights() const { return weights_; }  ///< each > 0, of sum 1
  friend bool operator==(const Discrete&, const Discrete&) = default;

 private:
  Discrete(std::vector<double> values, std::vector<double> weights);
  std::vector<double> values_, weights_;
  std::vector<double> below_, above_;  // P(X <= value) and P(X > value)
};

}  // namespace fundshare
