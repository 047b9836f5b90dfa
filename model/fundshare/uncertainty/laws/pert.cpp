// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/pert.hpp"

#include <fmt/format.h>

#include <cmath>

#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/special_functions.hpp"

namespace fundshare {

namespace {

/// The point of [low, high], measured from the nearer end so that it keeps its digits where that end is 0.
double stretch(double low, double high, special::UnitPoint at) {
  return at.x <= 0.5 ? low + (high - low) * at.x : high - (high - low) * at.complement;
}

}  // namespace

Pert Pert::from_low_mode_high(double low, double mode, double high) {
  require(low < high, "PERT: low must be < high", low, high);
  require(low <= mode && mode <= high, "PERT: mode must lie in [low, high]", mode);
  require(std::isfinite(high - low), "PERT: bounds and width must be finite", low, high);
  return Pert{low, mode, high};
}

double Pert::first_shape() const { return 1 + 4 * ((mode_ - low_) / (high_ - low_)); }
double Pert::second_shape() const { return 1 + 4 * ((high_ - mode_) / (high_ - low_)); }

double Pert::quantile(double p) const {
  require_probability(p);
  return stretch(low_, high_, special::beta_quantile(first_shape(), second_shape(), p));
}

double Pert::quantile_upper(double q) const {
  require_probability(q);
  return stretch(low_, high_, special::beta_quantile_upper(first_shape(), second_shape(), q));
}

double Pert::cdf(double x) const {
  if (x <= low_) return 0;
  if (x >= high_) return 1;
  const double from_low = (x - low_) / (high_ - low_);
  if (from_low <= 0.5) return special::beta_cdf(first_shape(), second_shape(), from_low);
  return special::beta_cdf_upper(second_shape(), first_shape(), (high_ - x) / (high_ - low_));
}

double Pert::cdf_upper(double x) const {
  if (x <= low_) return 1;
  if (x >= high_) return 0;
  const double from_high = (high_ - x) / (high_ - low_);
  if (from_high <= 0.5) return special::beta_cdf(second_shape(), first_shape(), from_high);
  return special::beta_cdf_upper(first_shape(), second_shape(), (x - low_) / (high_ - low_));
}

double Pert::mean() const { return low_ + (4 * (mode_ - low_) + (high_ - low_)) / 6; }

double Pert::standard_deviation() const {
  const double below = (4 * (mode_ - low_) + (high_ - low_)) / 6;   // mean - low
  const double above = (4 * (high_ - mode_) + (high_ - low_)) / 6;  // high - mean
  return std::sqrt(below * above / 7);
}

std::string Pert::describe() const { return fmt::format("PERT({}, {}, {})", low_, mode_, high_); }

}  // namespace fundshare
