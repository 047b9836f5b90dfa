// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/triangular.hpp"

#include <fmt/format.h>

#include <cmath>

#include "fundshare/uncertainty/laws/checks.hpp"

namespace fundshare {

namespace {

/// (x - low) / (high - low) where p = P(X <= x), q = 1 - p, c and d the shares of the width below and above the mode.
/// Above the mode 1 - sqrt(q d) is written with terms of one sign, so that it keeps its digits where the mode is low.
double unit_distance(double p, double q, double c, double d) {
  if (p <= c) return std::sqrt(p) * std::sqrt(c);
  return (p + c * q) / (1 + std::sqrt(q) * std::sqrt(d));
}

}  // namespace

Triangular Triangular::from_low_mode_high(double low, double mode, double high) {
  require(low < high, "triangular: low must be < high", low, high);
  require(low <= mode && mode <= high, "triangular: mode must lie in [low, high]", mode);
  require(std::isfinite(high - low), "triangular: bounds and width must be finite", low, high);
  return Triangular{low, mode, high};
}

double Triangular::probability_below_mode() const { return (mode_ - low_) / (high_ - low_); }

double Triangular::quantile(double p) const {
  require_probability(p);
  const double width = high_ - low_;
  const double c = (mode_ - low_) / width;
  const double d = (high_ - mode_) / width;
  const double from_low = unit_distance(p, 1 - p, c, d);
  return from_low <= 0.5 ? low_ + width * from_low : high_ - width * unit_distance(1 - p, p, d, c);
}

double Triangular::quantile_upper(double q) const {
  require_probability(q);
  const double width = high_ - low_;
  const double c = (mode_ - low_) / width;
  const double d = (high_ - mode_) / width;
  const double from_high = unit_distance(q, 1 - q, d, c);
  return from_high <= 0.5 ? high_ - width * from_high : low_ + width * unit_distance(1 - q, q, c, d);
}

double Triangular::cdf(double x) const {
  if (x <= low_) return 0;
  if (x >= high_) return 1;
  const double s = (x - low_) / (high_ - low_);
  if (x <= mode_) return s * ((x - low_) / (mode_ - low_));
  // 1 - (1 - s)^2 / (1 - c), again with terms of one sign.
  return ((x - mode_) / (high_ - low_) + s * ((high_ - x) / (high_ - low_))) / ((high_ - mode_) / (high_ - low_));
}

double Triangular::cdf_upper(double x) const {
  if (x <= low_) return 1;
  if (x >= high_) return 0;
  const double s = (high_ - x) / (high_ - low_);
  if (x >= mode_) return s * ((high_ - x) / (high_ - mode_));
  return ((mode_ - x) / (high_ - low_) + s * ((x - low_) / (high_ - low_))) / ((mode_ - low_) / (high_ - low_));
}

double Triangular::mean() const { return low_ + ((mode_ - low_) + (high_ - low_)) / 3; }

double Triangular::standard_deviation() const {
  const double m = mode_ - low_;
  const double h = high_ - low_;
  return std::sqrt((m * m + h * (h - m)) / 18);
}

std::string Triangular::describe() const { return fmt::format("Triangular({}, {}, {})", low_, mode_, high_); }

}  // namespace fundshare
