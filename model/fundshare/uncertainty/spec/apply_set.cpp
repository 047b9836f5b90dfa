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

/// The first such character outside the brackets of a label and outside quotes, or npos.
std::size_t find_outside(std::string_view text, char wanted) {
  char until = '\0';  // what ends the label or the quotes that we are in
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (until != '\0') {
      if (text[i] == until) until = '\0';
    } else if (text[i] == wanted) {
      return i;
    } else if (text[i] == '[') {
      until = ']';
    } else if (text[i] == '"' || text[i] == '\'') {
      until = text[i];
    }
  }
  return std::string_view::npos;
}

bool is_quoted(std::string_view part) { return part.size() > 2 && (part[0] == '"' || part[0] == '\''); }

/// What stands between the quotes of a part; nothing where they are not its first and last character, or where it holds
/// a backslash or a control character, which no key needs.
std::string_view unquoted(std::string_view part) {
  const auto inner = part.substr(1, part.size() - 2);
  const auto plain = [&](char c) { return c != part[0] && c != '\\' && static_cast<unsigned char>(c) >= 0x20; };
  return part.back() == part[0] && std::ranges::all_of(inner, plain) ? inner : std::string_view{};
}

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// The key that a part names. \throws InputError
std::string_view read_part(std::string_view part, bool last, const Place& at) {
  if (is_quoted(part) && !unquoted(part).empty()) return unquoted(part);
  const auto label = last ? part.find('[') : std::string_view::npos;
  const auto name = part.substr(0, label);
  const bool label_well = label == std::string_view::npos || (part.ends_with(']') && part.size() > label + 2);
  if (name.empty() || !std::ranges::all_of(name, is_bare) || !label_well) {
    throw InputError{at, "the key must be names with dots between them, such as theft.basis or budget.unit_cost[ICBM]"};
  }
  return part;
}

std::vector<std::string> split_key(std::string_view key, const Place& at) {
  std::vector<std::string> parts;
  for (std::string_view rest = key;;) {
    const auto dot = find_outside(rest, '.');
    const bool last = dot == std::string_view::npos;
    parts.emplace_back(read_part(rest.substr(0, dot), last, at));
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
  const auto equals = find_outside(setting, '=');
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
