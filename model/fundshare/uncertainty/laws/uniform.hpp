// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// Every value between two bounds alike.
class Uniform {
 public:
  /// \throws std::domain_error unless low < high and both are finite
  [[nodiscard]] static Uniform from_bounds(double low, double high);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< (low + high) / 2
  [[nodiscard]] double standard_deviation() const;      ///< (high - low) / sqrt(12)
  [[nodiscard]] std::string describe() const;           ///< "Uniform(0, 1)"
  friend bool operator==(const Uniform&, const Uniform&) = default;

 private:
  Uniform(double low, double high) : low_{low}, high_{high} {}
  double low_, high_;
};

}  // namespace fundshare
