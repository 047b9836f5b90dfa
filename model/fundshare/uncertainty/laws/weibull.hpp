// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// Weibull: P(X > x) = exp(-(x / scale)^shape), x > 0.
class Weibull {
 public:
  /// \throws std::domain_error unless both are > 0 and finite
  [[nodiscard]] static Weibull from_shape_scale(double shape, double scale);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< scale Gamma(1 + 1 / shape)
  [[nodiscard]] double standard_deviation() const;  ///< mean sqrt(Gamma(1 + 2 / shape) / Gamma(1 + 1 / shape)^2 - 1)
  [[nodiscard]] std::string describe() const;       ///< "Weibull(1.5, 2)"
  [[nodiscard]] double shape() const { return shape_; }
  [[nodiscard]] double scale() const { return scale_; }
  friend bool operator==(const Weibull&, const Weibull&) = default;

 private:
  Weibull(double shape, double scale) : shape_{shape}, scale_{scale} {}
  double shape_, scale_;
};

}  // namespace fundshare
