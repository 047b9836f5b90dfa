// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/claim_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "fundshare/export/questions/reading_words.hpp"
#include "fundshare/report/claim_readings.hpp"

namespace fundshare {
namespace {

using NameWords = std::pair<const char*, const char*>;

constexpr std::array origins{
    NameWords{"chainalysis", "Chainalysis"},
    NameWords{"cnas", "CNAS"},
    NameWords{"elliptic", "Elliptic"},
    NameWords{"inss", "INSS, Seoul"},
    NameWords{"msmt", "Multilateral Sanctions Monitoring Team (MSMT)"},
    NameWords{"rok_mfa", "South Korean foreign ministry"},
    NameWords{"rok_nis", "South Korean intelligence service (NIS)"},
    NameWords{"un_member_state_a", "UN member state A, not named"},
    NameWords{"un_member_state_b", "UN member state B, not named"},
    NameWords{"un_member_state_c", "UN member state C, not named"},
    NameWords{"un_panel_2019", "UN Panel of Experts, 2019"},
    NameWords{"un_panel_2022", "UN Panel of Experts, 2022"},
    NameWords{"un_panel_2024", "UN Panel of Experts, 2024"},
    NameWords{"un_panel_it", "UN Panel of Experts, on IT workers"},
    NameWords{"us_gov", "US government"},
    NameWords{"us_jp_rok", "US, Japan and South Korea"},
    NameWords{"us_treasury", "US Treasury"},
    NameWords{"vendor_2022", "a blockchain analysis firm, 2022"},
};

constexpr std::array outputs{
    NameWords{"gross_theft_usd", "stolen"},
    NameWords{"net_cash_usd", "arrived as cash"},
    NameWords{"still_held_usd", "still held"},
    NameWords{"coverage", "for missiles over their budget"},
    NameWords{"net_ratio", "all cash over the missile budget"},
    NameWords{"gross_ratio", "stolen over the missile budget"},
    NameWords{"coverage_wmd", "spent over missiles and nuclear work"},
    NameWords{"gross_over_wmd", "stolen over missiles and nuclear work"},
    NameWords{"coverage_foreign_parts", "for missiles over foreign parts"},
    NameWords{"gross_over_foreign_parts", "stolen over foreign parts"},
    NameWords{"gross_over_foreign_income", "stolen over foreign income"},
    NameWords{"net_over_foreign_income", "cash over foreign income"},
};

/// Nothing where there are none.
std::string words_of(std::span<const NameWords> table, const std::string& name) {
  const auto found = std::ranges::find_if(table, [&](const NameWords& one) { return name == one.first; });
  return found == table.end() ? "" : found->second;
}

}  // namespace

std::string origin_name(const std::string& origin_group) {
  const auto end = origin_group.find(';');
  const std::string first = origin_group.substr(0, end);
  std::string words = words_of(origins, first);
  if (words.empty()) {
    words = first;
    std::ranges::replace(words, '_', ' ');
  }
  return end == std::string::npos ? words : words + " and " + origin_name(origin_group.substr(end + 1));
}

std::string short_output_words(const std::string& output) {
  const std::string base = base_output(output);
  const std::string words = words_of(outputs, base);
  return (words.empty() ? reading_words(base) : words) + (base == output ? "" : ", all cyber");
}

}  // namespace fundshare
