// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/gamma.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/special_functions.hpp"

namespace fundshare {

Gamma Gamma::from_shape_scale(double shape, double scale) {
  require_positive("gamma: shape", shape);
  require_positive("gamma: scale", scale);
  return Gamma{shape, scale};
}

double Gamma::quantile(double p) const {
  require_probability(p);
  if (p == 1) return std::numeric_limits<double>::infinity();
  return scale_ * special::gamma_quantile(shape_, p);
}

double Gamma::quantile_upper(double q) const {
  require_probability(q);
  if (q == 0) return std::numeric_limits<double>::infinity();
  return scale_ * special::gamma_quantile_upper(shape_, q);
}

double Gamma::cdf(double x) const { return x <= 0 ? 0 : special::gamma_cdf(shape_, x / scale_); }
double Gamma::cdf_upper(double x) const { return x <= 0 ? 1 : special::gamma_cdf_upper(shape_, x / scale_); }
double Gamma::mean() const { return shape_ * scale_; }
double Gamma::standard_deviation() const { return std::sqrt(shape_) * scale_; }
std::string Gamma::describe() const { return fmt::format("Gamma({}, {})", shape_, scale_); }

}  // namespace fundshare
