// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/select_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace fundshare {
namespace {

std::vector<ColumnRule> columns_named(const Table& table, const std::vector<std::string>& names) {
  if (names.empty()) return table.rules();
  std::vector<ColumnRule> columns;
  for (const auto& name : names) {
    if (std::ranges::find(columns, name, &ColumnRule::column) != columns.end())
      throw Error{ExitCode::usage, fmt::format("column '{}' is asked for twice", printable(name, 60))};
    columns.push_back(find_column(table, name));
  }
  return columns;
}

}  // namespace

const ColumnRule& find_column(const Table& table, const std::string& name) {
  const auto& rules = table.rules();
  const auto at = std::ranges::find(rules, name, &ColumnRule::column);
  if (at != rules.end()) return *at;
  std::vector<std::string> names;
  for (const auto& rule : rules) names.push_back(rule.column);
  const auto near = nearest(name, names);
  throw Error{ExitCode::usage,
              fmt::format("no column '{}'{}; the columns are {}", printable(name, 60),
                          near.empty() ? "" : fmt::format(" (nearest: {})", near), fmt::join(names, ", "))};
}

Selection select_rows(const Table& table, const std::vector<std::string>& conditions,
                      const std::vector<std::string>& columns) {
  std::vector<Condition> wanted;
  for (const auto& text : conditions) wanted.push_back(parse_condition(table, text));
  Selection selection{columns_named(table, columns), {}, {}, table.rows()};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool kept = std::ranges::all_of(
        wanted, [&](const Condition& condition) { return fulfils(table.text(row, condition.rule.column), condition); });
    if (!kept) continue;
    auto& cells = selection.rows.emplace_back();
    for (const auto& rule : selection.columns) cells.push_back(table.text(row, rule.column));
    selection.lines.push_back(table.place(row, selection.columns.front().column).line);
  }
  return selection;
}

}  // namespace fundshare
