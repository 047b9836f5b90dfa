// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/uniform.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "fundshare/uncertainty/laws/checks.hpp"

namespace fundshare {

Uniform Uniform::from_bounds(double low, double high) {
  require(low < high, "uniform: low must be < high", low, high);
  require(std::isfinite(high - low), "uniform: bounds and width must be finite", low, high);
  return Uniform{low, high};
}

double Uniform::quantile(double p) const {
  require_probability(p);
  return p <= 0.5 ? low_ + (high_ - low_) * p : high_ - (high_ - low_) * (1 - p);
}

double Uniform::quantile_upper(double q) const {
  require_probability(q);
  return q <= 0.5 ? high_ - (high_ - low_) * q : low_ + (high_ - low_) * (1 - q);
}

double Uniform::cdf(double x) const { return std::clamp((x - low_) / (high_ - low_), 0.0, 1.0); }
double Uniform::cdf_upper(double x) const { return std::clamp((high_ - x) / (high_ - low_), 0.0, 1.0); }
double Uniform::mean() const { return low_ + (high_ - low_) / 2; }
double Uniform::standard_deviation() const { return (high_ - low_) / std::sqrt(12.0); }
std::string Uniform::describe() const { return fmt::format("Uniform({}, {})", low_, high_); }

}  // namespace fundshare
