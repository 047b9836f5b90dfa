// SPDX-License-Identifier: Apache-2.0
// Whether a metalog curve increases everywhere.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/metalog_curve.hpp"

namespace fundshare {

namespace {

/// 1 / max of c + v L, which is at y = 0.9167782798 (mpmath, 30 digits).
constexpr double largest_skew = 1.66711311920192939687;

struct Range {
  double low, high;
};

Range operator+(Range a, Range b) { return {a.low + b.low, a.high + b.high}; }

Range operator*(Range a, Range b) {
  const auto [least, most] = std::minmax({a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high});
  return {least, most};
}

/// v L at y = 1/2 + c; 0 at the ends.
double curl(double c) {
  if (std::fabs(c) >= 0.5) return 0;
  const MetalogPlace at = place_at_lower(c + 0.5);
  return at.v * at.logit;
}

/// The values that a polynomial, or its derivative, takes on an interval, by Horner's rule.
Range values(const MetalogCurve::Polynomial& a, Range c, bool derivative) {
  Range sum{0, 0};
  for (std::size_t i = a.size(); i-- > (derivative ? 1U : 0U);) {
    const double factor = derivative ? a[i] * static_cast<double>(i) : a[i];
    sum = sum * c + Range{factor, factor};
  }
  return sum;
}

/// v M' for all c of an interval on one side of 0: v falls away from 0, v L has one peak on each side.
Range steepness_on(const MetalogCurve& curve, Range c) {
  constexpr double peak_at = 0.32395911450148014;
  constexpr double peak = 0.2238716024;  // a little above the largest v L (mpmath)
  const double near = std::min(std::fabs(c.low), std::fabs(c.high));
  const double far = std::max(std::fabs(c.low), std::fabs(c.high));
  const double a = curl(near);
  const double b = curl(far);
  Range size{std::min(a, b), near <= peak_at && peak_at <= far ? peak : std::max(a, b)};
  if (c.low < 0) size = {-size.high, -size.low};
  const Range v{std::max(0.0, 0.25 - far * far), 0.25 - near * near};
  return v * values(curve.plain(), c, true) + size * values(curve.logistic(), c, true) +
         values(curve.logistic(), c, false);
}

/// Whether the bounds show that v M' > slack everywhere; else `at` is a place where that fails, or too near to tell.
bool shown_increasing(const MetalogCurve& curve, double slack, double& at) {
  std::vector<Range> open{{-0.5, 0}, {0, 0.5}};
  for (int tried = 0; !open.empty() && tried < 2'000'000; ++tried) {
    const Range c = open.back();
    open.pop_back();
    if (steepness_on(curve, c).low > slack) continue;
    at = c.low + (c.high - c.low) / 2;
    if (!(curve.steepness(place_at_lower(at + 0.5)) > slack) || c.high - c.low < 1e-13) return false;
    open.push_back({c.low, at});
    open.push_back({at, c.high});
  }
  return open.empty();
}

}  // namespace

void require_increasing(const std::vector<double>& a) {
  require(a.size() >= 2 && a.size() <= MetalogCurve::most_terms, "metalog: there must be 2 to 9 coefficients",
          static_cast<double>(a.size()));
  double size = 0;
  for (const double value : a) require(std::isfinite(value), "metalog: coefficients must be finite", value);
  for (std::size_t i = 1; i < a.size(); ++i) size += std::fabs(a[i]);
  if (a.size() <= 3) require_positive("metalog: a2", a[1]);
  if (a.size() == 3) {
    const double skew = std::fabs(a[2]) / a[1];
    require(skew < largest_skew, "metalog: |a3| / a2 must be < 1.66711 for a density that is positive", skew);
  }
  if (a.size() <= 3) return;
  const MetalogCurve curve{a};
  for (const double c : {-0.5, 0.5}) {
    const double end = values(curve.logistic(), {c, c}, false).low;
    require(end > 1e-13 * size,
            fmt::format("metalog: the {} tail, a2 + a3 c + a6 c^2 + a8 c^3 at c = {}, must be > 0",
                        c < 0 ? "lower" : "upper", c),
            end);
  }
  double at = 0;
  const bool held = shown_increasing(curve, 1e-13 * size, at);
  const MetalogPlace worst = place_at_lower(at + 0.5);
  require(held,
          fmt::format("metalog: the quantile function must increase everywhere; at the probability {:.4g} its slope "
                      "must be > 0",
                      at + 0.5),
          held ? 0 : curve.steepness(worst) / worst.v);
}

}  // namespace fundshare
