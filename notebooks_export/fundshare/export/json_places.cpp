// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/json_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "fundshare/base/error.hpp"
#include "fundshare/export/json_documents.hpp"

namespace fundshare {
namespace {

/// Walks a text that is JSON once more, beside its tree, because the parser keeps no places. It sees strings, brackets,
/// commas and colons alone.
class PlaceFinder {
 public:
  PlaceFinder(std::string_view text, const std::string& file, const KeyReader& key_of)
      : text_{text}, file_{&file}, key_of_{&key_of} {
    if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;  // the parser takes a mark of the byte order as well
  }

  /// \param node  of the value that comes next; null where the tree has none, as below the first of two equal keys
  void value(Node* node, const std::string& name) {
    skip_space();
    const Place at = here(name);
    if (node) node->place = at;
    if (text_[at_] == '{') return object(node, name);
    if (text_[at_] == '[') return list(node, name);
    if (text_[at_] == '"') return static_cast<void>(string());
    while (at_ < text_.size() && std::string_view{",]} \t\r\n"}.find(text_[at_]) == std::string_view::npos) step();
  }

 private:
  void step() {
    if (text_[at_] == '\n') {
      ++line_;
      line_start_ = at_ + 1;
    }
    ++at_;
  }
  void skip_space() {
    while (std::string_view{" \t\r\n"}.find(text_[at_]) != std::string_view::npos) step();
  }
  [[nodiscard]] Place here(const std::string& name) const {
    return {*file_, line_, static_cast<int>(at_ - line_start_) + 1, name};
  }
  /// The string with its marks.
  std::string_view string() {
    const std::size_t start = at_;
    for (step(); text_[at_] != '"'; step()) {
      if (text_[at_] == '\\') step();
    }
    step();
    return text_.substr(start, at_ - start);
  }
  /// Whether another element follows; goes past the comma or the closing bracket.
  bool more(char close) {
    skip_space();
    const bool another = text_[at_] != close;
    if (!another || text_[at_] == ',') step();
    return another;
  }
  /// The value at a key, which learns where the key stands; null where the tree has none.
  static Node* entered(Node* node, const std::string& key, const Place& at) {
    NodeTable* const entries = node ? node->table() : nullptr;
    if (!entries) return nullptr;
    const auto entry = std::ranges::find(*entries, key, &NodeEntry::key);
    if (entry == entries->end()) return nullptr;
    entry->place = at;
    return &entry->value;
  }
  void object(Node* node, const std::string& name) {
    for (step(); more('}');) {
      skip_space();
      Place at = here("");
      const auto key = (*key_of_)(string());
      at.name = name.empty() ? key : name + "." + key;
      skip_space();
      step();  // the colon
      value(entered(node, key, at), at.name);
    }
  }
  void list(Node* node, const std::string& name) {
    NodeList* const elements = node ? std::get_if<NodeList>(&node->value) : nullptr;
    std::size_t index = 0;
    for (step(); more(']'); ++index) {
      Node* const inner = elements && index < elements->size() ? &(*elements)[index] : nullptr;
      value(inner, fmt::format("{}[{}]", name, index));
    }
  }

  std::string_view text_;
  const std::string* file_;
  const KeyReader* key_of_;
  std::size_t at_ = 0, line_start_ = 0;
  int line_ = 1;
};

}  // namespace

void add_places(std::string_view text, const std::string& file, const KeyReader& key_of, Node& tree) {
  PlaceFinder{text, file, key_of}.value(&tree, "");
}

double as_count(const Node& node) {
  // A seed from 2^63 on is read as a double; below, 5.0 and 5e0 are no counts.
  const auto* const large = std::get_if<double>(&node.value);
  const bool number = std::holds_alternative<std::int64_t>(node.value) || (large && *large >= 0x1p63);
  const double value = number ? as_number(node) : -1.0;
  if (value < 0.0) throw InputError{node.place, fmt::format("must be a whole number from 0 on (found {})", show(node))};
  return value;
}

}  // namespace fundshare
