// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/constraints.hpp"

#include <charconv>
#include <iterator>

#include "fundshare/base/error.hpp"
#include "fundshare/base/text.hpp"

namespace fundshare {
namespace {

bool yes(const std::string& word) {
  expects(word == "yes" || word == "no", "a constraint says yes or no");
  return word == "yes";
}

std::optional<double> bound(const std::string& text) {
  if (text.empty()) return std::nullopt;
  double value = 0.0;
  const char* const last = text.data() + text.size();
  const auto [end, status] = std::from_chars(text.data(), last, value);
  expects(status == std::errc{} && end == last, "a bound of a constraint is a number");
  return value;
}

ColumnConstraint parse_line(std::string_view line) {
  const auto fields = split(line, ',');
  expects(fields.size() == 7 && line.find('"') == std::string_view::npos, "a constraint has seven plain fields");
  ColumnConstraint out{fields[0], fields[1], yes(fields[2]), yes(fields[3]), {}, bound(fields[5]), bound(fields[6])};
  if (!fields[4].empty()) out.allowed = split(fields[4], ';');
  return out;
}

}  // namespace

std::vector<ColumnConstraint> parse_constraints(std::string_view lines) {
  std::vector<ColumnConstraint> out;
  for (const auto& line : split(lines, '\n')) {
    if (!line.empty()) out.push_back(parse_line(line));
  }
  return out;
}

std::vector<ColumnConstraint> constraints_of(std::string_view file) {
  static const std::vector<ColumnConstraint> all = parse_constraints(embedded_constraints());
  std::vector<ColumnConstraint> out;
  for (const auto& each : all) {
    if (each.file == file) out.push_back(each);
  }
  return out;
}

}  // namespace fundshare
