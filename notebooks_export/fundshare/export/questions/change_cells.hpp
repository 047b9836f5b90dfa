// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

// Cells for differences between runs of the same worlds, rounded as rounding.hpp has it, with a sign.

/// A relative change: "-37 %", "+5 %", "0 %"; a change that rounds to nothing is "> -1 %" or "< +1 %".
[[nodiscard]] std::string signed_percent(Estimate change);

/// A change of a ratio in hundredths: "-37 points", "+1 point", "0 points".
[[nodiscard]] std::string signed_points(Estimate change);

/// A change in dollars: "-1.2 bn", "+40 m", "0".
[[nodiscard]] std::string signed_dollars(Estimate change);

/// "-37 % (-62 % to -12 %)": median and the interval of nine worlds in ten; the number is the median. Without the
/// interval where its ends look like one; "less than 1 %" where all three round to nothing and not all are 0.
[[nodiscard]] PageCell percent_change_cell(const std::optional<Summary>& change);
[[nodiscard]] PageCell points_change_cell(const std::optional<Summary>& change);
[[nodiscard]] PageCell dollar_change_cell(const std::optional<Summary>& change);

/// A number with two decimals, or fewer where its error leaves fewer: "-0.98".
[[nodiscard]] PageCell decimal_cell(Estimate number);

/// The cells mean, mean_mc_se, q05, q05_mc_se, q50, q50_mc_se, q95, q95_mc_se of a table, each times a positive factor;
/// empty where there is no summary.
[[nodiscard]] std::vector<Cell> spread_cells(const std::optional<Summary>& summary, double factor = 1.0);

}  // namespace fundshare
