// SPDX-License-Identifier: Apache-2.0
#include "fundshare/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace fundshare {
namespace {

constexpr std::size_t most_lines = 20;

}  // namespace

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

}  // namespace fundshare
