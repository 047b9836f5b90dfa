// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/constant.hpp"

#include <fmt/format.h>

#include <cmath>

#include "fundshare/uncertainty/laws/checks.hpp"

namespace fundshare {

Constant Constant::from_value(double value) {
  require(std::isfinite(value), "constant: value must be finite", value);
  return Constant{value};
}

double Constant::quantile(double p) const {
  require_probability(p);
  return value_;
}

double Constant::quantile_upper(double q) const { return quantile(q); }
double Constant::cdf(double x) const { return x >= value_ ? 1 : 0; }
double Constant::cdf_upper(double x) const { return x >= value_ ? 0 : 1; }
double Constant::mean() const { return value_; }
double Constant::standard_deviation() const { return 0; }
std::string Constant::describe() const { return fmt::format("Constant({})", value_); }

}  // namespace fundshare
