// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {
namespace {

bool bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::string toml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string number_text(double value) {
  auto text = fmt::format("{}", value);
  if (text.find_first_of(".enif") == std::string::npos) text += ".0";  // or it would read back as an integer
  return text;
}

void write_lines(const Node& node, const std::string& path, std::string& out) {
  const auto* entries = node.table();
  if (!entries || (entries->empty() && !path.empty())) {
    out += path + " = " + to_toml_value(node) + "\n";
    return;
  }
  for (const auto& [key, place, value] : *entries) {
    write_lines(value, path.empty() ? to_toml_key(key) : path + "." + to_toml_key(key), out);
  }
}

}  // namespace

std::string to_toml_key(const std::string& key) {
  return !key.empty() && std::ranges::all_of(key, bare) ? key : toml_quoted(key);
}

std::string to_toml_value(const Node& node) {
  std::string out;
  if (const auto* list = node.list()) {
    for (const auto& element : *list) out += (out.empty() ? "" : ", ") + to_toml_value(element);
    return "[" + out + "]";
  }
  if (const auto* entries = node.table()) {
    for (const auto& [key, place, value] : *entries) {
      out += (out.empty() ? " " : ", ") + to_toml_key(key) + " = " + to_toml_value(value);
    }
    return entries->empty() ? "{}" : "{" + out + " }";
  }
  if (const auto* text = node.string()) return toml_quoted(*text);
  if (const auto* number = std::get_if<double>(&node.value)) return number_text(*number);
  return show(node);
}

std::string to_toml(const Node& root) {
  std::string out;
  write_lines(root, "", out);
  return out;
}

}  // namespace fundshare
