// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/student_t.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/special_functions.hpp"

namespace fundshare {

namespace {

/// ln of the factor c in P(T > t) = c (df / t^2)^(df / 2) (1 + ...): 1 / (df B(df / 2, 1 / 2)).
double log_tail_factor(double df) { return -log_ieee(df) - special::log_beta(df / 2, 0.5); }

/// P(T > t) for t >= 0: half of I_x(df / 2, 1 / 2) at x = df / (df + t^2).
double tail_beyond(double df, double t) {
  const double ratio = t / std::sqrt(df);
  if (std::isinf(ratio)) return 0;
  if (ratio > 1e12) return exp_ieee(log_tail_factor(df) - df * log_ieee(ratio));  // x < 1e-24, next term df x / 2
  const double square = ratio * ratio;
  if (square >= 1) return special::beta_cdf(df / 2, 0.5, 1 / (1 + square)) / 2;
  return special::beta_cdf_upper(0.5, df / 2, square / (1 + square)) / 2;
}

/// The t >= 0 with P(T > t) = q <= 1 / 2.
double point_beyond(double df, double q) {
  if (q == 0) return std::numeric_limits<double>::infinity();
  const double log_ratio = (log_tail_factor(df) - log_ieee(q)) / df;
  if (log_ratio > 28) return std::sqrt(df) * exp_ieee(log_ratio);  // ratio > 1e12, as above
  const special::UnitPoint at = special::beta_quantile(df / 2, 0.5, 2 * q);
  return std::sqrt(df) * std::sqrt(at.complement / at.x);
}

}  // namespace

StudentT StudentT::from_df_location_scale(double df, double location, double scale) {
  require(df >= 0.01, "student_t: df must be >= 0.01", df);
  require(std::isfinite(df), "student_t: df must be finite", df);
  require(std::isfinite(location), "student_t: location must be finite", location);
  require_positive("student_t: scale", scale);
  return StudentT{df, location, scale};
}

double StudentT::quantile(double p) const {
  require_probability(p);
  return p <= 0.5 ? location_ - scale_ * point_beyond(df_, p) : location_ + scale_ * point_beyond(df_, 1 - p);
}

double StudentT::quantile_upper(double q) const {
  require_probability(q);
  return q <= 0.5 ? location_ + scale_ * point_beyond(df_, q) : location_ - scale_ * point_beyond(df_, 1 - q);
}

double StudentT::cdf(double x) const {
  const double t = (x - location_) / scale_;
  return t < 0 ? tail_beyond(df_, -t) : 1 - tail_beyond(df_, t);
}

double StudentT::cdf_upper(double x) const {
  const double t = (x - location_) / scale_;
  return t > 0 ? tail_beyond(df_, t) : 1 - tail_beyond(df_, -t);
}

double StudentT::mean() const { return df_ > 1 ? location_ : std::numeric_limits<double>::quiet_NaN(); }

double StudentT::standard_deviation() const {
  return df_ > 2 ? scale_ * std::sqrt(df_ / (df_ - 2)) : std::numeric_limits<double>::infinity();
}

std::string StudentT::describe() const {
  return fmt::format("StudentT(df = {}, location = {}, scale = {})", df_, location_, scale_);
}

}  // namespace fundshare
