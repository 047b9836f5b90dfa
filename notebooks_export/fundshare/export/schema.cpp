// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/schema.hpp"

#include <algorithm>
#include <array>

#include "fundshare/base/error.hpp"
#include "fundshare/base/text.hpp"

namespace fundshare {
namespace {

constexpr std::array types{"text", "integer", "number", "date"};

ColumnSchema parse_line(std::string_view line) {
  const auto fields = split(line, ',');
  expects(fields.size() == 5 && line.find('"') == std::string_view::npos, "a schema line has five plain fields");
  expects(std::ranges::find(types, fields[2]) != types.end(), "a schema type is text, integer, number or date");
  expects(!fields[0].empty() && !fields[1].empty() && !fields[4].empty(), "a schema line names and describes a column");
  return {fields[0], fields[1], fields[2], fields[3], fields[4]};
}

}  // namespace

std::vector<ColumnSchema> parse_schema(std::string_view lines) {
  std::vector<ColumnSchema> columns;
  for (const auto& line : split(lines, '\n')) {
    if (!line.empty()) columns.push_back(parse_line(line));
  }
  return columns;
}

const std::vector<ColumnSchema>& output_schema() {
  static const std::vector<ColumnSchema> schema = parse_schema(embedded_schemas());
  return schema;
}

std::vector<ColumnSchema> schema_of(std::string_view file) {
  std::vector<ColumnSchema> columns;
  for (const auto& column : output_schema()) {
    if (column.file == file) columns.push_back(column);
  }
  expects(!columns.empty(), "an output file has a schema");
  return columns;
}

}  // namespace fundshare
