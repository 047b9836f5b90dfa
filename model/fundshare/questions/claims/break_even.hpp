// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fundshare/exposure/share/output_list.hpp"

namespace fundshare {

/// How an output follows the programme's budget B.
enum class BudgetLink {
  none,
  proportional,  ///< the denominator is B, or a share of it
  part_of_wmd    ///< the denominator is B and nuclear spending
};

/// How an output follows the share w of arriving money that goes to missiles.
enum class AllocationLink {
  none,
  proportional,  ///< the numerator is w times money
  capped         ///< the numerator is min(1, w (1 + n)) times money
};

/// What can be changed to make a claim about an output hold, and why a part cannot.
struct BreakEvenLinks {
  BudgetLink budget;
  AllocationLink allocation;
  std::string no_budget, no_allocation;  ///< reasons; empty where there is a link
};
[[nodiscard]] BreakEvenLinks break_even_links(const OutputDefinition& output);

/// The definition of a variable; nullptr where there is none.
[[nodiscard]] const OutputDefinition* find_definition(std::string_view variable);

/// Budget, in dollars a year at the prices of the unit costs, with which the output would be exactly the claim's
/// figure, world by world: B* = B r / c where B is the denominator up to a factor, B* = r WMD / c - (WMD - B) where it
/// is part of WMD. The second can fall below 0: then no budget does. \param ratio  r, the output \param budget, wmd
/// sums over the years of the reading \param claim  c > 0 \param years  number of years
[[nodiscard]] std::vector<double> break_even_budget(BudgetLink link, std::span<const double> ratio,
                                                    std::span<const double> budget, std::span<const double> wmd,
                                                    double claim, double years);

/// Share w of the arriving money with which the output would be exactly the claim's figure, world by world: w* = w c /
/// r. Capped: e* = min(1, w (1 + n)) c / r is the share of the money that missiles and nuclear work would need; w* is
/// e* / (1 + n) up to e* = 1 and e* above, where no w does. \param share  w \param nuclear  n
[[nodiscard]] std::vector<double> break_even_allocation(AllocationLink link, std::span<const double> ratio,
                                                        std::span<const double> share, std::span<const double> nuclear,
                                                        double claim);

}  // namespace fundshare
