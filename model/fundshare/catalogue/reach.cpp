// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/reach.hpp"

#include <array>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

constexpr std::array<std::string_view, 5> names{"attributed_theft", "realise", "allocate", "programme_budget",
                                                "funded_share"};

std::set<int> join(std::set<int> a, const std::set<int>& b) {
  a.insert(b.begin(), b.end());
  return a;
}

}  // namespace

std::string_view stage_name(int stage) {
  expects(1 <= stage && stage <= static_cast<int>(names.size()), "a stage is 1 to 5");
  return names[static_cast<std::size_t>(stage - 1)];
}

std::set<int> stages_of(Series series) {
  switch (series) {
    case Series::gross:
    case Series::kept:
      return {1};
    case Series::net:
    case Series::held:
      return {1, 2};
    case Series::funds:
    case Series::wmd_funds:
    case Series::in_transit:
      return {1, 2, 3};
    case Series::spent:
    case Series::account_change:
      return {1, 2, 3, 4};
    case Series::budget:
    case Series::tests:
    case Series::foreign_parts:
    case Series::wmd:
    case Series::in_kind:
      return {4};
    case Series::income_with_gross:
      return {1, 4};
    case Series::income_with_net:
      return {1, 2, 4};
    case Series::gross_cyber:
      return {1, 5};
    case Series::net_cyber:
      return {1, 2, 5};
    case Series::funds_cyber:
    case Series::wmd_funds_cyber:
      return {1, 2, 3, 5};
    case Series::income_with_gross_cyber:
      return {1, 4, 5};
    case Series::income_with_net_cyber:
      return {1, 2, 4, 5};
    case Series::net_cyber_it:
    case Series::funds_cyber_it:
    case Series::wmd_funds_cyber_it:
      return {1, 2, 3, 5};
    case Series::income_with_net_cyber_it:
      return {1, 2, 3, 4, 5};
    case Series::count:
      break;
  }
  throw std::logic_error{"a series of the table"};
}

std::set<int> stages_of(const OutputDefinition& output) {
  return output.measure == Measure::ratio ? join(stages_of(output.top), stages_of(output.bottom))
                                          : stages_of(output.top);
}

std::vector<std::string_view> outputs_reached_from(int stage) {
  std::vector<std::string_view> reached;
  for (const auto& output : output_definitions()) {
    if (stages_of(output).contains(stage)) reached.emplace_back(output.variable);
  }
  return reached;
}

}  // namespace fundshare
