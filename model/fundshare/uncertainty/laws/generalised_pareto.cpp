// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/generalised_pareto.hpp"

#include <fmt/format.h>

#include <cmath>

#include "fundshare/base/infinity.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"

namespace fundshare {

namespace {

/// Shapes below this act as 0: the next term, shape h / 2 with h <= 745, is below half a rounding.
constexpr double no_shape = 1e-19;

}  // namespace

GeneralisedPareto GeneralisedPareto::from_location_scale_shape(double location, double scale, double shape) {
  require(std::isfinite(location), "generalised_pareto: location must be finite", location);
  require_positive("generalised_pareto: scale", scale);
  require(std::fabs(shape) <= 100, "generalised_pareto: shape must lie in [-100, 100]", shape);
  return GeneralisedPareto{location, scale, shape};
}

double GeneralisedPareto::hazard(double x) const {
  const double z = (x - location_) / scale_;
  if (std::fabs(shape_) < no_shape) return z;
  return 1 + shape_ * z <= 0 ? infinity : log1p_ieee(shape_ * z) / shape_;
}

double GeneralisedPareto::point_at(double h) const {
  if (std::isinf(h)) return shape_ < 0 ? location_ - scale_ / shape_ : infinity;
  const double z = std::fabs(shape_) < no_shape ? h : expm1_ieee(shape_ * h) / shape_;
  return location_ + scale_ * z;
}

double GeneralisedPareto::quantile(double p) const {
  require_probability(p);
  return point_at(p <= 0.5 ? -log1p_ieee(-p) : -log_ieee(1 - p));
}

double GeneralisedPareto::quantile_upper(double q) const {
  require_probability(q);
  return point_at(q >= 0.5 ? -log1p_ieee(q - 1) : -log_ieee(q));
}

double GeneralisedPareto::cdf(double x) const { return x <= location_ ? 0 : -expm1_ieee(-hazard(x)); }
double GeneralisedPareto::cdf_upper(double x) const { return x <= location_ ? 1 : exp_ieee(-hazard(x)); }
double GeneralisedPareto::mean() const { return shape_ < 1 ? location_ + scale_ / (1 - shape_) : infinity; }

double GeneralisedPareto::standard_deviation() const {
  return shape_ < 0.5 ? scale_ / ((1 - shape_) * std::sqrt(1 - 2 * shape_)) : infinity;
}

std::string GeneralisedPareto::describe() const {
  return fmt::format("GeneralisedPareto({}, {}, {})", location_, scale_, shape_);
}

}  // namespace fundshare
