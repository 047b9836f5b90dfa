// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// Poisson law: counts 0, 1, 2, ... with the given mean.
class Poisson {
 public:
  /// \throws std::domain_error unless 0 <= mean <= 1e6
  [[nodiscard]] static Poisson from_mean(double mean);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< the mean
  [[nodiscard]] double standard_deviation() const;      ///< sqrt(mean)
  [[nodiscard]] std::string describe() const;           ///< "Poisson(0.5)"
  friend bool operator==(const Poisson&, const Poisson&) = default;

 private:
  explicit Poisson(double mean) : mean_{mean} {}
  double mean_;
};

}  // namespace fundshare
