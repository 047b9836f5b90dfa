// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace fundshare {
namespace {

/// Takes "12:" off the front and gives 12; nothing is taken, and 0 given, where that is not what stands there.
int take_number(std::string_view& text) {
  int value = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (status != std::errc{} || end == text.data() + text.size() || *end != ':') return 0;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  return value;
}

}  // namespace

void Faults::add_lines(const std::string& file, std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    Place at{file, 0, 0, ""};
    if (line.starts_with(file + ":")) {
      line.remove_prefix(file.size() + 1);
      at.line = take_number(line);
      at.column = take_number(line);
      line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    }
    add(std::move(at), std::string{line});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string Faults::text(std::size_t most) const {
  std::string out;
  for (std::size_t k = 0; k < std::min(most, kept_.size()); ++k) {
    out += (k == 0 ? "" : "\n") + message_at(kept_[k].at, kept_[k].problem);
  }
  if (count_ > most) out += fmt::format("\nand {} more", count_ - most);
  return out;
}

}  // namespace fundshare
