// SPDX-License-Identifier: Apache-2.0
#include "fundshare/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace fundshare {
namespace {

constexpr std::size_t most_lines = 20;

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row.back();
}

}  // namespace

std::string printable(std::string_view text, std::size_t most) {
  std::string out;
  for (const char c : text.substr(0, most)) {
    const auto byte = static_cast<unsigned char>(c);
    out += (byte >= 0x20 && byte < 0x7f) ? c : '?';
  }
  if (text.size() > most) out += "...";
  return out;
}

std::string message_at(const Place& at, std::string_view problem) {
  std::string text = printable(at.file);
  if (at.line > 0) text += fmt::format(":{}:{}", at.line, at.column);
  text += ": ";
  if (!at.name.empty()) text += printable(at.name, 80) + ": ";
  return text + printable(problem, 400);
}

void ErrorList::add(const InputError& fault) {
  lines_.push_back(fault.what());
  if (fault.code() == ExitCode::data) code_ = ExitCode::data;
}

void ErrorList::throw_if_any() const {
  if (lines_.empty()) return;
  std::string text;
  for (std::size_t i = 0; i < std::min(lines_.size(), most_lines); ++i) text += (i ? "\n" : "") + lines_[i];
  if (lines_.size() > most_lines) text += fmt::format("\nand {} more", lines_.size() - most_lines);
  throw InputError{text, code_};
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::size_t tolerated = std::max<std::size_t>(2, word.size() / 3);
  std::size_t best_distance = tolerated + 1;
  std::string best;
  for (const auto& candidate : candidates) {
    const auto distance = edit_distance(word.substr(0, 100), candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace fundshare
