// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fundshare/uncertainty/spec/node.hpp"

/// JSON Schema as a tree of values, before it becomes text.
namespace fundshare::json_schema {

using Members = std::vector<std::pair<std::string, Node>>;

[[nodiscard]] inline Node text(std::string value) { return {std::move(value), {}}; }
[[nodiscard]] inline Node flag(bool value) { return {value, {}}; }
[[nodiscard]] inline Node whole(std::size_t value) { return {static_cast<std::int64_t>(value), {}}; }
[[nodiscard]] inline Node number(double value) { return {value, {}}; }
[[nodiscard]] inline Node list(std::vector<Node> values) { return {std::move(values), {}}; }

[[nodiscard]] inline Node texts(const std::vector<std::string>& values) {
  NodeList all;
  for (const auto& value : values) all.push_back(text(value));
  return list(std::move(all));
}

[[nodiscard]] inline Node object(const Members& members) {
  NodeTable entries;
  for (const auto& [key, value] : members) entries.push_back({key, {}, value});
  return {std::move(entries), {}};
}

/// Adds one member at the end.
inline void add(Node& object, std::string key, Node value) {
  object.table()->push_back({std::move(key), {}, std::move(value)});
}

[[nodiscard]] inline Node type(const std::string& name) { return object({{"type", text(name)}}); }
[[nodiscard]] inline Node reference(const std::string& definition) {
  return object({{"$ref", text("#/definitions/" + definition)}});
}

/// One item or more.
[[nodiscard]] inline Node list_of(Node items) {
  return object({{"type", text("array")}, {"items", std::move(items)}, {"minItems", whole(1)}});
}

/// What holds where another schema holds, and else.
[[nodiscard]] inline Node when(Node condition, Node then) {
  return object({{"if", std::move(condition)}, {"then", std::move(then)}});
}
[[nodiscard]] inline Node when(Node condition, Node then, Node otherwise) {
  return object({{"if", std::move(condition)}, {"then", std::move(then)}, {"else", std::move(otherwise)}});
}

}  // namespace fundshare::json_schema
