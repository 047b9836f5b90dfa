// SPDX-License-Identifier: Apache-2.0
// The one file that includes Boost.Math. It runs on Real, so that the results are the same bits everywhere.
#include "fundshare/uncertainty/laws/special_functions.hpp"

#include <cmath>
#include <exception>
#include <limits>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/numerics/real.hpp"

// Real first: the templates below find its functions by argument.
#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace fundshare::special {

namespace {

namespace bp = boost::math::policies;
using Policy = bp::policy<bp::domain_error<bp::ignore_error>, bp::pole_error<bp::ignore_error>,
                          bp::overflow_error<bp::ignore_error>, bp::evaluation_error<bp::ignore_error>,
                          bp::rounding_error<bp::ignore_error>, bp::promote_double<false>, bp::promote_float<false>>;

double boost_beta_cdf(double a, double b, double x) {
  return boost::math::ibeta(Real{a}, Real{b}, Real{x}, Policy{}).value();
}

/// I_x(1/2, 1/2) = 2 / pi asin(sqrt(x)), by both sides of its triangle: Boost's own, of 1 - x alone, loses 1e-9 near 0.
double arcsine_cdf(double x, double complement) {
  constexpr double two_over_pi = 0.63661977236758134308;
  return two_over_pi * atan2_ieee(std::sqrt(x), std::sqrt(complement));
}

/// I_x(a, b) = x^a (1 - x)^b / (a B) sum of x^n (a + b)_n / (a + 1)_n: all terms positive, x below the mean.
double beta_series(double a, double b, double x) {
  double term = 1;
  double total = 1;
  for (int n = 0; term > 1e-17 * total; ++n) {
    term *= (a + b + n) / (a + 1 + n) * x;
    total += term;
  }
  return exp_ieee(a * log_ieee(x) + b * log1p_ieee(-x) - log_ieee(a) - log_beta(a, b)) * total;
}

double log_gamma(double z) { return boost::math::lgamma(Real{z}, Policy{}).value(); }

/// Below this probability Boost's inverses lose digits or give up, and the searches below take over.
constexpr double far_tail = 1e-15;

/// ln P(X <= x) and its slope by ln x.
struct LogCdf {
  double value, slope;
};

/// The t = ln x < end with ln P(X <= x) = goal, by Newton's method inside a bracket. ln P is concave in ln x for the
/// gamma laws and for Beta laws but near 1, so that Newton's steps from the left stay on the left.
template <class Function>
double solve_log(double start, double goal, double end, Function log_cdf) {
  double low = -std::numeric_limits<double>::infinity();
  double high = end;
  double reach = 1;
  double t = start < end ? start : end - 1;
  for (int i = 0; i < 400; ++i) {
    const LogCdf at = log_cdf(t);
    (at.value < goal ? low : high) = t;
    double next = at.slope > 0 ? t + (goal - at.value) / at.slope : end;
    if (!(next > low && next < high)) {
      next = std::isinf(low) ? t - reach : low + (high - low) / 2;
      reach *= 2;
    }
    if (std::fabs(next - t) <= 1e-16 * (1 + std::fabs(t))) return next;
    t = next;
  }
  return t;
}

/// The quantile for p <= 1/2, from a first guess of ln x if there is one.
UnitPoint search_beta(double a, double b, double p, double guess) {
  // I_x(a, b) = x^a / (a B) (1 + (1 - b) a x / (a + 1) + ...)
  const double goal = log_ieee(p);
  const double start = (goal + log_ieee(a) + log_beta(a, b)) / a;
  if (start < -40 - log_ieee(1 + b)) return {exp_ieee(start), 1};
  const double t = solve_log(guess < 0 ? guess : start, goal, 0, [&](double log_x) {
    const double x = exp_ieee(log_x);
    const double below = beta_cdf(a, b, x);
    return LogCdf{log_ieee(below), below > 0 ? x * beta_density(a, b, x) / below : 0};
  });
  return {exp_ieee(t), -expm1_ieee(t)};
}

/// The probability of a point, from the end of [0, 1] that it is nearer to.
double beta_cdf_at(double a, double b, UnitPoint at) {
  return at.x <= 0.5 ? beta_cdf(a, b, at.x) : beta_cdf_upper(b, a, at.complement);
}

/// The quantile for p <= 1/2 by Boost, checked: at some shapes, 1/2 and 2 among them, its inverse returns a point whose
/// probability is far from p, or throws.
UnitPoint lower_beta_quantile(double a, double b, double p) {
  if (p < far_tail) return search_beta(a, b, p, 0);
  double guess = 0;
  try {
    Real complement;
    const Real x = boost::math::ibeta_inv(Real{a}, Real{b}, Real{p}, &complement, Policy{});
    const UnitPoint found{x.value(), complement.value()};
    if (std::fabs(beta_cdf_at(a, b, found) / p - 1) <= 2e-14 * (1 + a + b)) return found;
    guess = log_ieee(found.x);
  } catch (const std::exception&) {  // no convergence, at shapes of extreme ratio
  }
  return search_beta(a, b, p, guess);
}

double gamma_far_tail(double shape, double p) {
  // P(a, x) = x^a / Gamma(a + 1) (1 - a x / (a + 1) + ...)
  const double goal = log_ieee(p);
  const double start = (goal + log_gamma(shape + 1)) / shape;
  if (start < -40) return exp_ieee(start);
  return exp_ieee(solve_log(start, goal, 710, [&](double log_x) {
    const double x = exp_ieee(log_x);
    const double below = gamma_cdf(shape, x);
    return LogCdf{log_ieee(below), below > 0 ? x * gamma_density(shape, x) / below : 0};
  }));
}

}  // namespace

