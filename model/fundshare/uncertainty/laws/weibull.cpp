// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/weibull.hpp"

#include <fmt/format.h>

#include <cmath>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/special_functions.hpp"

namespace fundshare {

Weibull Weibull::from_shape_scale(double shape, double scale) {
  require_positive("weibull: shape", shape);
  require_positive("weibull: scale", scale);
  return Weibull{shape, scale};
}

double Weibull::quantile(double p) const {
  require_probability(p);
  const double hazard = p <= 0.5 ? -log1p_ieee(-p) : -log_ieee(1 - p);
  return scale_ * pow_ieee(hazard, 1 / shape_);
}

double Weibull::quantile_upper(double q) const {
  require_probability(q);
  const double hazard = q >= 0.5 ? -log1p_ieee(q - 1) : -log_ieee(q);
  return scale_ * pow_ieee(hazard, 1 / shape_);
}

double Weibull::cdf(double x) const { return x <= 0 ? 0 : -expm1_ieee(-pow_ieee(x / scale_, shape_)); }
double Weibull::cdf_upper(double x) const { return x <= 0 ? 1 : exp_ieee(-pow_ieee(x / scale_, shape_)); }
double Weibull::mean() const { return scale_ * exp_ieee(special::log_gamma_one_plus(1 / shape_)); }

double Weibull::standard_deviation() const {
  const double first = special::log_gamma_one_plus(1 / shape_);
  return mean() * std::sqrt(expm1_ieee(special::log_gamma_one_plus(2 / shape_) - 2 * first));
}

std::string Weibull::describe() const { return fmt::format("Weibull({}, {})", shape_, scale_); }

}  // namespace fundshare
