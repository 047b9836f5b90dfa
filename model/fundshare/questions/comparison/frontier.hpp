// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/questions/comparison/run_points.hpp"
#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// The axis that is no input: the budget of every year set to one amount, USD at the prices of the unit costs.
inline constexpr const char* budget_axis = "budget_per_year";
/// The axis w: the share of arrived cash that goes to missiles.
inline constexpr const char* share_axis = "allocation.missile_share";

/// The levels of the contours.
inline constexpr std::array<double, 3> contour_levels{.10, .50, .90};

struct FrontierRequest {
  VaryAxis x, y;
  std::vector<double> thresholds;  ///< of coverage, above 0
};

/// P(coverage >= threshold) at one place of the grid.
struct FrontierCell {
  ShownWindow window;
  double threshold, x, y;
  std::optional<Estimate> probability;  ///< nothing where coverage is undefined in any world
};

/// For one x the y at which P(coverage >= threshold) is `level`.
struct FrontierContour {
  enum class Found { exact, interpolated, first_of_several, none };
  ShownWindow window;
  double threshold, level, x;
  Found found;
  std::optional<Estimate> y;
};

/// What the scenario itself has, beside the grid.
struct FrontierReference {
  ShownWindow window;
  std::string budget_method;               ///< all (as the scenario draws it), bottom_up or top_down in every world
  std::optional<Summary> budget_per_year;  ///< mean yearly budget of the window, USD at unit-cost prices
  std::vector<std::optional<Estimate>> reached;  ///< P(coverage >= t) of the scenario's own w and budget, by threshold
};

struct FrontierResult {
  std::vector<FrontierCell> cells;        ///< window, threshold, x, y: the last runs fastest
  std::vector<FrontierContour> contours;  ///< window, threshold, level, x
  std::vector<FrontierReference> references;
  double median_share;  ///< median of the law of w
};

/// The points that a request needs: one for the axes w and budget, one per value of the other axis where one axis is
/// the budget, the whole grid otherwise. \throws Error (64) for a grid of more than `most_cells` cells, a share outside
/// [0, 1], a budget that is not above 0, or two equal axes
[[nodiscard]] std::vector<Point> frontier_points(const FrontierRequest& request);
inline constexpr double most_cells = 10'201;     ///< 101 x 101
inline constexpr double most_drawn_cells = 441;  ///< 21 x 21, where each cell is drawn

/// The variables that frontier() reads from the runs.
[[nodiscard]] std::vector<std::string> frontier_variables();

/// P(coverage >= p) over two axes, and its contours.
///
/// Thefts, realisation and the lag are drawn as the scenario has them. On the axes w and budget, coverage over a window
/// of Y years is w N / (B Y), N the lagged cash of a world with w = 1: one run gives N, and every cell and contour is
/// arithmetic on its order statistics. With the budget axis and another input it is P / (B Y), P the missile funds at
/// that value of the input.
/// \param runs  of frontier_points() and frontier_variables() \throws as PointRuns::run()
[[nodiscard]] FrontierResult frontier(const FrontierRequest& request, const PointRuns& runs, std::uint64_t seed,
                                      std::uint64_t worlds, const PlanOf& plan_of);

/// The years that a window covers, a partial last year by its months.
[[nodiscard]] double years_in(const ShownWindow& window);

}  // namespace fundshare
