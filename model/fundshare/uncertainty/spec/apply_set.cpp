// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "fundshare/uncertainty/spec/overlay.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare {
namespace {

constexpr std::size_t most_parts = 32;
constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// The first such character outside the brackets of a label, or npos.
std::size_t find_outside_label(std::string_view text, char wanted) {
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!inside && text[i] == wanted) return i;
    if (text[i] == '[') inside = true;
    if (text[i] == ']') inside = false;
  }
  return std::string_view::npos;
}

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

void check_part(std::string_view part, bool last, const Place& at) {
  const auto label = last ? part.find('[') : std::string_view::npos;
  const auto name = part.substr(0, label);
  const bool label_well = label == std::string_view::npos || (part.ends_with(']') && part.size() > label + 2);
  if (name.empty() || !std::ranges::all_of(name, is_bare) || !label_well) {
    throw InputError{at, "the key must be names with dots between them, such as theft.basis or budget.unit_cost[ICBM]"};
  }
}

std::vector<std::string> split_key(std::string_view key, const Place& at) {
  std::vector<std::string> parts;
  for (std::string_view rest = key;;) {
    const auto dot = find_outside_label(rest, '.');
    const bool last = dot == std::string_view::npos;
    const auto part = rest.substr(0, dot);
    check_part(part, last, at);
    parts.emplace_back(part);
    if (parts.size() > most_parts) throw InputError{at, fmt::format("the key has more than {} parts", most_parts)};
    if (last) return parts;
    rest.remove_prefix(dot + 1);
  }
}

bool is_word(std::string_view text) {
  const auto letter = [](char c) { return is_bare(c) && c != '-' && (c < '0' || c > '9'); };
  return !text.empty() && letter(text[0]) && std::ranges::all_of(text, [](char c) { return is_bare(c) || c == '.'; });
}

Node read_value(std::string_view text, const Place& at) {
  try {
    return parse_toml_value(text, at);
  } catch (const InputError&) {
    if (!is_word(text)) throw;
    return Node{std::string{text}, at};
  }
}

}  // namespace

void apply_set(Node& root, std::string_view setting) {
  const Place whole{std::string{command_line}, 0, 0, ""};
  const auto equals = find_outside_label(setting, '=');
  const auto key = trimmed(setting.substr(0, equals));
  if (equals == std::string_view::npos) {
    throw InputError{whole, fmt::format("'{}' must have the form key=value", printable(setting, 80))};
  }
  const Place at{whole.file, 0, 0, std::string{key}};
  const auto parts = split_key(key, at);
  const auto value = trimmed(setting.substr(equals + 1));
  if (value.empty()) throw InputError{at, "has no value (write key=value)"};
  Node changes = read_value(value, at);
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    NodeTable around;
    around.push_back({*part, at, std::move(changes)});
    changes = Node{std::move(around), at};
  }
  root = overlay(std::move(root), changes);
}

}  // namespace fundshare
