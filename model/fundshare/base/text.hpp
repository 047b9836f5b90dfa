// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundshare {

/// Replaces control, escape and non-ASCII bytes by '?', so that no input reaches a terminal raw.
[[nodiscard]] std::string printable(std::string_view text, std::size_t most = 200);

/// The text with the letters A to Z made small; other bytes stay.
[[nodiscard]] std::string lower_case(std::string_view text);

/// The parts between separators, empty ones too: one part more than there are separators.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

/// The fewest bytes to put in, leave out or replace to make one word of the other.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to a misspelt word by edit distance, or an empty string where none is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace fundshare
