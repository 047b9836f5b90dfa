// SPDX-License-Identifier: Apache-2.0
// expm1, log1p and the hyperbolic functions, from the two hot kernels.
#include <cmath>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/numerics/kernels_inline.hpp"

namespace fundshare {

double expm1_ieee(double x) {
  if (!(x > -38)) return x != x ? x : -1;
  if (x > 40) return kernel::exp(x);
  if (std::fabs(x) < 0x1p-54) return x;
  const double k = (x * 1.44269504088896338700 + kernel::rounding) - kernel::rounding;
  const double tail = kernel::exp_minus_one_core(x - k * kernel::ln2_high, k * kernel::ln2_low);
  const double scale = kernel::power_of_two(k + kernel::rounding);
  return k == 0 ? tail : scale * tail + (scale - 1);  // scale - 1 is exact or rounded far below the sum
}

double log1p_ieee(double x) {
  if (std::fabs(x) < 0x1p-53) return x;
  const double u = 1 + x;
  if (!(u > 0) || u == infinity) return kernel::log(u);
  const double lost = std::fabs(x) < 1 ? x - (u - 1) : 1 - (u - x);  // 1 + x = u + lost
  if (std::fabs(x) > 0.25) return kernel::log(u) + lost / u;
  const double s = x / (2 + x);  // 2 atanh(s), |s| <= 1/7; the leading term is x itself: x - s (x - s^2 (...))
  const double z = s * s;
  double series = 2.0 / 23;
  for (int n = 21; n >= 3; n -= 2) series = series * z + 2.0 / n;
  return x - s * (x - z * series);
}

double sinh_ieee(double x) {
  const double y = std::fabs(x);
  if (y > 40) return (x < 0 ? -1 : 1) * (kernel::exp(y * 0.5) * 0.5) * kernel::exp(y * 0.5);
  const double e = expm1_ieee(y);
  return (x < 0 ? -0.5 : 0.5) * (e + e / (e + 1));
}

double cosh_ieee(double x) {
  const double y = std::fabs(x);
  if (y > 40) return (kernel::exp(y * 0.5) * 0.5) * kernel::exp(y * 0.5);
  const double e = kernel::exp(y);
  return 0.5 * (e + 1 / e);
}

double tanh_ieee(double x) {
  const double y = std::fabs(x);
  const double e = expm1_ieee(2 * (y < 40 ? y : 40));
  const double value = e / (e + 2);
  return x != x ? x : (x < 0 ? -value : value);
}

}  // namespace fundshare
