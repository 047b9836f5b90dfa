// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

/// Elementary functions in plain IEEE steps: add, subtract, multiply, divide, square root and bit operations, in a
/// fixed order. They give the same bits on every processor and compiler, which the system's library does not.
/// Arguments outside the domain give NaN, overflow gives inf, as in <cmath>.
namespace fundshare {

[[nodiscard]] double exp_ieee(double x);    ///< e^x, at most 1 ulp
[[nodiscard]] double expm1_ieee(double x);  ///< e^x - 1, at most 2 ulp
[[nodiscard]] double log_ieee(double x);    ///< ln x, at most 1 ulp
[[nodiscard]] double log1p_ieee(double x);  ///< ln(1 + x), at most 2 ulp
/// x^y with ln x carried to 2^-68, at most 2 ulp; the special cases are those of std::pow.
[[nodiscard]] double pow_ieee(double x, double y);
[[nodiscard]] double sin_ieee(double x);  ///< at most 1 ulp for |x| <= 2^20, NaN beyond
[[nodiscard]] double cos_ieee(double x);  ///< at most 1 ulp for |x| <= 2^20, NaN beyond
[[nodiscard]] double tan_ieee(double x);  ///< sine over cosine, at most 3 ulp for |x| <= 2^20, NaN beyond
[[nodiscard]] double atan_ieee(double x);
[[nodiscard]] double atan2_ieee(double y, double x);
[[nodiscard]] double sinh_ieee(double x);
[[nodiscard]] double cosh_ieee(double x);
[[nodiscard]] double tanh_ieee(double x);

/// Phi(x) = P(Z <= x) for a standard normal Z: 1e-14 relative down to 1e-300.
[[nodiscard]] double normal_cdf(double x);
/// P(Z > x), without cancellation.
[[nodiscard]] double normal_cdf_upper(double x);
/// Phi^-1(p), 1e-15 relative; -inf at 0, inf at 1, NaN outside [0, 1].
[[nodiscard]] double normal_quantile(double p);
/// The x with P(Z > x) = q, without the cancellation of normal_quantile(1 - q).
[[nodiscard]] double normal_quantile_upper(double q);

/// The scalar functions applied to each number in place, in vector code; the same bits.
void exp_block(std::span<double> x);
void log_block(std::span<double> x);
void normal_cdf_block(std::span<double> x);
void normal_quantile_block(std::span<double> u);

}  // namespace fundshare
