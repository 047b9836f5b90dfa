// SPDX-License-Identifier: Apache-2.0
// expm1, log1p, pow and the hyperbolic functions, from the two hot kernels and double-double arithmetic.
#include <cmath>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/numerics/kernels_inline.hpp"

namespace fundshare {

namespace {

/// An unevaluated sum of two doubles, low at most half an ulp of high: about 106 bits (Dekker, 1971).
struct Pair {
  double high, low;
};

Pair fast_sum(double a, double b) {  // |a| >= |b|
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

Pair sum(double a, double b) {  // Knuth
  const double total = a + b;
  const double part = total - a;
  return {total, (a - (total - part)) + (b - part)};
}

Pair product(double a, double b) {  // Veltkamp's split, Dekker's product: exact without overflow
  const double split_a = a * 134217729.0;
  const double split_b = b * 134217729.0;
  const double high_a = split_a - (split_a - a);
  const double high_b = split_b - (split_b - b);
  const double low_a = a - high_a;
  const double low_b = b - high_b;
  const double value = a * b;
  const double first = high_a * high_b - value;
  const double second = first + high_a * low_b;
  const double third = second + low_a * high_b;
  return {value, third + low_a * low_b};
}

Pair multiply(Pair a, Pair b) {
  const Pair main = product(a.high, b.high);
  return fast_sum(main.high, main.low + (a.high * b.low + a.low * b.high));
}

Pair add(Pair a, Pair b) {
  const Pair main = sum(a.high, b.high);
  return fast_sum(main.high, main.low + (a.low + b.low));
}

Pair divide(double a, Pair b) {
  const double first = a / b.high;
  const Pair back = product(first, b.high);
  const double left = (a - back.high) - back.low - first * b.low;
  return fast_sum(first, left / b.high);
}

/// ln x for a positive normal x, to about 2^-68 relative: x = 2^k m, ln m = 2 atanh(s), s = (m - 1) / (m + 1).
Pair log_pair(double x) {
  int k = 0;
  double m = std::frexp(x, &k);
  if (m < 0.70710678118654757) {
    m *= 2;
    --k;
  }
  const Pair s = divide(m - 1.0, sum(m, 1.0));
  const Pair z = multiply(s, s);
  // 2/3 + 2/5 z + 2/7 z^2 + ...: |z| <= 0.0295, so that 12 terms leave 2^-64 of a term of 2^-12.
  double tail = 2.0 / 25;
  for (int n = 23; n >= 7; n -= 2) tail = tail * z.high + 2.0 / n;
  const Pair fifth = add({0.4, -2.2204460492503132e-17}, multiply(z, {tail, 0.0}));
  const Pair third = add({0.66666666666666663, 3.7007434154171883e-17}, multiply(z, fifth));
  const Pair mantissa = add({2 * s.high, 2 * s.low}, multiply(multiply(s, z), third));
  const Pair exponent = multiply({static_cast<double>(k), 0.0}, {0.69314718055994529, 2.3190468138462996e-17});
  return add(exponent, mantissa);
}

bool is_odd_integer(double y) { return std::fabs(y) < 0x1p53 && std::floor(y) == y && std::floor(y / 2) * 2 != y; }

/// x^y for 0 < x < inf and finite y != 0.
double pow_positive(double x, double y) {
  if (std::fabs(y) > 0x1p64) return x == 1 ? 1 : ((x > 1) == (y > 0) ? infinity : 0);
  const bool subnormal = x < 0x1p-1022;
  Pair log_x = log_pair(subnormal ? x * 0x1p54 : x);
  if (subnormal) log_x = add(log_x, {-37.429947750237048, 1.3983583041149152e-15});  // -54 ln 2
  const double estimate = y * log_x.high;
  if (estimate > 720) return infinity;
  if (estimate < -760) return 0;
  const Pair main = product(y, log_x.high);
  const Pair exponent = fast_sum(main.high, main.low + y * log_x.low);
  const double value = kernel::exp(exponent.high);
  return value < infinity ? value + value * exponent.low : value;
}

}  // namespace

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

double pow_ieee(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (x != x || y != y) return x + y;
  if (std::fabs(y) == infinity) {
    if (std::fabs(x) == 1) return 1;
    return (std::fabs(x) > 1) == (y > 0) ? infinity : 0;
  }
  const double magnitude = std::fabs(x);
  const double sign = std::signbit(x) && is_odd_integer(y) ? -1.0 : 1.0;
  if (magnitude == 0) return y > 0 ? sign * 0.0 : sign * infinity;
  if (magnitude == infinity) return y > 0 ? sign * infinity : sign * 0.0;
  if (x < 0 && std::floor(y) != y) return kernel::not_a_number;
  if (magnitude == 1) return sign;
  return sign * pow_positive(magnitude, y);
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
