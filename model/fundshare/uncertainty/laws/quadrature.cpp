// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/quadrature.hpp"

#include <cmath>
#include <limits>

#include "fundshare/base/infinity.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/atoms.hpp"

namespace fundshare {

const GaussRule gauss_16{
    {0.095012509837637440185, 0.28160355077925891323, 0.45801677765722738634, 0.61787624440264374845,
     0.7554044083550030339, 0.86563120238783174388, 0.94457502307323257608, 0.9894009349916499326},
    {0.18945061045506849629, 0.18260341504492358887, 0.16915651939500253819, 0.14959598881657673208,
     0.12462897125553387205, 0.09515851168249278481, 0.062253523938647892863, 0.027152459411754094852}};

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double last_step = 6.1;  // pi sinh(6.1) = 700: the points come within 1e-304 of the ends

/// The terms of the rule at t and -t, t > 0.
double pair_of_terms(const std::function<double(special::UnitPoint)>& f, double t) {
  const double odds = exp_ieee(-pi * sinh_ieee(t));
  const double near = odds / (1 + odds);
  const double far = 1 / (1 + odds);
  return pi * cosh_ieee(t) * near * far * (f({far, near}) + f({near, far}));
}

/// The power a of a tail that grows like q^-a, measured between 1e-140 and 1e-280; negative where it ends.
double tail_power(const std::function<double(double)>& quantile) {
  const double far = std::fabs(quantile(1e-280));
  const double near = std::fabs(quantile(1e-140));
  if (std::isinf(far)) return infinity;
  if (near == 0 || far <= near) return 0;
  return (log_ieee(far) - log_ieee(near)) / (140 * 2.30258509299404568402);
}

/// Integral of g(quantile) over the probabilities, between the breakpoints.
double integrate_quantile(const QuantilePair& quantile, const std::function<double(double)>& g) {
  std::vector<double> ends = quantile.breakpoints;
  ends.insert(ends.begin(), 0.0);
  ends.push_back(1);
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const double low = ends[i];
    const double width = ends[i + 1] - low;
    sum += width * integrate_unit([&](special::UnitPoint at) {
             const double p = low + width * at.x;
             const double q = (1 - ends[i + 1]) + width * at.complement;
             return g(p <= 0.5 ? quantile.lower(p) : quantile.upper(q));
           });
  }
  return sum;
}

}  // namespace

double integrate_unit(const std::function<double(special::UnitPoint)>& f) {
  double step = 0.25;
  double sum = pi / 4 * f({0.5, 0.5});
  for (int k = 1; k * step <= last_step; ++k) sum += pair_of_terms(f, k * step);
  double total = sum * step;
  for (int level = 0; level < 5; ++level) {
    for (int k = 1; (k - 0.5) * step <= last_step; ++k) sum += pair_of_terms(f, (k - 0.5) * step);
    step /= 2;
    const double before = total;
    total = sum * step;
    if (std::fabs(total - before) <= 1e-9 * std::fabs(total)) break;
  }
  return total;
}

Moments moments_of(const QuantilePair& quantile) {
  const double below = tail_power(quantile.lower);
  const double above = tail_power(quantile.upper);
  constexpr double slack = 1e-6;  // the power is measured, and the integrals err near the limits
  if (below >= 1 - slack && above >= 1 - slack) return {std::numeric_limits<double>::quiet_NaN(), infinity};
  if (below >= 1 - slack) return {-infinity, infinity};
  if (above >= 1 - slack) return {infinity, infinity};
  const double mean = integrate_quantile(quantile, [](double x) { return x; });
  if (std::fmax(below, above) >= 0.5 - slack) return {mean, infinity};
  const double square = integrate_quantile(quantile, [mean](double x) { return (x - mean) * (x - mean); });
  return {mean, std::sqrt(square)};
}

Moments moments_of_atoms(const Law& law) {
  std::vector<double> values;
  std::vector<double> weights;
  constexpr double smallest = 1e-18;
  double x = law.quantile(smallest);
  double below = 0;
  double above = 1;
  while (true) {
    const double up_to = law.cdf(x);
    const double beyond = law.cdf_upper(x);
    values.push_back(x);
    weights.push_back(up_to < 0.5 ? up_to - below : above - beyond);
    if (beyond <= smallest) break;
    below = up_to;
    above = beyond;
    const double next =
        up_to < 0.5 ? law.quantile(std::nextafter(up_to, 1.0)) : law.quantile_upper(std::nextafter(beyond, 0.0));
    if (!(next > x)) break;
    x = next;
  }
  double mean = 0;
  for (std::size_t i = 0; i < values.size(); ++i) mean += weights[i] * values[i];
  double square = 0;
  for (std::size_t i = 0; i < values.size(); ++i) square += weights[i] * (values[i] - mean) * (values[i] - mean);
  return {mean, std::sqrt(square)};
}

}  // namespace fundshare
