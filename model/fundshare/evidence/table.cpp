// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace fundshare {
namespace {

template <class T>
T checked(const CellValue<T>& parsed) {
  expects(parsed.value.has_value(), "Table: a cell was read as another type than that of its column");
  return *parsed.value;
}

constexpr NumberRange any_integer{-2147483648.0, 2147483647.0};

}  // namespace

std::string folded_id(std::string_view id) {
  std::string folded;
  const auto first = id.find_first_not_of(" \t");
  if (first == std::string_view::npos) return folded;
  for (const char c : id.substr(first, id.find_last_not_of(" \t") - first + 1)) {
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

Table::Table(RawTable raw, std::vector<ColumnRule> rules) : raw_{std::move(raw)}, rules_{std::move(rules)} {
  check_header();
  check_cells();
}

void Table::check_header() const {
  ErrorList problems;
  std::vector<std::string> known;
  for (const auto& rule : rules_) known.push_back(rule.column);
  int column = 0;
  for (const auto& name : raw_.header) {
    ++column;
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto near = nearest(name, known);
    problems.add({raw_.file, 1, column, name},
                 near.empty() ? "unknown column" : fmt::format("unknown column (did you mean '{}'?)", near));
  }
  for (const auto& name : known) {
    if (!has(name)) problems.add({raw_.file, 1, column + 1, name}, "column is missing");
  }
  problems.throw_if_any();
  if (raw_.rows.empty()) throw InputError({raw_.file, 0, 0, {}}, "has no rows");
}

void Table::check_cells() const {
  ErrorList problems;
  for (std::size_t row = 0; row < rows(); ++row) {
    for (const auto& rule : rules_) {
      const auto& cell = text(row, rule.column);
      if (cell.empty() && rule.optional) continue;
      const auto problem = cell.empty() ? std::string{"empty cell (this column is required; zero is written 0)"}
                                        : problem_with(cell, rule);
      if (!problem.empty()) problems.add(place(row, rule.column), problem);
    }
  }
  for (const auto& rule : rules_) {
    if (rule.type == ColumnType::id) check_ids(rule, problems);
  }
  problems.throw_if_any();
}

void Table::check_ids(const ColumnRule& rule, ErrorList& problems) const {
  std::map<std::string, std::size_t> first_row;
  for (std::size_t row = 0; row < rows(); ++row) {
    const auto [first, is_new] = first_row.emplace(folded_id(text(row, rule.column)), row);
    if (is_new) continue;
    problems.add(place(row, rule.column),
                 fmt::format("'{}' is the id of line {} too (case and spaces at the ends make no difference)",
                             printable(text(row, rule.column), 60), raw_.rows[first->second].line));
  }
}

bool Table::has(std::string_view column) const {
  return std::find(raw_.header.begin(), raw_.header.end(), column) != raw_.header.end();
}

std::size_t Table::column_of(std::string_view column) const {
  const auto found = std::find(raw_.header.begin(), raw_.header.end(), column);
  expects(found != raw_.header.end(), "Table: a column was asked for that the table does not have");
  return static_cast<std::size_t>(found - raw_.header.begin());
}

Place Table::place(std::size_t row, std::string_view column) const {
  return {raw_.file, raw_.rows[row].line, static_cast<int>(column_of(column)) + 1, std::string{column}};
}

const std::string& Table::text(std::size_t row, std::string_view column) const {
  return raw_.rows[row].cells[column_of(column)];
}

Usd Table::usd(std::size_t row, std::string_view column) const { return Usd{number(row, column)}; }

std::optional<Usd> Table::optional_usd(std::size_t row, std::string_view column) const {
  if (text(row, column).empty()) return std::nullopt;
  return usd(row, column);
}

double Table::number(std::size_t row, std::string_view column) const {
  return checked(parse_number_cell(text(row, column), any_number));
}

std::optional<double> Table::optional_number(std::size_t row, std::string_view column) const {
  if (text(row, column).empty()) return std::nullopt;
  return number(row, column);
}

int Table::integer(std::size_t row, std::string_view column) const {
  return checked(parse_integer_cell(text(row, column), any_integer));
}

int Table::year(std::size_t row, std::string_view column) const { return checked(parse_year_cell(text(row, column))); }

bool Table::boolean(std::size_t row, std::string_view column) const {
  return checked(parse_boolean_cell(text(row, column)));
}

Date Table::date(std::size_t row, std::string_view column) const { return checked(parse_date_cell(text(row, column))); }

std::optional<Date> Table::optional_date(std::size_t row, std::string_view column) const {
  if (text(row, column).empty()) return std::nullopt;
  return date(row, column);
}

Month Table::month(std::size_t row, std::string_view column) const {
  return checked(parse_month_cell(text(row, column)));
}

PartialDate Table::partial_date(std::size_t row, std::string_view column) const {
  return checked(parse_partial_date_cell(text(row, column)));
}

std::optional<PartialDate> Table::optional_partial_date(std::size_t row, std::string_view column) const {
  if (text(row, column).empty()) return std::nullopt;
  return partial_date(row, column);
}

}  // namespace fundshare
