// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/node.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace fundshare {

const Node* Node::find(std::string_view key) const {
  const auto* entries = table();
  if (!entries) return nullptr;
  const auto at = std::ranges::find(*entries, key, &NodeEntry::key);
  return at == entries->end() ? nullptr : &at->value;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

bool same_value(const Node& a, const Node& b) {
  if (a.value.index() != b.value.index()) return false;
  if (const auto* list = a.list()) return std::ranges::equal(*list, *b.list(), same_value);
  if (const auto* entries = a.table()) {
    return std::ranges::equal(*entries, *b.table(), [](const NodeEntry& x, const NodeEntry& y) {
      return x.key == y.key && same_value(x.value, y.value);
    });
  }
  return std::visit(
      [&b](const auto& value) {
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, NodeList> || std::is_same_v<Value, NodeTable>) {
          return false;  // handled above
        } else {
          return value == std::get<Value>(b.value);
        }
      },
      a.value);
}

std::string show(const Node& node) {
  if (const auto* text = node.string()) return fmt::format("'{}'", printable(*text, 60));
  if (const auto* entries = node.table()) return entries->empty() ? "an empty table" : "a table";
  if (const auto* list = node.list()) return list->empty() ? "an empty list" : "a list";
  if (const auto* truth = std::get_if<bool>(&node.value)) return *truth ? "true" : "false";
  if (const auto* whole = std::get_if<std::int64_t>(&node.value)) return fmt::format("{}", *whole);
  return fmt::format("{}", std::get<double>(node.value));
}

double as_number(const Node& node) {
  if (const auto* whole = std::get_if<std::int64_t>(&node.value)) return static_cast<double>(*whole);
  const auto* number = std::get_if<double>(&node.value);
  if (!number) throw InputError{node.place, fmt::format("must be a number (found {})", show(node))};
  if (!std::isfinite(*number)) throw InputError{node.place, fmt::format("must be finite (found {})", *number)};
  return *number;
}

int as_integer(const Node& node, int low, int high) {
  const auto* whole = std::get_if<std::int64_t>(&node.value);
  if (!whole || *whole < low || *whole > high) {
    throw InputError{node.place, fmt::format("must be an integer from {} to {} (found {})", low, high, show(node))};
  }
  return static_cast<int>(*whole);
}

const std::string& as_string(const Node& node) {
  const auto* text = node.string();
  if (!text) throw InputError{node.place, fmt::format("must be a string (found {})", show(node))};
  if (text->empty()) throw InputError{node.place, "must not be empty"};
  return *text;
}

std::vector<std::string> as_strings(const Node& node) {
  const auto* list = node.list();
  if (!list || list->empty()) {
    throw InputError{node.place, fmt::format("must be a list of one or more strings (found {})", show(node))};
  }
  std::vector<std::string> texts;
  for (const auto& element : *list) {
    const auto& text = as_string(element);
    if (std::ranges::find(texts, text) != texts.end()) {
      throw InputError{element.place, fmt::format("'{}' stands twice in the list", text)};
    }
    texts.push_back(text);
  }
  return texts;
}

std::size_t as_choice(const Node& node, const std::vector<std::string>& words) {
  const auto* text = node.string();
  const auto at = text ? std::ranges::find(words, *text) : words.end();
  if (at == words.end()) {
    throw InputError{node.place, fmt::format("must be one of {} (found {})", fmt::join(words, ", "), show(node))};
  }
  return static_cast<std::size_t>(at - words.begin());
}

std::string hint(std::string_view word, const std::vector<std::string>& candidates) {
  const auto near = nearest(word, candidates);
  return near.empty() ? near : fmt::format(" (nearest: {})", near);
}

}  // namespace fundshare
