// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include "fundshare/base/infinity.hpp"

/// The hot kernels as inline functions without branches, so that loops over blocks of numbers become vector code.
/// The scalar functions and the block functions of kernels.hpp share them: both give the same bits.
namespace fundshare::kernel {

inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
inline constexpr double ln2_high = 6.93147180369123816490e-01;  // ends in 21 zero bits: k * ln2_high is exact
inline constexpr double ln2_low = 1.90821492927058770002e-10;
inline constexpr double rounding = 0x1.8p52;  // adding it leaves the nearest integer in the low bits

inline std::uint64_t bits_of(double x) {
  std::uint64_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  return bits;
}

inline double from_bits(std::uint64_t bits) {
  double x;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

/// 2^k where `shifted` is k + 0x1.8p52 and |k| <= 1022.
inline double power_of_two(double shifted) { return from_bits((bits_of(shifted) + 1023) << 52); }

/// exp(r) - 1 for r = high - low, |r| <= ln(2) / 2, after fdlibm's e_exp.c (Sun Microsystems, 1993): 5-term
/// minimax of r (exp(r) + 1) / (exp(r) - 1), error below 2^-59.
inline double exp_minus_one_core(double high, double low) {
  const double r = high - low;
  const double t = r * r;
  const double p =
      1.66666666666666019037e-01 +
      t * (-2.77777777770155933842e-03 +
           t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08)));
  const double c = r - t * p;
  return high - (low - (r * c) / (2.0 - c));
}

/// exp(x): 0 below -745.2, inf above 709.8; at most 1 ulp (2 in the subnormal range).
inline double exp(double x) {
  const double above = x > -746.0 ? x : -746.0;
  const double inside = above < 710.0 ? above : 710.0;
  const double k = (inside * 1.44269504088896338700 + rounding) - rounding;
  const double tail = exp_minus_one_core(inside - k * ln2_high, k * ln2_low);
  const double first_shifted = k * 0.5 + rounding;
  const double second_shifted = (k - (first_shifted - rounding)) + rounding;
  // Two factors, since 2^k itself leaves the range of normal numbers at both ends.
  const double value = (1.0 + tail) * power_of_two(first_shifted) * power_of_two(second_shifted);
  return x != x ? x : value;
}

