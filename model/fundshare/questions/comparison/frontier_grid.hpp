// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// P(column >= t) for each of some thresholds in any order, infinity allowed, by one reading of the column.
/// \return nothing if the column is undefined in any world
[[nodiscard]] std::optional<std::vector<Estimate>> shares_reaching(std::span<const double> column,
                                                                   std::span<const double> thresholds);

/// Where a probability passes a level along one line of a grid.
struct Crossing {
  std::optional<Estimate> at;  ///< nothing where it does not pass the level on the grid
  std::size_t times = 0;       ///< how often it passes; `at` is the first
};

/// The first place between two neighbours of a line where the probability passes the level, by linear interpolation.
/// Its mc_se is that of the probability at the level, sqrt(q (1 - q) / n), over the slope; the error of the
/// interpolation itself shrinks with finer steps. \param places, probabilities  of the same length, two at least
[[nodiscard]] Crossing first_crossing(std::span<const double> places, std::span<const Estimate> probabilities,
                                      double level, std::uint64_t worlds);

}  // namespace fundshare
