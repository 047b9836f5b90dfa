// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace fundshare {
namespace {

bool names_input_key(const NodeTable& entries) {
  return std::ranges::any_of(
      entries, [](const NodeEntry& entry) { return std::ranges::find(input_keys(), entry.key) != input_keys().end(); });
}

void gather(const Node& node, std::vector<std::string>& names) {
  if (is_input(node)) {
    names.push_back(node.place.name);
  } else if (const auto* entries = node.table()) {
    for (const auto& entry : *entries) gather(entry.value, names);
  }
}

void put(Node& input, std::string_view key, Node value) {
  if (auto* known = input.find(key)) {
    *known = std::move(value);
  } else {
    const Place place = value.place;
    input.table()->push_back({std::string{key}, place, std::move(value)});
  }
}

void name_scenario_as_source(Node& input, const Place& place) {
  const auto at = [&](std::string_view key) {
    return Place{place.file, place.line, place.column, fmt::format("{}.{}", input.place.name, key)};
  };
  put(input, "confidence", Node{std::string{"set by scenario"}, at("confidence")});
  put(input, "evidence", Node{NodeList{Node{std::string{"scenario"}, at("evidence")}}, at("evidence")});
}

void change_input(Node& input, const Node& changes) {
  const auto* entries = changes.table();
  if (!entries || !names_input_key(*entries)) {
    put(input, "law", changes);
    name_scenario_as_source(input, changes.place);
    return;
  }
  if (const auto* law = changes.find("law")) name_scenario_as_source(input, law->place);
  for (const auto& [key, place, value] : *entries) put(input, key, value);
}

class Overlay {
 public:
  explicit Overlay(const Node& base) : known_{input_names(base)} {}

  void merge(Node& base, const Node& changes) const {
    for (const auto& [key, place, value] : *changes.table()) {
      Node* const at = base.find(key);
      if (!at) {
        refuse_new_inputs(value);
        base.table()->push_back({key, place, value});
      } else if (is_input(*at)) {
        change_input(*at, value);
      } else if (at->table() && !value.table()) {
        throw InputError{value.place, fmt::format("is a group of settings, not one (found {})", show(value))};
      } else if (at->table()) {
        if (is_input(value)) refuse_new_inputs(value);
        merge(*at, value);
      } else {
        *at = value;
      }
    }
  }

 private:
  void refuse_new_inputs(const Node& value) const {
    const auto added = input_names(value);
    if (added.empty() || added.front().ends_with(']')) return;
    throw InputError{value.place,
                     fmt::format("no input '{}'{}", printable(added.front(), 80), hint(added.front(), known_))};
  }

  std::vector<std::string> known_;
};

}  // namespace

const std::vector<std::string>& input_keys() {
  static const std::vector<std::string> keys{"law",        "unit",     "scope",   "group",
                                             "confidence", "evidence", "meaning", "choices"};
  return keys;
}

bool is_input(const Node& node) { return node.find("law") != nullptr; }

std::vector<std::string> input_names(const Node& root) {
  std::vector<std::string> names;
  gather(root, names);
  return names;
}

Node overlay(Node base, const Node& changes) {
  const Overlay laid{base};
  laid.merge(base, changes);
  return base;
}

}  // namespace fundshare