/// ln x: -inf at 0, NaN below; at most 1 ulp. After fdlibm's e_log.c (Sun Microsystems, 1993).
inline double log(double x) {
  const bool subnormal = x < 0x1p-1022;
  const double scaled = x * (subnormal ? 0x1p54 : 1.0);
  constexpr std::uint64_t root_half = 0x3fe6a09e00000000;  // sqrt(1/2): the mantissa lies in [root, 2 root)
  const std::uint64_t shifted = bits_of(scaled) + (0x3ff0000000000000 - root_half);
  const double exponent = from_bits((shifted >> 52) | 0x4330000000000000) - (0x1p52 + 1023.0);
  const double k = exponent - (subnormal ? 54.0 : 0.0);
  const double f = from_bits((shifted & 0x000fffffffffffff) + root_half) - 1.0;
  const double half_square = 0.5 * f * f;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double w = z * z;
  const double even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const double odd =
      z * (6.666666666666735130e-01 +
           w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const double series = s * (half_square + (odd + even)) + k * ln2_low;
  const double value = k * ln2_high - ((half_square - series) - f);
  const double high_end = x > 0x1.fffffffffffffp1023 ? x : value;
  const double low_end = x == 0.0 ? -infinity : high_end;
  return x >= 0.0 ? low_end : not_a_number;
}

/// The five-step Horner schemes of normal_quantile, c[0] + c[1] x + ... + c[7] x^7.
inline double polynomial7(double x, double c0, double c1, double c2, double c3, double c4, double c5, double c6,
                          double c7) {
  return ((((((c7 * x + c6) * x + c5) * x + c4) * x + c3) * x + c2) * x + c1) * x + c0;
}

struct Ratio {
  double over, under;
};

/// Central part of normal_quantile, less its factor q: |q| <= 0.425 with q = p - 1/2.
inline Ratio normal_quantile_centre(double q) {
  const double r = 0.180625 - q * q;
  const double over =
      polynomial7(r, 3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
                  4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3);
  const double under =
      polynomial7(r, 1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
                  2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3);
  return {over, under};
}

/// Tails of normal_quantile, r = sqrt(-ln(tail probability)): 1.27 <= r <= 5.
inline Ratio normal_quantile_middle(double r) {
  const double m = r - 1.6;
  return {polynomial7(m, 1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
                      3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
                      2.27238449892691845833e-2, 7.74545014278341407640e-4),
          polynomial7(m, 1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
                      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
                      1.05075007164441684324e-9)};
}

/// The far tails, r > 5: probabilities below 1.4e-11.
inline Ratio normal_quantile_end(double r) {
  const double e = r - 5.0;
  return {polynomial7(e, 6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
                      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                      2.71155556874348757815e-5, 2.01033439929228813265e-7),
          polynomial7(e, 1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
                      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
                      2.04426310338993978564e-15)};
}

/// Up to here on either side of p = 1/2 the centre holds; beyond, the tails.
inline constexpr double normal_quantile_centre_until = 0.425;
/// The least probability at either end for which the middle of the tails holds; the far tails begin at exp(-25).
inline constexpr double normal_quantile_middle_from = 1.5e-11;

/// normal_quantile in its centre: |p - 1/2| <= 0.425.
inline double normal_quantile_inside(double p) {
  const double q = p - 0.5;
  const Ratio centre = normal_quantile_centre(q);
  return q * (centre.over / centre.under);
}

/// normal_quantile between its centre and the far tails.
inline double normal_quantile_outside(double p) {
  const double q = p - 0.5;
  const Ratio tail = normal_quantile_middle(std::sqrt(-log(q < 0.0 ? p : 1.0 - p)));
  const double sign = q < 0.0 ? -1.0 : 1.0;
  return sign * (tail.over / tail.under);
}

/// Phi^-1(p) by M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988): 1e-15 relative. -inf at 0, inf at 1,
/// NaN outside.
inline double normal_quantile(double p) {
  if (std::fabs(p - 0.5) <= normal_quantile_centre_until) return normal_quantile_inside(p);
  if (p >= normal_quantile_middle_from && 1.0 - p >= normal_quantile_middle_from) return normal_quantile_outside(p);
  if (p == 0.0) return -infinity;
  if (p == 1.0) return infinity;
  const double r = std::sqrt(-log(p < 0.5 ? p : 1.0 - p));
  const Ratio ratio = r <= 5.0 ? normal_quantile_middle(r) : normal_quantile_end(r);
  const double tail = ratio.over / ratio.under;
  return p < 0.5 ? -tail : tail;
}

/// Phi(x) by W. J. Cody, Mathematics of Computation 22 (1969) and ACM TOMS 19 (1993, ANORM): below 1e-14 relative in
/// both tails where the result is a normal number. x^2 / 2 is carried with its rounding error, which the exponential
/// would multiply by x^2.
inline double normal_cdf(double x) {
  const double y = std::fabs(x) < 40.0 ? std::fabs(x) : 40.0;
  const double square = y * y;
  const double split = y * 134217729.0;  // 2^27 + 1 (Veltkamp): y = head + rest, products of them are exact
  const double head = split - (split - y);
  const double rest = y - head;
  const double lost = ((head * head - square) + 2.0 * (head * rest)) + rest * rest;
  const double plain = exp(-0.5 * square);
  const double density = plain - plain * (0.5 * lost);

  const double centre_over =
      (((0.065682337918207449113 * square + 2.2352520354606839287) * square + 161.02823106855587881) * square +
       1067.6894854603709582) *
          square +
      18154.981253343561249;
  const double centre_under =
      (((square + 47.20258190468824187) * square + 976.09855173777669322) * square + 10260.932208618978205) * square +
      45507.789335026729956;
  const double middle_over =
      (((((((1.0765576773720192317e-8 * y + 0.39894151208813466764) * y + 8.8831497943883759412) * y +
           93.506656132177855979) *
              y +
          597.27027639480026226) *
             y +
         2494.5375852903726711) *
            y +
        6848.1904505362823326) *
           y +
       11602.651437647350124) *
          y +
      9842.7148383839780218;
  const double middle_under =
      (((((((y + 22.266688044328115691) * y + 235.38790178262499861) * y + 1519.377599407554805) * y +
          6485.558298266760755) *
             y +
         18615.571640885098091) *
            y +
        34900.952721145977266) *
           y +
       38912.003286093271411) *
          y +
      19685.429676859990727;
  const double u = 1.0 / (square > 1.0 ? square : 1.0);
  const double end_over =
      ((((0.02307344176494017303 * u + 0.21589853405795699) * u + 0.1274011611602473639) * u + 0.022235277870649807) *
           u +
       0.001421619193227893466) *
          u +
      2.9112874951168792e-5;
  const double end_under = ((((u + 1.28426009614491121) * u + 0.468238212480865118) * u + 0.0659881378689285515) * u +
                            0.00378239633202758244) *
                               u +
                           7.29751555083966205e-5;
  const double end = (0.398942280401432677939946 - u * (end_over / end_under)) / (y > 1.0 ? y : 1.0);
  const double tail = density * (y <= 5.656854249492380195 ? middle_over / middle_under : end);
  const double outside = x > 0.0 ? 1.0 - tail : tail;
  const double inside = 0.5 + x * (centre_over / centre_under);
  const double value = y <= 0.67448975 ? inside : outside;
  return x != x ? x : value;
}

}  // namespace fundshare::kernel
