// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/toml_document.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <locale>
#include <memory>
#include <sstream>
#include <system_error>

#include "fundshare/base/standard_input.hpp"
#include "fundshare/uncertainty/spec/nesting.hpp"

namespace fundshare {
namespace {

constexpr std::size_t most_bytes = 4u << 20;

Place place_of(const toml::source_region& region, const std::string& file, const std::string& name) {
  return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column), name};
}

bool comes_before(const NodeEntry& a, const NodeEntry& b) {
  return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
}

template <class T>
std::string as_text(const T& date) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << date;
  return out.str();
}

Node convert(const toml::node& from, const std::string& file, const std::string& name);

NodeTable convert_table(const toml::table& from, const std::string& file, const std::string& name) {
  NodeTable entries;
  for (const auto& [key, value] : from) {
    const std::string text{key.str()};
    const std::string path = name.empty() ? text : name + "." + text;
    entries.push_back({text, place_of(key.source(), file, path), convert(value, file, path)});
  }
  std::stable_sort(entries.begin(), entries.end(), comes_before);  // the library sorts by key
  return entries;
}

Node convert(const toml::node& from, const std::string& file, const std::string& name) {
  Node node{false, place_of(from.source(), file, name)};
  from.visit([&](const auto& value) {
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, toml::table>) {
      node.value = convert_table(value, file, name);
    } else if constexpr (std::is_same_v<Value, toml::array>) {
      NodeList list;
      for (const auto& element : value) list.push_back(convert(element, file, name));
      node.value = std::move(list);
    } else if constexpr (toml::is_date<Value> || toml::is_time<Value> || toml::is_date_time<Value>) {
      node.value = as_text(value.get());
    } else {
      node.value = value.get();
    }
  });
  return node;
}

/// A value of the command line has no line and column.
void move_to(Node& node, const Place& at) {
  const auto move = [&at](Place& place) { place.line = at.line, place.column = at.column; };
  move(node.place);
  if (auto* list = std::get_if<NodeList>(&node.value)) {
    for (auto& element : *list) move_to(element, at);
  }
  if (auto* entries = node.table()) {
    for (auto& entry : *entries) {
      move(entry.place);
      move_to(entry.value, at);
    }
  }
}

[[noreturn]] void refuse(const std::filesystem::path& path, std::string_view why) {
  throw Error{ExitCode::no_input, fmt::format("{}: cannot be read ({})", printable(path.string()), why)};
}

std::string read_text(const std::filesystem::path& path) {
  std::error_code fault;
  const auto status = std::filesystem::status(path, fault);
  if (fault) refuse(path, fault.message());
  if (std::filesystem::is_directory(status)) refuse(path, "it is a directory");
  if (!std::filesystem::is_regular_file(status)) refuse(path, "it is not a regular file");  // a pipe would hang
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(path.c_str(), "rb"), &std::fclose};
  if (!file) refuse(path, std::generic_category().message(errno));
  std::string text(most_bytes + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  if (std::ferror(file.get())) refuse(path, std::generic_category().message(errno));
  if (text.size() > most_bytes) throw InputError{{path.string(), 0, 0, ""}, "larger than 4 MiB"};
  return text;
}

}  // namespace

Node parse_toml(std::string_view text, const std::string& file) {
  check_nesting(text, file);
  try {
    const toml::table document = toml::parse(text, std::string_view{file});
    return Node{convert_table(document, file, ""), {file, 1, 1, ""}};
  } catch (const toml::parse_error& fault) {
    throw InputError{place_of(fault.source(), file, ""), fault.description()};
  }
}

Node parse_toml_value(std::string_view text, const Place& at) {
  const std::string line = "value = " + std::string{text};
  try {
    check_nesting(line, at.file);
    const toml::table document = toml::parse(line);
    if (document.size() != 1) throw InputError{at, "must be one value, on one line"};
    Node value = convert(*document.get("value"), at.file, at.name);
    move_to(value, at);
    return value;
  } catch (const toml::parse_error& fault) {
    throw InputError{at, fmt::format("cannot be read as a TOML value ({})", fault.description())};
  }
}

Node read_toml(const std::filesystem::path& path) {
  if (path == "-") return parse_toml(standard_input(most_bytes), standard_input_name);
  return parse_toml(read_text(path), path.string());
}

}  // namespace fundshare
