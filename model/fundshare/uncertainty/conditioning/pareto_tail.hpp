// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace fundshare {

/// A generalised Pareto law of what exceeds a threshold: P(X > x) = (1 + shape x / scale)^(-1 / shape), x >= 0.
/// With shape k, moments of order below 1 / k exist.
struct ParetoTail {
  double shape, scale;
  /// Inverse cdf, 0 <= p < 1: scale ((1 - p)^-shape - 1) / shape, at shape 0 its limit -scale ln(1 - p).
  [[nodiscard]] double quantile(double p) const;
};

/// The fit of Zhang and Stephens ("A new and efficient estimation method for the generalized Pareto distribution",
/// Technometrics 51, 2009): the posterior mean of theta = -shape / scale on 30 + floor(sqrt(n)) points of their
/// data-based prior. The shape is then drawn to 1/2 as by ten more observations, (n shape + 5) / (n + 10), which keeps
/// small samples apart from the extremes (A. Vehtari et al., "Pareto smoothed importance sampling", 2024, appendix C).
/// \param exceedances  ascending, all above 0, at least 5 \throws std::logic_error otherwise
[[nodiscard]] ParetoTail fit_pareto_tail(std::span<const double> exceedances);

}  // namespace fundshare