double beta_cdf(double a, double b, double x) {
  if (a == 0.5 && b == 0.5) return arcsine_cdf(x, 1 - x);
  const double below = boost_beta_cdf(a, b, x);
  // Boost multiplies factors that leave the range of normal numbers when the result is near its end.
  const bool far = below < 1e-200 && x > 0 && x * (a + b) < a;
  return far ? beta_series(a, b, x) : below;
}

double beta_cdf_upper(double a, double b, double x) {
  if (a == 0.5 && b == 0.5) return arcsine_cdf(1 - x, x);
  const double above = boost::math::ibetac(Real{a}, Real{b}, Real{x}, Policy{}).value();
  const bool far = above < 1e-200 && x < 1 && (1 - x) * (a + b) < b;
  return far ? beta_series(b, a, 1 - x) : above;
}

UnitPoint beta_quantile(double a, double b, double p) {
  if (p == 0) return {0, 1};
  if (p <= 0.5) return lower_beta_quantile(a, b, p);
  return beta_quantile_upper(a, b, 1 - p);
}

UnitPoint beta_quantile_upper(double a, double b, double q) {
  if (q > 0.5) return beta_quantile(a, b, 1 - q);
  if (q == 0) return {1, 0};
  const UnitPoint mirrored = lower_beta_quantile(b, a, q);
  return {mirrored.complement, mirrored.x};
}

double beta_density(double a, double b, double x) {
  return boost::math::ibeta_derivative(Real{a}, Real{b}, Real{x}, Policy{}).value();
}

double log_beta(double a, double b) {
  const double direct = boost::math::beta(Real{a}, Real{b}, Policy{}).value();
  if (direct > 1e-290 && direct < 1e290) return log_ieee(direct);
  return log_gamma(a) + log_gamma(b) - log_gamma(a + b);  // large values, of which digits cancel
}

double log_gamma_one_plus(double x) {
  if (x > 0.25) return log_gamma(1 + x);
  return log1p_ieee(boost::math::tgamma1pm1(Real{x}, Policy{}).value());
}

double gamma_cdf(double shape, double x) { return boost::math::gamma_p(Real{shape}, Real{x}, Policy{}).value(); }

double gamma_cdf_upper(double shape, double x) { return boost::math::gamma_q(Real{shape}, Real{x}, Policy{}).value(); }

double gamma_quantile(double shape, double p) {
  if (p == 0) return 0;
  if (p < far_tail) return gamma_far_tail(shape, p);
  return boost::math::gamma_p_inv(Real{shape}, Real{p}, Policy{}).value();
}

double gamma_quantile_upper(double shape, double q) {
  return boost::math::gamma_q_inv(Real{shape}, Real{q}, Policy{}).value();
}

double gamma_density(double shape, double x) {
  return boost::math::gamma_p_derivative(Real{shape}, Real{x}, Policy{}).value();
}

}  // namespace fundshare::special
