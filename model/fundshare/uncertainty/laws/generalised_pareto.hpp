// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// Generalised Pareto: P(X > x) = (1 + shape (x - location) / scale)^(-1 / shape) for x >= location, the exponential
/// law for shape 0. The support ends at location - scale / shape where shape < 0.
class GeneralisedPareto {
 public:
  /// \throws std::domain_error unless all are finite, scale > 0 and |shape| <= 100
  [[nodiscard]] static GeneralisedPareto from_location_scale_shape(double location, double scale, double shape);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< location + scale / (1 - shape); inf for shape >= 1
  [[nodiscard]] double standard_deviation() const;  ///< scale / ((1 - shape) sqrt(1 - 2 shape)); inf for shape >= 1/2
  [[nodiscard]] std::string describe() const;       ///< "GeneralisedPareto(0, 1, 0.25)"
  [[nodiscard]] double location() const { return location_; }
  [[nodiscard]] double scale() const { return scale_; }
  [[nodiscard]] double shape() const { return shape_; }
  friend bool operator==(const GeneralisedPareto&, const GeneralisedPareto&) = default;

 private:
  GeneralisedPareto(double location, double scale, double shape) : location_{location}, scale_{scale}, shape_{shape} {}
  /// -ln P(X > x)
  [[nodiscard]] double hazard(double x) const;
  /// The x with -ln P(X > x) = h
  [[nodiscard]] double point_at(double h) const;
  double location_, scale_, shape_;
};

}  // namespace fundshare
