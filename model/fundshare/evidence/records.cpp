// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/records.hpp"

#include <array>

namespace fundshare {
namespace {

constexpr std::array<std::string_view, 5> level_words{"government", "un_panel", "multi_vendor", "single_vendor",
                                                      "disputed_or_unconfirmed"};
constexpr std::array<std::string_view, 6> checked_words{"seen",   "seen_secondary", "derived",
                                                        "memory", "assumption",     "not_found"};

template <class Enum, std::size_t Size>
std::optional<Enum> find_word(const std::array<std::string_view, Size>& words, std::string_view word) {
  for (std::size_t i = 0; i < Size; ++i) {
    if (words[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(AttributionLevel level) { return level_words.at(static_cast<std::size_t>(level)); }

std::string_view to_string(SourceChecked checked) { return checked_words.at(static_cast<std::size_t>(checked)); }

std::optional<AttributionLevel> parse_attribution_level(std::string_view word) {
  return find_word<AttributionLevel>(level_words, word);
}

std::optional<SourceChecked> parse_source_checked(std::string_view word) {
  return find_word<SourceChecked>(checked_words, word);
}

}  // namespace fundshare
