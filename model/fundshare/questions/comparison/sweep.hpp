// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/questions/comparison/run_points.hpp"
#include "fundshare/questions/estimate.hpp"

namespace fundshare {

/// One figure at one point of a sweep.
struct SweepFigure {
  std::size_t point;
  ShownOutput output;
  std::optional<Summary> summary;                ///< nothing where undefined in any world
  std::vector<std::optional<Estimate>> reached;  ///< of a ratio: P(output >= t) for each of named_thresholds()
};

/// Runs every point and summarises each variable over the whole window and the last three years.
/// The result depends on scenario, points, seed and number of worlds alone.
/// \return point by point, variable by variable, window by window \throws as PointRuns::run()
[[nodiscard]] std::vector<SweepFigure> sweep(const PointRuns& runs, std::uint64_t seed, std::uint64_t worlds,
                                             const PlanOf& plan_of);

}  // namespace fundshare
