// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/questions/comparison/shown_windows.hpp"
#include "fundshare/uncertainty/summary/paired_comparison.hpp"

namespace fundshare {

// Cells and columns that the pages and tables of comparisons share.

/// "2017-2025", or "2023" for one year, with "to month 5" where the last year is partial.
[[nodiscard]] std::string years_text(const ShownWindow& window);

/// "all years", "last three years", "same years", or "year".
[[nodiscard]] std::string window_text(const ShownWindow& window);

/// Median and interval: of a share in percent, of money in dollars; "undefined" without a summary.
[[nodiscard]] PageCell interval_cell(const std::optional<Summary>& summary, const std::string& unit);

/// Median and interval of a difference: of a share in points of a percent, "5.1 (-3.2 to 12) points"; of money in
/// dollars.
[[nodiscard]] PageCell difference_cell(const Summary& difference, const std::string& unit);

/// A ratio of two medians: "1.8"; "no value" where it has none.
[[nodiscard]] PageCell ratio_cell(Estimate ratio);

/// P(...) of all worlds; "none" where no world is counted.
[[nodiscard]] PageCell worlds_cell(Estimate share);

/// Value and mc_se, both empty without a figure.
[[nodiscard]] std::vector<Cell> estimate_cells(const std::optional<Estimate>& figure);

/// The inputs of a model that rest on judgement, and all of them, as a sentence.
[[nodiscard]] std::string judgement_sentence(const Estimator& model);

}  // namespace fundshare
