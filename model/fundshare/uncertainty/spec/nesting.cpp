// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/nesting.hpp"

#include <fmt/format.h>

#include <vector>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

constexpr int deepest = 64;

/// Where a string that opens at `at` ends; a broken one ends with the text, as the parser stops there anyway.
std::size_t after_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const bool escapes = quote == '"';
  const std::string three(3, quote);
  const bool many_lines = text.substr(at, 3) == three;
  for (std::size_t i = at + (many_lines ? 3 : 1); i < text.size(); ++i) {
    if (escapes && text[i] == '\\') {
      ++i;
    } else if (!many_lines && (text[i] == quote || text[i] == '\n')) {
      return i + 1;
    } else if (many_lines && text.substr(i, 3) == three) {
      i += 3;
      while (i < text.size() && text[i] == quote) ++i;  // up to two quotes may precede the closing three
      return i;
    }
  }
  return text.size();
}

/// Depth of brackets and of the dots of the key at hand.
class Depth {
 public:
  void meet(char c) {
    if (c == '[' || c == '{') {
      open_.push_back(dots_ + 1);
      below_ += dots_ + 1;
      dots_ = 0;
    } else if (c == ']' || c == '}') {
      dots_ = 0;
      if (open_.empty()) return;
      below_ -= open_.back();
      open_.pop_back();
    } else if (c == '.') {
      ++dots_;
    } else if (c == ',' || c == '\n') {
      dots_ = 0;
    }
  }
  [[nodiscard]] int levels() const { return below_ + dots_; }

 private:
  std::vector<int> open_;
  int below_ = 0, dots_ = 0;
};

}  // namespace

void check_nesting(std::string_view text, const std::string& file) {
  Depth depth;
  int line = 1;
  std::size_t line_start = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (c == '"' || c == '\'') {
      const std::size_t end = after_string(text, i);
      for (; i < end; ++i) {
        if (text[i] == '\n') ++line, line_start = i + 1;
      }
      continue;
    }
    depth.meet(c);
    if (depth.levels() > deepest) {
      const Place place{file, line, static_cast<int>(i - line_start) + 1, ""};
      throw InputError{place, fmt::format("nested deeper than {} levels", deepest)};
    }
    if (c == '\n') ++line, line_start = i + 1;
    ++i;
  }
}

}  // namespace fundshare
