// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/reading_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

constexpr std::array suffixes{
    std::pair{"_cyber_it", ", other cyber theft and the income of IT workers added"},
    std::pair{"_cyber", ", other cyber theft added"},
};

constexpr std::array outputs{
    std::pair{"gross_theft_usd", "crypto stolen"},
    std::pair{"kept_theft_usd", "crypto stolen and neither frozen nor returned"},
    std::pair{"net_cash_usd", "cash that arrived from the thefts"},
    std::pair{"missile_funds_usd", "money for missiles from the thefts"},
    std::pair{"still_held_usd", "stolen crypto still held at the end"},
    std::pair{"in_transit_usd", "money set apart for missiles and not yet spent"},
    std::pair{"budget_usd", "the missile programme's budget"},
    std::pair{"tests_usd", "what the launches cost"},
    std::pair{"foreign_parts_usd", "foreign parts in the missile programme's budget"},
    std::pair{"wmd_usd", "spending on missiles and nuclear work"},
    std::pair{"foreign_income_usd", "foreign income"},
    std::pair{"in_kind_usd", "the value of stolen know-how"},
    std::pair{"coverage", "money for missiles from the thefts over the missile programme's budget"},
    std::pair{"funded_share", "the part of the missile programme's budget that money from the thefts covers"},
    std::pair{"coverage_foreign_parts", "money for missiles from the thefts over the programme's foreign parts"},
    std::pair{"coverage_tests", "money for missiles from the thefts over what the launches cost"},
    std::pair{"coverage_wmd", "money for missiles and nuclear work from the thefts over spending on both"},
    std::pair{"net_ratio", "all cash from the thefts over the missile programme's budget"},
    std::pair{"gross_ratio", "all that was stolen over the missile programme's budget"},
    std::pair{"kept_ratio", "all that was stolen and kept over the missile programme's budget"},
    std::pair{"gross_over_foreign_parts", "all that was stolen over the programme's foreign parts"},
    std::pair{"gross_over_tests", "all that was stolen over what the launches cost"},
    std::pair{"gross_over_wmd", "all that was stolen over spending on missiles and nuclear work"},
    std::pair{"gross_over_foreign_income", "all that was stolen as a share of foreign income"},
    std::pair{"net_over_foreign_income", "cash from the thefts as a share of foreign income"},
    std::pair{"realised_share", "cash from the thefts over all that was stolen"},
};

}  // namespace

std::string reading_words(const std::string& output) {
  std::string base = output, added;
  for (const auto& [suffix, words] : suffixes) {
    if (!added.empty() || !base.ends_with(suffix)) continue;
    base.resize(base.size() - std::string_view{suffix}.size());
    added = words;
  }
  const auto at = std::ranges::find_if(outputs, [&](const auto& entry) { return base == entry.first; });
  expects(at != outputs.end(), "an output has words");
  return at->second + added;
}

}  // namespace fundshare
