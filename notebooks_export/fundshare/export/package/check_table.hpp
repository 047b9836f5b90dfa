// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fundshare/export/package/faults.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// What one column may hold.
struct FieldRule {
  std::string name;
  std::string type;  ///< string, integer, number or date
  bool required = false;
  std::vector<std::string> allowed;  ///< empty for any
  std::optional<double> low, high;
};

/// What a table may hold: its columns in order, and the columns that together differ in every row.
struct TableRules {
  std::vector<FieldRule> fields;
  std::vector<std::size_t> key;  ///< empty for none
};

/// Reads a Table Schema as table_schema() makes it.
/// \throws InputError at `file` for a field without name or type, a type that is none of ours, a key that is no column
[[nodiscard]] TableRules read_table_rules(const Node& schema, const std::string& file);

/// Every cell, the header and the key of a CSV file against its rules.
/// \param file  its name in messages \return the number of its rows; 0 where it is no table
std::size_t check_table(std::string_view bytes, const std::string& file, const TableRules& rules, Faults& faults);

}  // namespace fundshare
