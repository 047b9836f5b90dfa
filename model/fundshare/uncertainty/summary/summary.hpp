// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
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

/// Shares of the worlds that reach each of some thresholds: of all worlds, and of each group of worlds.
struct GroupedShares {
  std::vector<Estimate> all;                                   ///< by threshold
  std::vector<std::optional<std::vector<Estimate>>> by_group;  ///< nothing for a group without a world
};

/// Both, of one column; nothing if it is undefined in any world.
struct ColumnResult {
  std::optional<Summary> summary;
  std::optional<GroupedShares> shares;  ///< nothing, too, if no thresholds were asked for
};

}  // namespace fundshare
