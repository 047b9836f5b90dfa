// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// 1 with probability p, else 0.
class Bernoulli {
 public:
  /// \throws std::domain_error unless 0 <= p <= 1
  [[nodiscard]] static Bernoulli from_probability(double p);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< p
  [[nodiscard]] double standard_deviation() const;      ///< sqrt(p (1 - p))
  [[nodiscard]] std::string describe() const;           ///< "Bernoulli(0.5)"
  [[nodiscard]] double probability() const { return probability_; }
  friend bool operator==(const Bernoulli&, const Bernoulli&) = default;

 private:
  explicit Bernoulli(double probability) : probability_{probability} {}
  double probability_;
};

}  // namespace fundshare
