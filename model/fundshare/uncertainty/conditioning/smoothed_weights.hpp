// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// Importance weights of worlds whose largest are smoothed, and how far to trust them.
struct SmoothedWeights {
  std::vector<double> weights;  ///< by world, they sum to 1
  /// Shape of the fitted tail: the larger, the fewer worlds decide. Nothing where the largest weights are equal, so
  /// that there is no tail; infinite where it cannot be fitted, because it holds fewer than 5 worlds.
  std::optional<double> k_hat;
  std::size_t tail = 0;           ///< worlds whose weight was smoothed
  double effective_worlds = 0.0;  ///< 1 / sum of the squared weights
  /// ln of the mean of the weights before they were scaled to sum to 1: with a likelihood as weight the log marginal
  /// likelihood. Its mc_se is that of the mean over the mean.
  Estimate log_mean;
};

/// Pareto-smoothed importance weights (A. Vehtari, D. Simpson, A. Gelman, Y. Yao, J. Gabry: "Pareto smoothed importance
/// sampling", JMLR 25, 2024). The tail is the ceil(min(0.2 S, 3 sqrt(S))) largest of S weights, those above the largest
/// weight outside it; a generalised Pareto law is fitted to what exceeds that one, each weight of the tail becomes the
/// law's quantile at (rank - 1/2) / tail, and none may pass the largest weight as given. Weights of the tail that
/// differ by less than 1e-12 relative are no tail and stay. Log-weights are shifted by their largest before exp. \param
/// log_weights  up to a constant; -inf for a weight of 0 \throws std::logic_error where none is finite, or one is NaN
/// or +inf
[[nodiscard]] SmoothedWeights smooth_weights(std::span<const double> log_weights);

/// What the weights allow.
enum class WeightQuality {
  good,       ///< k-hat up to 0.5
  uneven,     ///< k-hat between 0.5 and 0.7: errors may be understated
  too_few,    ///< fewer than 100 effective worlds
  heavy_tail  ///< k-hat above 0.7: the figures are those of a few worlds
};

inline constexpr double warned_k_hat = 0.5, refused_k_hat = 0.7, fewest_effective_worlds = 100.0;

[[nodiscard]] WeightQuality quality_of(const SmoothedWeights& weights);

}  // namespace fundshare
