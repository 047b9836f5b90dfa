// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// One value, always.
class Constant {
 public:
  /// \throws std::domain_error unless the value is finite
  [[nodiscard]] static Constant from_value(double value);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< the value
  [[nodiscard]] double standard_deviation() const;      ///< 0
  [[nodiscard]] std::string describe() const;           ///< "Constant(0.35)"
  friend bool operator==(const Constant&, const Constant&) = default;

 private:
  explicit Constant(double value) : value_{value} {}
  double value_;
};

}  // namespace fundshare
