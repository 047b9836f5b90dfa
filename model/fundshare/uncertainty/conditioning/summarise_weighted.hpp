// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// Mean, sd and quantiles of a column under weights, with the Monte Carlo standard errors of self-normalised importance
/// sampling (A. Owen, "Monte Carlo theory, methods and examples", 9.2); nothing if the column is undefined in any
/// world. With weights w that sum to 1: \f[ m = \sum w_i x_i, \quad s^2 = \sum w_i (x_i - m)^2 / (1 - \sum w_i^2) \f]
/// \f[ se(m)^2 = \sum w_i^2 (x_i - m)^2 / (1 - \sum w_i^2), \quad se(s)^2 = \sum w_i^2 ((x_i - m)^2 - s^2)^2 / (2 s)^2
/// \f] Quantile p is the smallest x whose weights up to x reach p; with d^2 = sum of w_i^2 (1{x_i <= quantile} - p)^2,
/// its mc_se is half the distance between the x where the weights still stand at p - d or below, and where they reach p
/// + d. A weight within 1e-12 of p counts as p, so that rounding moves no quantile. With equal weights of n worlds all
/// figures are those of summarise(), the mc_se of the sd within 1 / n. A mc_se that needs worlds beyond the last is
/// NaN. Smoothing the weights adds an error of its own, which is small while k-hat is below 0.7 and not in mc_se.
/// \param weights  one for each world, at least 0, sum 1
[[nodiscard]] std::optional<Summary> summarise_weighted(std::span<const double> column,
                                                        std::span<const double> weights);

/// Sum of the weights of the worlds with column >= threshold, mc_se as that of the mean of 0 and 1; nothing if the
/// column is undefined in any world.
[[nodiscard]] std::optional<Estimate> weighted_share_at_least(std::span<const double> column,
                                                              std::span<const double> weights, double threshold);

/// How a column moved from equal weights to others: both figures come from the same worlds, and so do the errors.
struct Movement {
  Estimate shift;     ///< (mean after - mean before) / sd before
  Estimate sd_ratio;  ///< sd after / sd before
};

/// \param before, after  summaries of the column under equal weights and under `weights`
/// \return zero and one without error where the column has no spread
[[nodiscard]] Movement movement_of(std::span<const double> column, std::span<const double> weights,
                                   const Summary& before, const Summary& after);

}  // namespace fundshare
