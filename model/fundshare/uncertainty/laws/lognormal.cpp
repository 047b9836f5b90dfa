// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/lognormal.hpp"

#include <fmt/format.h>

#include <cmath>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"

namespace fundshare {

LogNormal LogNormal::from_mu_sigma(double mu, double sigma) {
  require(std::isfinite(mu), "lognormal: mu must be finite", mu);
  require_positive("lognormal: sigma", sigma);
  return LogNormal{mu, sigma, fmt::format("LogNormal(mu = {}, sigma = {})", mu, sigma)};
}

LogNormal LogNormal::from_median_gsd(double median, double gsd) {
  require_positive("lognormal: median", median);
  require(gsd > 1, "lognormal: GSD must be > 1", gsd);
  require(std::isfinite(gsd), "lognormal: GSD must be finite", gsd);
  return LogNormal{log_ieee(median), log_ieee(gsd), fmt::format("LogNormal(median = {}, GSD = {})", median, gsd)};
}

LogNormal LogNormal::from_quantiles(double p1, double x1, double p2, double x2) {
  require_two_quantiles("lognormal", p1, x1, p2, x2);
  require(x1 > 0, "lognormal: quantiles must be > 0", x1);
  const double z1 = normal_quantile(p1);
  const double z2 = normal_quantile(p2);
  const double sigma = (log_ieee(x2) - log_ieee(x1)) / (z2 - z1);
  require(sigma > 0, "lognormal: quantiles must not be so near", x1, x2);
  return LogNormal{log_ieee(x1) - z1 * sigma, sigma, fmt::format("LogNormal({})", describe_quantiles(p1, x1, p2, x2))};
}

LogNormal LogNormal::from_90_percent_interval(double q05, double q95) {
  require_two_quantiles("lognormal", 0.05, q05, 0.95, q95);
  require(q05 > 0, "lognormal: quantiles must be > 0", q05);
  const double low = log_ieee(q05);
  const double high = log_ieee(q95);
  require(low < high, "lognormal: quantiles must not be so near", q05, q95);
  return LogNormal{(low + high) / 2, (high - low) / (2 * normal_quantile_upper(0.05)),
                   fmt::format("LogNormal({})", describe_quantiles(0.05, q05, 0.95, q95))};
}

LogNormal LogNormal::from_mean_sd(double mean, double standard_deviation) {
  require_positive("lognormal: mean", mean);
  require_positive("lognormal: standard deviation", standard_deviation);
  const double ratio = standard_deviation / mean;
  const double variance = log1p_ieee(ratio * ratio);
  require(variance > 0 && std::isfinite(variance), "lognormal: standard deviation / mean must lie in (1e-162, 1e154)",
          ratio);
  return LogNormal{log_ieee(mean) - variance / 2, std::sqrt(variance),
                   fmt::format("LogNormal(mean = {}, sd = {})", mean, standard_deviation)};
}

double LogNormal::quantile(double p) const {
  require_probability(p);
  return exp_ieee(mu_ + sigma_ * normal_quantile(p));
}

double LogNormal::quantile_upper(double q) const {
  require_probability(q);
  return exp_ieee(mu_ + sigma_ * normal_quantile_upper(q));
}

double LogNormal::cdf(double x) const { return x > 0 ? normal_cdf((log_ieee(x) - mu_) / sigma_) : 0; }
double LogNormal::cdf_upper(double x) const { return x > 0 ? normal_cdf_upper((log_ieee(x) - mu_) / sigma_) : 1; }
double LogNormal::mean() const { return exp_ieee(mu_ + sigma_ * sigma_ / 2); }
double LogNormal::standard_deviation() const { return mean() * std::sqrt(expm1_ieee(sigma_ * sigma_)); }
std::string LogNormal::describe() const { return text_; }

}  // namespace fundshare
