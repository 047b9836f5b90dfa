// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/questions/comparison/shown_windows.hpp"
#include "fundshare/questions/comparison/vintage_dates.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"
#include "fundshare/uncertainty/summary/paired_comparison.hpp"

namespace fundshare {

/// The shares that a vintage shows: coverage, net_ratio, gross_ratio.
[[nodiscard]] const std::vector<std::string>& vintage_variables();

/// The name of the window that all days share.
inline constexpr const char* common_window = "common";

/// One share as it would have been computed on a day.
struct VintageFigure {
  std::size_t date;  ///< place in the list of days
  std::string variable;
  ShownWindow window;  ///< total, rolling3 or common
  std::optional<Summary> summary;
  std::optional<Estimate> reaches_half;  ///< P(share >= 1/2)
};

/// What a share over the common window became from one day to the next: b - a, a the earlier day.
struct VintageChange {
  std::size_t date;  ///< the later day
  std::string variable;
  std::optional<PairedComparison> comparison;
};

struct VintageResult {
  std::vector<VintageFigure> figures;  ///< day by day, window by window, variable by variable
  std::vector<VintageChange> changes;  ///< day by day from the second on, variable by variable
};

/// The models of a question asked on each day.
/// \throws Error (64) that names --dates and the day, where too little was known to compute anything
[[nodiscard]] std::vector<Estimator> vintage_models(const Evidence& evidence, const Scenario& scenario,
                                                    const std::vector<VintageDate>& dates, const Plan& pilot);

/// The same question on each day, world by world. The common window is that of the first day; its shares are ratios of
/// sums of the yearly figures that each day's own run gives, so that what changes there is what was known, and no year.
/// \param models  of vintage_models() \param plans  one per model \throws Error (64) if the columns do not fit; Stopped
[[nodiscard]] VintageResult vintage(const std::vector<Estimator>& models, std::uint64_t seed,
                                    const std::vector<Plan>& plans);

}  // namespace fundshare
