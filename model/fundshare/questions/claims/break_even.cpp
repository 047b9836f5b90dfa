// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/break_even.hpp"

#include <algorithm>

namespace fundshare {
namespace {

BudgetLink budget_link(Series bottom) {
  if (bottom == Series::budget || bottom == Series::foreign_parts) return BudgetLink::proportional;
  return bottom == Series::wmd ? BudgetLink::part_of_wmd : BudgetLink::none;
}

AllocationLink allocation_link(Series top) {
  switch (top) {
    case Series::funds:
    case Series::funds_cyber:
    case Series::funds_cyber_it:
      return AllocationLink::proportional;
    case Series::wmd_funds:
    case Series::wmd_funds_cyber:
    case Series::wmd_funds_cyber_it:
      return AllocationLink::capped;
    default:
      return AllocationLink::none;
  }
}

}  // namespace

BreakEvenLinks break_even_links(const OutputDefinition& output) {
  if (output.measure != Measure::ratio) {
    return {BudgetLink::none, AllocationLink::none, "an amount of dollars has no budget below it",
            "an amount of dollars before any share for missiles"};
  }
  if (output.top == Series::spent) {
    return {BudgetLink::none, AllocationLink::none, "money that waits makes the share no simple ratio",
            "money that waits makes the share no simple ratio"};
  }
  BreakEvenLinks links{budget_link(output.bottom), allocation_link(output.top), "", ""};
  if (links.budget == BudgetLink::none) links.no_budget = "the programme's budget is not below the line";
  if (links.allocation == AllocationLink::none)
    links.no_allocation = "the money is counted before any share for missiles";
  return links;
}

const OutputDefinition* find_definition(std::string_view variable) {
  const auto all = output_definitions();
  const auto at = std::ranges::find_if(all, [&](const auto& definition) { return definition.variable == variable; });
  return at == all.end() ? nullptr : &*at;
}

std::vector<double> break_even_budget(BudgetLink link, std::span<const double> ratio, std::span<const double> budget,
                                      std::span<const double> wmd, double claim, double years) {
  expects(link != BudgetLink::none && claim > 0.0 && ratio.size() == budget.size(), "a share of the budget");
  std::vector<double> out(ratio.size());
  for (std::size_t w = 0; w < out.size(); ++w) {
    const double factor = ratio[w] / claim;
    const double needed =
        link == BudgetLink::proportional ? factor * budget[w] : factor * wmd[w] - (wmd[w] - budget[w]);
    out[w] = needed / years;
  }
  return out;
}

std::vector<double> break_even_allocation(AllocationLink link, std::span<const double> ratio,
                                          std::span<const double> share, std::span<const double> nuclear,
                                          double claim) {
  expects(link != AllocationLink::none && ratio.size() == share.size(), "a share of arriving money");
  std::vector<double> out(ratio.size());
  for (std::size_t w = 0; w < out.size(); ++w) {
    const double factor = claim / ratio[w];
    if (link == AllocationLink::proportional) {
      out[w] = share[w] * factor;
      continue;
    }
    const double weapons = 1.0 + nuclear[w];
    const double needed = std::min(1.0, share[w] * weapons) * factor;
    out[w] = needed <= 1.0 ? needed / weapons : needed;
  }
  return out;
}

}  // namespace fundshare
