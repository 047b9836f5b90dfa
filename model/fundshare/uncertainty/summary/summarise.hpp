// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace fundshare {

/// The levels of the reported quantiles.
inline constexpr std::array<double, 9> quantile_levels{.01, .05, .10, .25, .50, .75, .90, .95, .99};

/// A figure of a Monte Carlo run with its standard error. Either is NaN where there are too few worlds to give it.
struct Estimate {
  double value = 0.0, mc_se = 0.0;
};

/// What is reported of one column of worlds.
struct Summary {
  std::uint64_t worlds = 0;
  Estimate mean, sd;
  std::array<Estimate, quantile_levels.size()> quantiles;
  [[nodiscard]] const Estimate& quantile(
      double level) const;  ///< \throws std::logic_error if it is not a reported level
};

/// Mean, sd and quantiles with their Monte Carlo standard errors; nothing if the output is undefined in any world.
/// Quantile p is the order statistic of rank ceil(p n), its mc_se half the distance between the order statistics of
/// ranks floor(p n - d) and ceil(p n + d), d = sqrt(n p (1 - p)). mc_se of the mean is s / sqrt(n),
/// that of the sd sqrt((m4 - s^4) / n) / (2 s) (Kendall and Stuart, vol. 1, 10.6). Too few worlds give NaN: a quantile
/// needs a world on either side of it (n p >= 1 and n (1 - p) >= 1), its mc_se ranks within 1..n, so 4 worlds for
/// the median, 52 for 5 % and 95 %, 261 for 1 % and 99 %; the sd and the mc_se of the mean need 2 worlds, the mc_se of
/// the sd 4. Sums are pairwise in a block of 256 worlds and exact over blocks, so no grouping of the worlds changes a
/// bit. \param column  one number per world, at least one
[[nodiscard]] std::optional<Summary> summarise(std::span<const double> column);

/// Share of worlds with column >= threshold, mc_se = sqrt(p (1 - p) / n), NaN for one world.
/// \return nothing if the output is undefined in any world
[[nodiscard]] std::optional<Estimate> share_at_least(std::span<const double> column, double threshold);

/// Shares of the worlds that reach each of some thresholds: of all worlds, and of each group of worlds.
struct GroupedShares {
  std::vector<Estimate> all;                                   ///< by threshold
  std::vector<std::optional<std::vector<Estimate>>> by_group;  ///< nothing for a group without a world
};

/// \param thresholds  ascending
/// \param group       group of each world, 0 .. groups - 1
/// \return nothing if the output is undefined in any world
[[nodiscard]] std::optional<GroupedShares> shares_at_least(std::span<const double> column,
                                                           std::span<const double> thresholds,
                                                           std::span<const std::uint8_t> group, std::size_t groups);

}  // namespace fundshare
