// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "fundshare/uncertainty/summary/order_statistics.hpp"
#include "fundshare/uncertainty/summary/quantile_ranks.hpp"

namespace fundshare {

/// Summarises columns one after the other, with tables of one thread that are kept from column to column.
class Summariser {
 public:
  /// \param worlds  length of the columns \param group  group of each world, 0 .. groups - 1; kept by reference
  Summariser(std::uint64_t worlds, std::span<const std::uint8_t> group, std::size_t groups);
  /// Summary and shares, as summarise() and shares_at_least() give them, from two readings of the column.
  [[nodiscard]] ColumnResult operator()(std::span<const double> column, std::span<const double> thresholds);

 private:
  RankFinder finder_;
  QuantileRanks ranks_;
  std::span<const std::uint8_t> group_;
  std::size_t groups_;
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

/// Shares of the worlds that reach each of some thresholds, of all worlds and by group.
/// \param thresholds  ascending
/// \param group       group of each world, 0 .. groups - 1
/// \return nothing if the output is undefined in any world
[[nodiscard]] std::optional<GroupedShares> shares_at_least(std::span<const double> column,
                                                           std::span<const double> thresholds,
                                                           std::span<const std::uint8_t> group, std::size_t groups);

}  // namespace fundshare
