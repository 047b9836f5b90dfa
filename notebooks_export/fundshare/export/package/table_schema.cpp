// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/table_schema.hpp"

#include <algorithm>
#include <cmath>

#include "fundshare/export/package/constraints.hpp"
#include "fundshare/export/schema.hpp"
#include "fundshare/export/schema_nodes.hpp"

namespace fundshare {
namespace {

using namespace json_schema;

/// A bound of an integer column is an integer.
Node bound_node(double value, const std::string& type) {
  if (type != "integer") return number(value);
  return {static_cast<std::int64_t>(std::llround(value)), {}};
}

Node constraints_node(const ColumnConstraint& rule, const std::string& type) {
  Node out = object({});
  if (rule.required) add(out, "required", flag(true));
  if (!rule.allowed.empty()) add(out, "enum", texts(rule.allowed));
  if (rule.low) add(out, "minimum", bound_node(*rule.low, type));
  if (rule.high) add(out, "maximum", bound_node(*rule.high, type));
  return out;
}

Node field_node(const ColumnSchema& column, const std::vector<ColumnConstraint>& rules) {
  Node field = object({{"name", text(column.column)},
                       {"type", text(column.type == "text" ? "string" : column.type)},
                       {"description", text(column.description)}});
  if (!column.unit.empty()) add(field, "unit", text(column.unit));
  const auto rule = std::ranges::find(rules, column.column, &ColumnConstraint::column);
  if (rule == rules.end()) return field;
  Node constraints = constraints_node(*rule, column.type);
  if (!constraints.table()->empty()) add(field, "constraints", std::move(constraints));
  return field;
}

}  // namespace

Node table_schema(const std::string& file) {
  const auto rules = constraints_of(file);
  NodeList fields;
  for (const auto& column : schema_of(file)) fields.push_back(field_node(column, rules));
  Node schema = object({{"$schema", text("https://datapackage.org/profiles/2.0/tableschema.json")},
                        {"fields", list(std::move(fields))},
                        {"missingValues", texts({""})}});
  std::vector<std::string> key;
  bool complete = true;
  for (const auto& rule : rules) {
    if (!rule.key) continue;
    key.push_back(rule.column);
    complete = complete && rule.required;
  }
  if (key.empty()) return schema;
  add(schema, complete ? "primaryKey" : "uniqueKeys", complete ? texts(key) : list({texts(key)}));
  return schema;
}

}  // namespace fundshare
