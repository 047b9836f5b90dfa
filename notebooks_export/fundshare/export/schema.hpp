// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundshare {

/// One column of one output file.
struct ColumnSchema {
  std::string file, column;
  std::string type;  ///< text, integer, number or date
  std::string unit;  ///< empty for text
  std::string description;
};

/// Every column of every output file, in the order of the files and of their columns.
[[nodiscard]] const std::vector<ColumnSchema>& output_schema();

/// The columns of one file, in order. \throws std::logic_error for a file that has no schema
[[nodiscard]] std::vector<ColumnSchema> schema_of(std::string_view file);

/// The lines of notebooks_export/schema/*.csv without their headers, as compiled in.
[[nodiscard]] std::string_view embedded_schemas();

/// Reads lines of five fields without quotes. \throws std::logic_error for a line of another form
[[nodiscard]] std::vector<ColumnSchema> parse_schema(std::string_view lines);

}  // namespace fundshare
