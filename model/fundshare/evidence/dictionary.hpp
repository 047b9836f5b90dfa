// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fundshare/evidence/csv_file.hpp"
#include "fundshare/evidence/parse_cell.hpp"

namespace fundshare {

/// What the cells of a column are. `id` is a text that no other row of the table has; a `list` is separated by ';'.
enum class ColumnType {
  id,
  text,
  date,
  partial_date,
  month,
  year,
  integer,
  number,
  usd,
  fraction,
  boolean,
  enumeration,
  list,
  url_list,
  reference
};

/// One column of one table: a row of dictionary.csv.
struct ColumnRule {
  std::string table;  ///< such as theft/incidents.csv
  std::string column;
  ColumnType type = ColumnType::text;
  std::string unit;
  bool optional = false;                    ///< whether a cell may be empty
  std::vector<std::string> words;           ///< of an enumeration
  NumberRange range;                        ///< of integer, number, usd, fraction
  std::string earliest, latest;             ///< of date, partial_date, month; may be empty
  std::string target_table, target_column;  ///< of a reference
  std::string meaning;
};

/// What is amiss with a cell that is not empty; empty where nothing is.
[[nodiscard]] std::string problem_with(std::string_view cell, const ColumnRule& rule);

/// Every column of every table, as dictionary.csv states them: the rules that tables are read by.
class Dictionary {
 public:
  /// \throws InputError at the cell of dictionary.csv that cannot be followed
  explicit Dictionary(const RawTable& raw);

  /// Names of the tables, sorted.
  [[nodiscard]] std::vector<std::string> tables() const;
  /// Rules of one table in the order of the dictionary; none for a table that it does not have.
  [[nodiscard]] std::vector<ColumnRule> rules_of(std::string_view table) const;
  [[nodiscard]] const std::vector<ColumnRule>& rules() const { return rules_; }

 private:
  std::vector<ColumnRule> rules_;
};

}  // namespace fundshare
