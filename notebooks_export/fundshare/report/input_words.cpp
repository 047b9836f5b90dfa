// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/input_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace fundshare {
namespace {

using Words = std::pair<const char*, const char*>;

constexpr std::array groups{
    Words{"allocation", "Share of the cash for missiles, and when it is spent"},
    Words{"budget.method", "Choice: budget from missiles and unit costs, or from the economy"},
    Words{"budget", "Budget: unit costs, stockpiles, size of the economy"},
    Words{"realisation", "From coins to cash: losses, delay, brokers"},
    Words{"price", "Price of coins while they are held"},
    Words{"theft.basis", "Choice: single thefts, or published totals"},
    Words{"theft_amounts", "Amounts of thefts and totals"},
    Words{"theft_attribution", "Which thefts are North Korea's"},
    Words{"theft_unrecorded", "Thefts in no list"},
    Words{"structure", "Choices of structure"},
};

constexpr std::array levers{
    Words{"more_frozen", "More is frozen"},
    Words{"thefts_prevented", "Thefts are prevented"},
    Words{"dearer_brokers", "Brokers are dearer"},
    Words{"less_off_ramp", "Less off-ramp capacity"},
    Words{"slower_cash_out", "Slower cash-out"},
    Words{"price_shock", "Coin prices fall"},
    Words{"import_markup", "Foreign parts are dearer"},
};

/// As data/levers.toml says it, at the dose of the figure.
constexpr std::array halved_levers{
    Words{"more_frozen", "half of what is not frozen, seized or returned today would be"},
    Words{"thefts_prevented", "each theft fails with a probability of one half"},
    Words{"dearer_brokers", "brokers keep half of what they pay out today, besides"},
    Words{"less_off_ramp", "the most that can be cashed in a month is halved"},
    Words{"slower_cash_out", "the mean wait from theft to cash is half as long again"},
    Words{"price_shock", "coins but stablecoins lose half of their price before sale"},
    Words{"import_markup", "foreign parts cost half as much again"},
};

std::string find_words(std::span<const Words> table, const std::string& name) {
  const auto found = std::ranges::find_if(table, [&](const Words& one) { return name == one.first; });
  if (found != table.end()) return found->second;
  std::string plain = name;
  std::ranges::replace(plain, '_', ' ');
  return plain;
}

}  // namespace

std::string group_words(const std::string& group) { return find_words(groups, group); }

std::string lever_words(const std::string& lever) { return find_words(levers, lever); }

std::string halved_lever_words(const std::string& lever) {
  const auto found = std::ranges::find_if(halved_levers, [&](const Words& one) { return lever == one.first; });
  return found == halved_levers.end() ? "" : found->second;
}

std::string input_of_stream(const std::string& stream) { return stream.substr(0, stream.find('[')); }

bool on_judgement(const std::string& evidence) {
  return (";" + evidence + ";").find(";judgement;") != std::string::npos;
}

std::string input_words(const Results& results, const std::string& input) {
  const auto found = results.facts().meaning.find(input_of_stream(input));
  return found == results.facts().meaning.end() ? "" : found->second;
}

}  // namespace fundshare
