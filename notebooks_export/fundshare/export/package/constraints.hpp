// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fundshare {

/// What a column of a table of a run folder may hold beyond its type.
struct ColumnConstraint {
  std::string file, column;
  bool key = false;                  ///< the columns of the key together are different in every row
  bool required = false;             ///< no cell is empty
  std::vector<std::string> allowed;  ///< the words that may stand there; empty for any
  std::optional<double> low, high;   ///< ends included
};

/// The constraints of one table, in the order of its columns; empty for a table that has none.
[[nodiscard]] std::vector<ColumnConstraint> constraints_of(std::string_view file);

/// notebooks_export/constraints.csv without its header, as compiled in.
[[nodiscard]] std::string_view embedded_constraints();

/// Reads lines of seven fields without quotes: file, column, key and required (yes or no), words parted by semicolons,
/// low, high. \throws std::logic_error for a line of another form
[[nodiscard]] std::vector<ColumnConstraint> parse_constraints(std::string_view lines);

}  // namespace fundshare
