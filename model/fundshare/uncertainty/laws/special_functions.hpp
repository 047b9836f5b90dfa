// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace fundshare::special {

/// A point of [0, 1] and its distance to 1, each with full relative accuracy.
struct UnitPoint {
  double x, complement;
};

[[nodiscard]] double beta_cdf(double a, double b, double x);        ///< regularised incomplete beta I_x(a, b)
[[nodiscard]] double beta_cdf_upper(double a, double b, double x);  ///< 1 - I_x(a, b)
[[nodiscard]] UnitPoint beta_quantile(double a, double b, double p);
[[nodiscard]] UnitPoint beta_quantile_upper(double a, double b, double q);
[[nodiscard]] double beta_density(double a, double b, double x);
[[nodiscard]] double log_beta(double a, double b);  ///< ln B(a, b)

[[nodiscard]] double gamma_cdf(double shape, double x);        ///< regularised lower incomplete gamma P(shape, x)
[[nodiscard]] double gamma_cdf_upper(double shape, double x);  ///< Q(shape, x) = 1 - P(shape, x)
[[nodiscard]] double gamma_quantile(double shape, double p);
[[nodiscard]] double gamma_quantile_upper(double shape, double q);
[[nodiscard]] double gamma_density(double shape, double x);

/// ln Gamma(1 + x), with full relative accuracy near x = 0
[[nodiscard]] double log_gamma_one_plus(double x);

}  // namespace fundshare::special
