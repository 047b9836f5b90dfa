// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

namespace fundshare {

/// Normal law; equality compares mean and standard deviation, however they were given.
class Normal {
 public:
  /// \throws std::domain_error unless mean is finite and 0 < standard_deviation < inf
  [[nodiscard]] static Normal from_mean_sd(double mean, double standard_deviation);
  /// The law with P(X <= x1) = p1 and P(X <= x2) = p2.
  /// \throws std::domain_error unless 0 < p1 < p2 < 1 and x1 < x2
  [[nodiscard]] static Normal from_quantiles(double p1, double x1, double p2, double x2);
  /// from_quantiles with p1 = 0.05 and p2 = 0.95.
  [[nodiscard]] static Normal from_90_percent_interval(double q05, double q95);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< the mean
  [[nodiscard]] double standard_deviation() const;      ///< the standard deviation
  [[nodiscard]] std::string describe() const;           ///< "Normal(0, 1)" or "Normal(q05 = 1, q95 = 2)"
  friend bool operator==(const Normal& a, const Normal& b) { return a.mean_ == b.mean_ && a.sd_ == b.sd_; }

 private:
  Normal(double mean, double sd, std::string text) : mean_{mean}, sd_{sd}, text_{std::move(text)} {}
  double mean_, sd_;
  std::string text_;  // as it was given
};

}  // namespace fundshare
