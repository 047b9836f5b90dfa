// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/metalog.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "fundshare/base/infinity.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/quadrature.hpp"

namespace fundshare {

namespace {

/// 1 / (1 + e^-m) without loss for m < 0.
double logistic(double m) {
  const double odds = exp_ieee(-std::fabs(m));
  return m < 0 ? odds / (1 + odds) : 1 / (1 + odds);
}

}  // namespace

Metalog Metalog::from_coefficients(std::vector<double> coefficients) {
  return from_coefficients(std::move(coefficients), -infinity, infinity);
}

Metalog Metalog::from_coefficients(std::vector<double> coefficients, double low, double high) {
  require(low < high && low < infinity && high > -infinity, "metalog: low must be < high", low, high);
  require_increasing(coefficients);
  Metalog made{std::move(coefficients), low, high};
  made.set_moments();
  return made;
}

Metalog::Metalog(std::vector<double> coefficients, double low, double high)
    : coefficients_{std::move(coefficients)}, curve_{coefficients_}, low_{low}, high_{high}, centre_{coefficients_[0]} {
  if (below() && above()) return;
  shift_ = below() ? low_ : above() ? high_ : centre_;
  factor_ = below() ? exp_ieee(centre_) : above() ? exp_ieee(-centre_) : 1;
}

bool Metalog::below() const { return low_ > -infinity; }
bool Metalog::above() const { return high_ < infinity; }

double Metalog::part(double rest) const {
  if (!below() && !above()) return rest;
  if (!above()) return exp_ieee(rest);
  if (!below()) return -exp_ieee(-rest);
  const double m = centre_ + rest;
  return m < 0 ? low_ + (high_ - low_) * logistic(m) : high_ - (high_ - low_) * logistic(-m);
}

double Metalog::whole(double rest) const { return shift_ + factor_ * part(rest); }

double Metalog::undo_bounds(double x, double low, double high) {
  const bool below = low > -infinity;
  const bool above = high < infinity;
  if (!below && !above) return x;
  if (!above) return log_ieee(x - low);
  return below ? log_ieee((x - low) / (high - x)) : -log_ieee(high - x);
}

double Metalog::quantile(double p) const {
  require_probability(p);
  return whole(curve_.value(place_at_lower(p)));
}

double Metalog::quantile_upper(double q) const {
  require_probability(q);
  return whole(curve_.value(place_at_upper(q)));
}

double Metalog::cdf(double x) const {
  if (x <= low_) return 0;
  if (x >= high_) return 1;
  return logistic(curve_.find(undo_bounds(x, low_, high_) - centre_).logit);
}

double Metalog::cdf_upper(double x) const {
  if (x <= low_) return 1;
  if (x >= high_) return 0;
  return logistic(-curve_.find(undo_bounds(x, low_, high_) - centre_).logit);
}

std::pair<double, double> Metalog::density_and_slope(double x) const {
  if (x <= low_ || x >= high_) return {0, 0};
  const MetalogPlace at = curve_.find(undo_bounds(x, low_, high_) - centre_);
  const double h = curve_.steepness(at);
  const double f = at.v / h;
  const double slope = -f * (curve_.bend(at) / h / h);
  if (!below() && !above()) return {f, slope};
  const double from_low = below() ? 1 / (x - low_) : 0;  // M' by x is the sum of both
  const double from_high = above() ? 1 / (high_ - x) : 0;
  const double rate = from_low + from_high;
  return {f * rate, slope * rate * rate + f * rate * (from_high - from_low)};
}

void Metalog::set_moments() {
  const Moments moments = moments_of({[this](double p) { return part(curve_.value(place_at_lower(p))); },
                                      [this](double q) { return part(curve_.value(place_at_upper(q))); },
                                      {}});
  mean_ = shift_ + factor_ * moments.mean;
  sd_ = factor_ * moments.standard_deviation;
}

std::string Metalog::describe() const {
  std::string text = fmt::format("Metalog({}", fmt::join(coefficients_, ", "));
  if (below()) text += fmt::format("; low = {}", low_);
  if (above()) text += fmt::format("; high = {}", high_);
  return text + ")";
}

}  // namespace fundshare
