// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

namespace fundshare {

/// Log-normal: ln X ~ N(mu, sigma^2), x > 0, in the unit of the numbers it was built from.
/// Equality compares mu and sigma, however they were given.
class LogNormal {
 public:
  /// \throws std::domain_error unless mu is finite and 0 < sigma < inf
  [[nodiscard]] static LogNormal from_mu_sigma(double mu, double sigma);
  /// Median and geometric standard deviation: mu = ln median, sigma = ln GSD.
  /// \throws std::domain_error unless 0 < median < inf and 1 < gsd < inf
  [[nodiscard]] static LogNormal from_median_gsd(double median, double gsd);
  /// \throws std::domain_error unless 0 < q05 < q95 < inf
  [[nodiscard]] static LogNormal from_90_percent_interval(double q05, double q95);
  /// The law with P(X <= x1) = p1 and P(X <= x2) = p2.
  /// \throws std::domain_error unless 0 < p1 < p2 < 1 and 0 < x1 < x2 < inf
  [[nodiscard]] static LogNormal from_quantiles(double p1, double x1, double p2, double x2);
  /// Mean and standard deviation of X itself: sigma^2 = ln(1 + (sd / mean)^2), mu = ln mean - sigma^2 / 2.
  /// \throws std::domain_error unless both are > 0 and finite
  [[nodiscard]] static LogNormal from_mean_sd(double mean, double standard_deviation);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< exp(mu + sigma^2 / 2)
  [[nodiscard]] double standard_deviation() const;      ///< mean * sqrt(exp(sigma^2) - 1)
  [[nodiscard]] std::string describe() const;           ///< "LogNormal(q05 = 0.8, q95 = 10)"
  [[nodiscard]] double mu() const { return mu_; }
  [[nodiscard]] double sigma() const { return sigma_; }
  friend bool operator==(const LogNormal& a, const LogNormal& b) { return a.mu_ == b.mu_ && a.sigma_ == b.sigma_; }

 private:
  LogNormal(double mu, double sigma, std::string text) : mu_{mu}, sigma_{sigma}, text_{std::move(text)} {}
  double mu_, sigma_;
  std::string text_;  // as it was given
};

}  // namespace fundshare
