// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/normal.hpp"

#include <fmt/format.h>

#include <cmath>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"

namespace fundshare {

Normal Normal::from_mean_sd(double mean, double standard_deviation) {
  require(std::isfinite(mean), "normal: mean must be finite", mean);
  require_positive("normal: standard deviation", standard_deviation);
  return Normal{mean, standard_deviation, fmt::format("Normal({}, {})", mean, standard_deviation)};
}

Normal Normal::from_quantiles(double p1, double x1, double p2, double x2) {
  require_two_quantiles("normal", p1, x1, p2, x2);
  const double z1 = normal_quantile(p1);
  const double z2 = normal_quantile(p2);
  const double sd = (x2 - x1) / (z2 - z1);
  require(std::isfinite(sd), "normal: quantiles must not be so far apart", x1, x2);
  return Normal{x1 - z1 * sd, sd, fmt::format("Normal({})", describe_quantiles(p1, x1, p2, x2))};
}

Normal Normal::from_90_percent_interval(double q05, double q95) {
  require_two_quantiles("normal", 0.05, q05, 0.95, q95);
  const double z = normal_quantile_upper(0.05);
  require(std::isfinite(q95 - q05), "normal: quantiles must not be so far apart", q05, q95);
  return Normal{q05 + (q95 - q05) / 2, (q95 - q05) / (2 * z),
                fmt::format("Normal({})", describe_quantiles(0.05, q05, 0.95, q95))};
}

double Normal::quantile(double p) const {
  require_probability(p);
  return mean_ + sd_ * normal_quantile(p);
}

double Normal::quantile_upper(double q) const {
  require_probability(q);
  return mean_ + sd_ * normal_quantile_upper(q);
}

double Normal::cdf(double x) const { return normal_cdf((x - mean_) / sd_); }
double Normal::cdf_upper(double x) const { return normal_cdf_upper((x - mean_) / sd_); }
double Normal::mean() const { return mean_; }
double Normal::standard_deviation() const { return sd_; }
std::string Normal::describe() const { return text_; }

}  // namespace fundshare
