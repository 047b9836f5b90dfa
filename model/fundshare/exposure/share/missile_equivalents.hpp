// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/exposure/allocation/allocate.hpp"
#include "fundshare/exposure/budget/budget_data.hpp"
#include "fundshare/exposure/share/output_list.hpp"
#include "fundshare/uncertainty/engine/draws.hpp"

namespace fundshare {

/// The cash of a period in missiles of each class, by year and for the whole window: variable is the class. The class
/// unknown is left out.
[[nodiscard]] std::vector<Output> list_missile_equivalents(StudyWindow window, const std::vector<std::string>& classes,
                                                           const YearFacts& facts);

/// Fills the rows of list_missile_equivalents(), in its order: net cash of the period over the materials of one missile
/// of the class, budget.unit_cost[class]; all of the cash, without any share for missiles. NaN where a cost is zero.
/// \param first_row  row of `out` where they begin
void missile_equivalents(const RealisedUsd& cash, const BudgetData& budget, Draws& draws, std::size_t first_row,
                         Block& out);

}  // namespace fundshare
