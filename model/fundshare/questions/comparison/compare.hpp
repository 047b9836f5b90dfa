// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/questions/comparison/shown_windows.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"
#include "fundshare/uncertainty/summary/paired_comparison.hpp"

namespace fundshare {

/// A figure of one of the scenarios.
struct OwnFigure {
  std::size_t scenario;  ///< place in the list of scenarios
  ShownOutput output;
  std::optional<Summary> summary;  ///< nothing where undefined in any world
};

/// One figure of two scenarios: both have it over the same years, or one alone has those years.
struct PairFigure {
  enum class Has { both, only_a, only_b };
  std::size_t a, b;  ///< places in the list of scenarios, a before b
  std::string variable, unit;
  ShownWindow window;
  Has has;
  std::optional<PairedComparison> comparison;  ///< nothing where one alone has it, or one is undefined in a world
};

struct Comparison {
  std::vector<OwnFigure> own;     ///< scenario by scenario, then variable, then window
  std::vector<PairFigure> pairs;  ///< pair by pair (a, b), (a, c), (b, c) ..., then variable, then window
};

/// Sets scenarios side by side over the same worlds: one run each with the same seed, so that a difference is that of
/// the settings alone. Each figure is given over the whole window, the last three years and each year. Two scenarios
/// are compared where one shows a figure and the other computes it over the same years and months; where it does not,
/// the pair says who has it.
/// \param models  at least two, made to compute `variables` \param plans  one per model, of the same number of worlds
/// \throws Error (64) if the columns do not fit in memory; Stopped if a plan was stopped
[[nodiscard]] Comparison compare_scenarios(const std::vector<Estimator>& models,
                                           const std::vector<std::string>& variables, std::uint64_t seed,
                                           const std::vector<Plan>& plans);

}  // namespace fundshare
