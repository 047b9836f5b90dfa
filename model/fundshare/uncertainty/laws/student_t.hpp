// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// Student t: location + scale T, T with density proportional to (1 + t^2 / df)^(-(df + 1) / 2).
/// Quantiles hold 1e-12 for df from 0.05 on; below 0.01 most of the law leaves the range of numbers.
class StudentT {
 public:
  /// \throws std::domain_error unless 0.01 <= df < inf, 0 < scale < inf and location is finite
  [[nodiscard]] static StudentT from_df_location_scale(double df, double location = 0, double scale = 1);
  [[nodiscard]] double quantile(double p) const;        ///< inverse cdf, 0 <= p <= 1
  [[nodiscard]] double quantile_upper(double q) const;  ///< x with P(X > x) = q, 0 <= q <= 1
  [[nodiscard]] double cdf(double x) const;             ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;       ///< P(X > x)
  [[nodiscard]] double mean() const;                    ///< location; NaN for df <= 1, where there is none
  [[nodiscard]] double standard_deviation() const;      ///< scale sqrt(df / (df - 2)); inf for df <= 2
  [[nodiscard]] std::string describe() const;           ///< "StudentT(df = 4, location = 0, scale = 1)"
  [[nodiscard]] double df() const { return df_; }
  [[nodiscard]] double location() const { return location_; }
  [[nodiscard]] double scale() const { return scale_; }
  friend bool operator==(const StudentT&, const StudentT&) = default;

 private:
  StudentT(double df, double location, double scale) : df_{df}, location_{location}, scale_{scale} {}
  double df_, location_, scale_;
};

}  // namespace fundshare
