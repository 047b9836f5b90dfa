// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/rounding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace fundshare {
namespace {

/// Largest power of ten at or below a positive figure, by exact products and quotients of small powers.
double magnitude(double x) {
  double power = 1.0;
  x = std::max(x, 1e-300);  // so that the power stays above zero
  while (power > x) power /= 10.0;
  while (power * 10.0 <= x) power *= 10.0;
  return power;
}

/// Smallest of 1, 2, 5 times a power of ten at or above a positive figure.
double step_above(double x) {
  const double power = magnitude(x);
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (power * factor >= x) return power * factor;
  }
  return power * 10.0;
}

/// The smallest step allowed that is no finer than two standard errors.
double honest_step(double mc_se, double finest) {
  return mc_se > 0.0 ? std::max(finest, step_above(2.0 * mc_se)) : finest;
}

/// The same, no finer than two significant figures.
double step_of(Estimate figure, double finest) {
  const double size = std::fabs(figure.value);
  return std::max(honest_step(figure.mc_se, finest), size > 0.0 ? magnitude(size) / 10.0 : finest);
}

bool unusable(Estimate figure) { return !std::isfinite(figure.value) || std::isinf(figure.mc_se); }

/// Before a figure whose error cannot be given, because there are too few worlds.
const char* mark(Estimate figure) { return std::isnan(figure.mc_se) ? "~" : ""; }

/// Plain digits, or the form 1.2e+15 from a million units on, where digits are no longer read but counted.
std::string figures(double x, int decimals) {
  return std::fabs(x) < 1e6 ? fmt::format("{:.{}f}", x, decimals) : fmt::format("{:.1e}", x);
}

}  // namespace

double rounded_step(Estimate figure, double finest) {
  const double step = step_of(figure, finest);
  const double rounded = std::round(figure.value / step) * step;
  return rounded == 0.0 ? 0.0 : rounded;
}

std::string percent(Estimate ratio) {
  const Estimate percents{100.0 * ratio.value, 100.0 * ratio.mc_se};
  if (unusable(percents)) return "no value";
  const double rounded = rounded_step(percents, 1.0);
  if (rounded == 0.0 && ratio.value > 0.0) return fmt::format("< {} %", figures(step_of(percents, 1.0), 0));
  return mark(ratio) + figures(rounded, 0) + " %";
}

std::string percent_of_worlds(Estimate share) {
  if (unusable(share) || std::isnan(share.mc_se)) return "no value";
  const double step = honest_step(100.0 * share.mc_se, 1.0);
  if (step >= 100.0) return "not known";  // the error leaves nothing
  const double rounded = std::round(100.0 * share.value / step) * step;
  if (share.value < 0.01 || rounded <= 0.0) return fmt::format("< {:.0f} %", step);
  if (share.value > 0.99 || rounded >= 100.0) return fmt::format("> {:.0f} %", 100.0 - step);
  return fmt::format("{:.0f} %", rounded);
}

std::string percent_error(double standard_error) {
  if (!std::isfinite(standard_error)) return "not known";
  const double percents = 100.0 * standard_error;
  if (percents < 0.01) return "< 0.01 %";
  if (percents >= 9.5) return fmt::format("{:.0f} %", percents);  // where one figure would be written as 1e+01
  return fmt::format("{:.1g} %", percents);
}

std::string correlation_text(Estimate correlation) {
  if (unusable(correlation)) return "no value";
  const double step = honest_step(correlation.mc_se, 0.01);
  const double rounded = std::round(correlation.value / step) * step;
  return fmt::format("{}{:+.{}f}", mark(correlation), rounded == 0.0 ? 0.0 : rounded, step < 0.1 ? 2 : 1);
}

std::string correlation_error(double standard_error) {
  if (!std::isfinite(standard_error)) return "not known";
  return standard_error < 0.001 ? "< 0.001" : fmt::format("{:.1g}", standard_error);
}

std::string dollars(Estimate usd) {
  if (unusable(usd)) return "no value";
  constexpr double million = 1e6, billion = 1e9;
  if (std::fabs(rounded_step(usd, million)) >= billion) {
    const Estimate billions{usd.value / billion, usd.mc_se / billion};
    return mark(usd) + figures(rounded_step(billions, 0.1), step_of(billions, 0.1) < 1.0 ? 1 : 0) + " bn";
  }
  const Estimate millions{usd.value / million, usd.mc_se / million};
  const double rounded = rounded_step(millions, 1.0);
  if (rounded == 0.0 && usd.value > 0.0) return fmt::format("< {} m", figures(step_of(millions, 1.0), 0));
  return mark(usd) + figures(rounded, 0) + " m";
}

std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::ptrdiff_t at = std::ssize(digits) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

}  // namespace fundshare
