// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "fundshare/base/error.hpp"

namespace fundshare {

struct Node;
struct NodeEntry;
using NodeList = std::vector<Node>;
using NodeTable = std::vector<NodeEntry>;  ///< in the order of the file

/// A value of a settings file with its place; dates and times are strings. Without a value it is false.
struct Node {
  std::variant<bool, std::int64_t, double, std::string, NodeList, NodeTable> value;
  Place place;  ///< its name is the dotted path of keys

  [[nodiscard]] const NodeTable* table() const { return std::get_if<NodeTable>(&value); }
  [[nodiscard]] NodeTable* table() { return std::get_if<NodeTable>(&value); }
  [[nodiscard]] const NodeList* list() const { return std::get_if<NodeList>(&value); }
  [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&value); }
  /// The value at one key of a table, or null where this is no table or has no such key.
  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] Node* find(std::string_view key);
};

/// One `key = value` of a table.
struct NodeEntry {
  std::string key;
  Place place;  ///< of the key
  Node value;
};

/// Whether two values are alike; places do not count.
[[nodiscard]] bool same_value(const Node& a, const Node& b);

/// What was found, for messages: "'abc'", "1.5", "a table", "an empty list".
[[nodiscard]] std::string show(const Node& node);

/// A number; integers count as numbers. \throws InputError for anything else, NaN and infinities
[[nodiscard]] double as_number(const Node& node);
/// \throws InputError unless the value is an integer from `low` to `high`
[[nodiscard]] int as_integer(const Node& node, int low, int high);
/// \throws InputError unless the value is a string that is not empty
[[nodiscard]] const std::string& as_string(const Node& node);
/// \throws InputError unless the value is a list of strings that are not empty, without repetition, one at least
[[nodiscard]] std::vector<std::string> as_strings(const Node& node);
/// \throws InputError unless the value is one of `words`
[[nodiscard]] std::size_t as_choice(const Node& node, const std::vector<std::string>& words);

/// " (nearest: x)" or, where no candidate is near, an empty string.
[[nodiscard]] std::string hint(std::string_view word, const std::vector<std::string>& candidates);

/// The document as `dotted.key = value` lines, in its own order: TOML that reads back as the same values.
[[nodiscard]] std::string to_toml(const Node& root);

/// One value as TOML in one line, and one key with quotes where it needs them.
[[nodiscard]] std::string to_toml_value(const Node& node);
[[nodiscard]] std::string to_toml_key(const std::string& key);

}  // namespace fundshare
