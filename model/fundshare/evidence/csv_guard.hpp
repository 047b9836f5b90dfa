// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fundshare {

inline constexpr std::size_t most_columns = 40;                       ///< of any table
inline constexpr std::size_t most_cell_bytes = std::size_t{1} << 20;  ///< of any cell, quotes included
inline constexpr std::size_t most_line_bytes = std::size_t{8} << 20;  ///< below the limit of the CSV library

/// What is left of a table once its form is known to be sound: no byte order mark, a newline at the end of every line.
struct GuardedText {
  std::string text;
  std::size_t columns = 0;
};

/// Refuses every table that a CSV reader could take for something else: other encodings, other kinds of file,
/// quotes that do not pair, lines of unequal length, names that are blank or twice there.
/// \throws InputError naming line and field, or the offset of the byte, and a guess at what the file is
[[nodiscard]] GuardedText guard_csv(std::string_view bytes, const std::string& file);

}  // namespace fundshare
