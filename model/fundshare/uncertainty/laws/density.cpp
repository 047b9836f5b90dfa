// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/density.hpp"

#include <cmath>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/special_functions.hpp"

namespace fundshare {

namespace {

constexpr double inverse_root_two_pi = 0.39894228040143267794;

/// Density of low + (high - low) B for a Beta variable B. The nearer end is the one to measure from.
Density stretched_beta(double a, double b, double low, double high, double x) {
  if (x <= low || x >= high) return {0, 0};
  const double width = high - low;
  const double u = (x - low) / width;
  const double v = (high - x) / width;
  const double value = (u <= 0.5 ? special::beta_density(a, b, u) : special::beta_density(b, a, v)) / width;
  return {value, value * ((a - 1) / u - (b - 1) / v) / width};
}

struct DensityAt {
  double x;

  template <class Atoms>
  Density operator()(const Atoms& /*law without density*/) const {
    return {0, 0};
  }
  Density operator()(const Uniform& law) const {
    const double width = law.quantile(1) - law.quantile(0);
    return {x > law.quantile(0) && x < law.quantile(1) ? 1 / width : 0, 0};
  }
  Density operator()(const Triangular& law) const {
    const double low = law.quantile(0);
    const double high = law.quantile(1);
    const double width = high - low;
    const double mode = low + law.probability_below_mode() * width;
    if (x <= low || x >= high) return {0, 0};
    if (x < mode) return {2 * ((x - low) / width) / (mode - low), 2 / width / (mode - low)};
    return {2 * ((high - x) / width) / (high - mode), -2 / width / (high - mode)};
  }
  Density operator()(const Pert& law) const {
    return stretched_beta(law.first_shape(), law.second_shape(), law.low(), law.high(), x);
  }
  Density operator()(const Beta& law) const { return stretched_beta(law.first_shape(), law.second_shape(), 0, 1, x); }
  Density operator()(const Normal& law) const {
    const double z = (x - law.mean()) / law.standard_deviation();
    const double value = inverse_root_two_pi * exp_ieee(-0.5 * z * z) / law.standard_deviation();
    return {value, -value * z / law.standard_deviation()};
  }
  Density operator()(const LogNormal& law) const {
    if (x <= 0) return {0, 0};
    const double z = (log_ieee(x) - law.mu()) / law.sigma();
    const double value = inverse_root_two_pi * exp_ieee(-0.5 * z * z) / (law.sigma() * x);
    return {value, -value * (1 + z / law.sigma()) / x};
  }
  Density operator()(const Gamma& law) const {
    if (x <= 0) return {0, 0};
    const double t = x / law.scale();
    const double value = special::gamma_density(law.shape(), t) / law.scale();
    return {value, value * ((law.shape() - 1) / t - 1) / law.scale()};
  }
  Density operator()(const StudentT& law) const {
    const double t = (x - law.location()) / law.scale();
    const double df = law.df();
    const double power = exp_ieee(-(df + 1) / 2 * log1p_ieee(t / df * t));
    const double value = power * exp_ieee(-special::log_beta(df / 2, 0.5)) / (std::sqrt(df) * law.scale());
    return {value, std::isinf(t * t) ? 0 : -value * (df + 1) * (t / (df + t * t)) / law.scale()};
  }
  Density operator()(const Weibull& law) const {
    if (x <= 0) return {0, 0};
    const double hazard = pow_ieee(x / law.scale(), law.shape());
    const double value = exp_ieee(-hazard) * law.shape() * hazard / x;
    return {value, value * (law.shape() - 1 - law.shape() * hazard) / x};
  }
  Density operator()(const GeneralisedPareto& law) const {
    const double above = law.cdf_upper(x);
    if (x < law.location() || above == 0) return {0, 0};
    const double room = law.scale() + law.shape() * (x - law.location());
    const double value = above / room;
    return {value, -value * (1 + law.shape()) / room};
  }
  Density operator()(const Metalog& law) const {
    const auto [value, slope] = law.density_and_slope(x);
    return {value, slope};
  }
  Density operator()(const Truncated& law) const {
    if (x < law.low() || x > law.high()) return {0, 0};
    const Density whole = density(law.law(), x);
    return {whole.value / law.mass(), whole.slope / law.mass()};
  }
  Density operator()(const Affine& law) const {
    const Density base = density(law.law(), (x - law.shift()) / law.scale());
    return {base.value / law.scale(), base.slope / law.scale() / law.scale()};
  }
  Density operator()(const Fitted& law) const { return density(law.law(), x); }
  Density operator()(const LogPool& law) const {
    const double value = law.density_at(x);
    if (!(value > 0)) return {0, 0};
    double slope = 0;  // of the logarithm
    for (std::size_t i = 0; i < law.laws().size(); ++i) {
      const Density part = density(law.laws()[i], x);
      slope += law.weights()[i] * part.slope / part.value;
    }
    return {value, value * slope};
  }
  Density operator()(const Mixture& law) const {
    Density sum{0, 0};
    for (std::size_t i = 0; i < law.laws().size(); ++i) {
      const Density part = density(law.laws()[i], x);
      sum.value += law.weights()[i] * part.value;
      sum.slope += law.weights()[i] * part.slope;
    }
    return sum;
  }
};

}  // namespace

Density density(const Law& law, double x) { return std::visit(DensityAt{x}, law.value()); }

}  // namespace fundshare
