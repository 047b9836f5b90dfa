// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/evidence/table.hpp"

namespace fundshare {

/// The rule of a column. \throws Error with code usage for a name that the table does not have, with the nearest
[[nodiscard]] const ColumnRule& find_column(const Table& table, const std::string& name);

/// How a cell is compared with a value.
enum class Comparator { equal, unequal, less, less_or_equal, greater, greater_or_equal, contains };

/// One condition on a column, such as usd_best>1e8.
struct Condition {
  ColumnRule rule;
  Comparator comparison = Comparator::equal;
  std::string value;
  double number = 0;  ///< the value of a condition on numbers
};

/// Reads COLUMN=VALUE, !=, <, <=, >, >= or ~. `~` looks for a part of the cell, in any case of letters. Numbers compare
/// as numbers. Dates compare as spans of days: 2022 holds all days of the year, and >2022 begins in 2023. `=` on a list
/// asks for one of its entries. An empty VALUE stands for a blank cell, with = and != alone.
/// \throws Error with code usage for an unknown column, a value that the column cannot have, or an order of texts
[[nodiscard]] Condition parse_condition(const Table& table, const std::string& text);

/// Whether a cell fulfils a condition. A blank cell fulfils no comparison but `COLUMN=` and `COLUMN!=VALUE`.
[[nodiscard]] bool fulfils(const std::string& cell, const Condition& condition);

/// Rows of a table, some of its columns.
struct Selection {
  std::vector<ColumnRule> columns;
  std::vector<std::vector<std::string>> rows;  ///< cells as they are written
  std::vector<int> lines;                      ///< of the file, one per row
  std::size_t rows_of_table = 0;
};

/// The rows that fulfil every condition, in the order of the file.
/// \param columns  names, in the order wanted; all columns in the order of the dictionary where empty
/// \throws Error with code usage as parse_condition, and for unknown or repeated columns
[[nodiscard]] Selection select_rows(const Table& table, const std::vector<std::string>& conditions,
                                    const std::vector<std::string>& columns);

}  // namespace fundshare
