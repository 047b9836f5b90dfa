// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/check_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "fundshare/evidence/csv_file.hpp"
#include "fundshare/evidence/parse_cell.hpp"

namespace fundshare {
namespace {

constexpr double most = std::numeric_limits<double>::max();
constexpr double most_integer = std::numeric_limits<int>::max();

/// Why a cell of a number or date is none; empty where it is one within its bounds.
std::string number_problem(const std::string& cell, const FieldRule& rule) {
  if (rule.type == "date") return parse_date_cell(cell).problem;
  if (rule.type == "integer")
    return parse_integer_cell(cell, {rule.low.value_or(-most_integer), rule.high.value_or(most_integer)}).problem;
  return parse_number_cell(cell, {rule.low.value_or(-most), rule.high.value_or(most)}).problem;
}

std::string cell_problem(const std::string& cell, const FieldRule& rule) {
  if (cell.empty()) return rule.required ? "the cell is empty (a value is required)" : "";
  if (!rule.allowed.empty() && std::ranges::find(rule.allowed, cell) == rule.allowed.end())
    return fmt::format("'{}' is none of the words of this column ({})", printable(cell, 60),
                       fmt::join(rule.allowed, ", "));
  return rule.type == "string" ? "" : number_problem(cell, rule);
}

/// Whether the columns are those of the rules; each that is not is a fault of its own.
bool check_header(const RawTable& table, const TableRules& rules, Faults& faults) {
  const auto before = faults.count();
  for (std::size_t k = 0; k < std::max(table.header.size(), rules.fields.size()); ++k) {
    const Place at{table.file, 1, static_cast<int>(k) + 1, ""};
    if (k >= rules.fields.size()) {
      faults.add(at, fmt::format("'{}' is one column too many ({} allowed)", printable(table.header[k], 60),
                                 rules.fields.size()));
    } else if (k >= table.header.size()) {
      faults.add(at, fmt::format("the column '{}' is missing", printable(rules.fields[k].name, 60)));
    } else if (table.header[k] != rules.fields[k].name) {
      faults.add(at, fmt::format("'{}' stands where the column '{}' belongs", printable(table.header[k], 60),
                                 printable(rules.fields[k].name, 60)));
    }
  }
  return faults.count() == before;
}

void check_key(const RawTable& table, const TableRules& rules, Faults& faults) {
  if (rules.key.empty()) return;
  std::map<std::string, int> first;  // line by key
  std::string names;
  for (const auto k : rules.key) names += (names.empty() ? "" : ", ") + rules.fields[k].name;
  for (const auto& row : table.rows) {
    std::string key;
    for (const auto k : rules.key) key += row.cells[k] + '\x1f';
    const auto [at, is_new] = first.emplace(std::move(key), row.line);
    if (is_new) continue;
    faults.add(
        {table.file, row.line, static_cast<int>(rules.key.front()) + 1, rules.fields[rules.key.front()].name},
        fmt::format("the same key as in line {} (the columns {} together differ in every row)", at->second, names));
  }
}

std::optional<double> bound_of(const Node& constraints, std::string_view key) {
  const Node* const bound = constraints.find(key);
  return bound ? std::optional{as_number(*bound)} : std::nullopt;
}

FieldRule read_field(const Node& node, const std::string& file) {
  const Node *const name = node.find("name"), *const type = node.find("type");
  constexpr std::array types{"string", "integer", "number", "date"};
  if (!name || !name->string() || !type || !type->string() || std::ranges::find(types, *type->string()) == types.end())
    throw InputError{{file, 0, 0, "fields"},
                     "a field needs a name, and one of the types string, integer, number, date"};
  FieldRule rule{*name->string(), *type->string(), false, {}, {}, {}};
  const Node* const constraints = node.find("constraints");
  if (!constraints) return rule;
  const Node* const required = constraints->find("required");
  rule.required = required && same_value(*required, {true, {}});
  if (const Node* const words = constraints->find("enum")) rule.allowed = as_strings(*words);
  rule.low = bound_of(*constraints, "minimum");
  rule.high = bound_of(*constraints, "maximum");
  return rule;
}

}  // namespace

TableRules read_table_rules(const Node& schema, const std::string& file) {
  TableRules rules;
  const Node* const fields = schema.find("fields");
  if (!fields || !fields->list()) throw InputError{{file, 0, 0, "schema"}, "a table needs a list of fields"};
  for (const auto& field : *fields->list()) rules.fields.push_back(read_field(field, file));
  const Node* key = schema.find("primaryKey");
  if (const Node* const keys = schema.find("uniqueKeys"); keys && keys->list() && !keys->list()->empty())
    key = &keys->list()->front();
  if (!key) return rules;
  for (const auto& name : as_strings(*key)) {
    const auto at = std::ranges::find(rules.fields, name, &FieldRule::name);
    if (at == rules.fields.end())
      throw InputError{{file, 0, 0, "schema"}, fmt::format("the key '{}' is no field", printable(name, 60))};
    rules.key.push_back(static_cast<std::size_t>(at - rules.fields.begin()));
  }
  return rules;
}

std::size_t check_table(std::string_view bytes, const std::string& file, const TableRules& rules, Faults& faults) {
  RawTable table;
  try {
    table = parse_csv(bytes, file);
  } catch (const InputError& fault) {
    faults.add_lines(file, fault.what());
    return 0;
  }
  if (!check_header(table, rules, faults)) return table.rows.size();
  for (const auto& row : table.rows) {
    for (std::size_t k = 0; k < row.cells.size(); ++k) {
      const std::string problem = cell_problem(row.cells[k], rules.fields[k]);
      if (!problem.empty()) faults.add({file, row.line, static_cast<int>(k) + 1, rules.fields[k].name}, problem);
    }
  }
  check_key(table, rules, faults);
  return table.rows.size();
}

}  // namespace fundshare
