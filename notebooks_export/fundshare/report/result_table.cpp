// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/result_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "fundshare/base/error.hpp"
#include "fundshare/export/schema.hpp"

namespace fundshare {
namespace {

std::optional<double> parsed(const std::string& text) {
  double value = 0.0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (status != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

ResultTable::ResultTable(const std::filesystem::path& folder, const std::string& name)
    : raw_{read_csv(folder / (name + ".csv"))} {
  find_columns(name);
  check_cells();
}

void ResultTable::find_columns(const std::string& name) {
  ErrorList faults;
  for (const auto& column : schema_of(name + ".csv")) {
    const auto at = std::ranges::find(raw_.header, column.column);
    if (at == raw_.header.end()) {
      faults.add({raw_.file, 1, 0, column.column}, "no such column (tables of a run have it; was the file edited?)");
      continue;
    }
    columns_.push_back({column.column, static_cast<std::size_t>(at - raw_.header.begin()),
                        column.type == "number" || column.type == "integer"});
  }
  faults.throw_if_any();
}

void ResultTable::check_cells() const {
  ErrorList faults;
  for (std::size_t row = 0; row < rows(); ++row) {
    for (const auto& column : columns_) {
      const auto& cell = raw_.rows[row].cells[column.at];
      if (column.is_number && !cell.empty() && !parsed(cell)) {
        faults.add(place(row, column), fmt::format("'{}' is not a number", printable(cell, 40)));
      }
    }
  }
  faults.throw_if_any();
}

const ResultTable::Column& ResultTable::column_of(std::string_view name) const {
  const auto found = std::ranges::find(columns_, name, &Column::name);
  expects(found != columns_.end(), "the schema has the column");
  return *found;
}

Place ResultTable::place(std::size_t row, const Column& column) const {
  return {raw_.file, raw_.rows[row].line, static_cast<int>(column.at) + 1, column.name};
}

const std::string& ResultTable::text(std::size_t row, std::string_view column) const {
  return raw_.rows[row].cells[column_of(column).at];
}

std::optional<double> ResultTable::optional_number(std::size_t row, std::string_view column) const {
  return parsed(text(row, column));
}

double ResultTable::number(std::size_t row, std::string_view column) const {
  const auto value = optional_number(row, column);
  if (!value) throw InputError{place(row, column_of(column)), "is empty (a number is needed here)"};
  return *value;
}

int ResultTable::integer(std::size_t row, std::string_view column) const {
  const double value = number(row, column);
  if (std::fabs(value) > 1e6 || value != std::floor(value)) {
    throw InputError{place(row, column_of(column)), fmt::format("'{}' is not a year", text(row, column))};
  }
  return static_cast<int>(value);
}

}  // namespace fundshare
