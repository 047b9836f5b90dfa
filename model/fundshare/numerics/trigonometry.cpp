// SPDX-License-Identifier: Apache-2.0
// Sine, cosine and arc tangent with the coefficients and reductions of fdlibm (Sun Microsystems, 1993).
#include <cmath>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/numerics/kernels_inline.hpp"

namespace fundshare {

namespace {

struct Reduced {
  double high, low;  ///< x - quadrant * pi / 2, in [-pi/4, pi/4]
  int quadrant;      ///< 0 to 3
};

/// pi/2 in three pieces of 33 bits and a rest: k times a piece is exact for k < 2^20.
Reduced reduce(double x) {
  const double k = (x * 6.36619772367581382433e-01 + kernel::rounding) - kernel::rounding;
  const double first = x - k * 1.57079632673412561417e+00;
  const double second_step = k * 6.07710050630396597660e-11;
  const double second = first - second_step;
  const double lost_second = (first - second) - second_step;
  const double third_step = k * 2.02226624871116645580e-21;
  const double rest = third_step - lost_second + k * 8.47842766036889956997e-32;
  const double high = second - rest;
  const double low = (second - high) - rest;
  const int quadrant = static_cast<int>(k) & 3;
  return {high, low, quadrant};
}

double sin_core(double x, double low) {
  const double z = x * x;
  const double v = z * x;
  const double r =
      8.33333333332248946124e-03 +
      z * (-1.98412698298579493134e-04 +
           z * (2.75573137070700676789e-06 + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)));
  return x - ((z * (0.5 * low - v * r) - low) - v * -1.66666666666666324348e-01);
}

double cos_core(double x, double low) {
  const double z = x * x;
  const double r = z * (4.16666666666666019037e-02 +
                        z * (-1.38888888888741095749e-03 +
                             z * (2.48015872894767294178e-05 +
                                  z * (-2.75573143513906633035e-07 +
                                       z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)))));
  const double half = 0.5 * z;
  const double w = 1.0 - half;
  return w + (((1.0 - w) - half) + (z * r - x * low));
}

double sin_of_quadrant(const Reduced& r, int shift) {
  const int quadrant = (r.quadrant + shift) & 3;
  const double value = (quadrant & 1) != 0 ? cos_core(r.high, r.low) : sin_core(r.high, r.low);
  return quadrant >= 2 ? -value : value;
}

/// atan(x) - x times a sign, for |x| <= 7/16: x * (x^2 / 3 - x^4 / 5 + ...).
double atan_series(double x) {
  const double z = x * x;
  const double w = z * z;
  const double odd = z * (3.33333333333329318027e-01 +
                          w * (1.42857142725034663711e-01 +
                               w * (9.09088713343650656196e-02 +
                                    w * (6.66107313738753120669e-02 +
                                         w * (4.97687799461593236017e-02 + w * 1.62858201153657823623e-02)))));
  const double even =
      w *
      (-1.99999999998764832476e-01 +
       w * (-1.11111104054623557880e-01 +
            w * (-7.69187620504482999495e-02 + w * (-5.83357013379057348645e-02 + w * -3.65315727442169155270e-02))));
  return x * (odd + even);
}

double atan_positive(double x) {
  if (x < 0.4375) return x - atan_series(x);
  if (x < 0.6875) {
    const double t = (2 * x - 1) / (2 + x);
    return 4.63647609000806093515e-01 - ((atan_series(t) - 2.26987774529616870924e-17) - t);
  }
  if (x < 1.1875) {
    const double t = (x - 1) / (x + 1);
    return 7.85398163397448278999e-01 - ((atan_series(t) - 3.06161699786838301793e-17) - t);
  }
  if (x < 2.4375) {
    const double t = (x - 1.5) / (1 + 1.5 * x);
    return 9.82793723247329054082e-01 - ((atan_series(t) - 1.39033110312309984516e-17) - t);
  }
  const double t = -1 / x;
  return 1.57079632679489655800e+00 - ((atan_series(t) - 6.12323399573676603587e-17) - t);
}

}  // namespace

double sin_ieee(double x) {
  if (!(std::fabs(x) <= 0x1p20)) return kernel::not_a_number;
  if (std::fabs(x) < 0x1p-27) return x;
  return sin_of_quadrant(reduce(x), 0);
}

double cos_ieee(double x) {
  if (!(std::fabs(x) <= 0x1p20)) return kernel::not_a_number;
  return sin_of_quadrant(reduce(x), 1);
}

double tan_ieee(double x) { return sin_ieee(x) / cos_ieee(x); }

double atan_ieee(double x) {
  if (x != x) return x;
  const double value = atan_positive(std::fabs(x));
  return std::signbit(x) ? -value : value;
}

double atan2_ieee(double y, double x) {
  constexpr double pi = 3.14159265358979311600;
  if (x != x || y != y) return x + y;
  if (y == 0) return std::signbit(x) ? (std::signbit(y) ? -pi : pi) : y;
  const bool both_infinite = std::fabs(x) == infinity && std::fabs(y) == infinity;
  const double ratio = x == 0 ? infinity : std::fabs(y / x);
  const double angle = atan_positive(both_infinite ? 1.0 : ratio);
  const double value = std::signbit(x) ? pi - (angle - 1.22464679914735317720e-16) : angle;
  return std::signbit(y) ? -value : value;
}

}  // namespace fundshare
