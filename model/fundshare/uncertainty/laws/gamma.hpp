// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// Gamma law with density proportional to x^(shape - 1) exp(-x / scale).
class Gamma {
 public:
  /// \throws std::domain_error unless both are > 0 and finite
  [[nodiscard]] static Gamma from_shape_scale(double shape, double scale);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< shape * scale
  [[nodiscard]] double standard_deviation() const;      ///< sqrt(shape) * scale
  [[nodiscard]] std::string describe() const;           ///< "Gamma(2.5, 1)"
  [[nodiscard]] double shape() const { return shape_; }
  [[nodiscard]] double scale() const { return scale_; }
  friend bool operator==(const Gamma&, const Gamma&) = default;

 private:
  Gamma(double shape, double scale) : shape_{shape}, scale_{scale} {}
  double shape_, scale_;
};

}  // namespace fundshare
