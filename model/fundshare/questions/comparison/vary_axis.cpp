// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/vary_axis.hpp"

#include <fmt/format.h>

#include <array>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/parse_cell.hpp"

namespace fundshare {
namespace {

constexpr const char* example = "allocation.missile_share=0:1:11";

[[noreturn]] void refuse(const std::string& option, const std::string& text, const std::string& why) {
  throw Error{ExitCode::usage, fmt::format("{}: '{}' {}", option, printable(text, 80), why)};
}

/// The three parts between the colons.
std::array<std::string, 3> parts_of(const std::string& range, const std::string& text, const std::string& option) {
  const auto first = range.find(':'), second = range.find(':', first + 1);
  if (first == std::string::npos || second == std::string::npos || range.find(':', second + 1) != std::string::npos) {
    refuse(option, text, fmt::format("must have the form KEY=FROM:TO:STEPS, such as {}", example));
  }
  return {range.substr(0, first), range.substr(first + 1, second - first - 1), range.substr(second + 1)};
}

double end_of_range(const std::string& part, const std::string& option, const std::string& text) {
  const auto parsed = parse_number_cell(part, any_number);
  if (!parsed.value)
    refuse(option, text, fmt::format("has no number in '{}': {}", printable(part, 40), parsed.problem));
  return *parsed.value;
}

}  // namespace

VaryAxis parse_axis(const std::string& text, const std::string& option) {
  const auto equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0) {
    refuse(option, text, fmt::format("must have the form KEY=FROM:TO:STEPS, such as {}", example));
  }
  const auto [low, high, count] = parts_of(text.substr(equals + 1), text, option);
  const double from = end_of_range(low, option, text), to = end_of_range(high, option, text);
  const auto steps = parse_integer_cell(count, {2, static_cast<double>(most_axis_values)});
  if (!steps.value)
    refuse(option, text, fmt::format("must have 2 to {} STEPS (found '{}')", most_axis_values, printable(count, 40)));
  if (from == to) refuse(option, text, "goes from a number to itself (set it with --set)");
  VaryAxis axis{text.substr(0, equals), {}};
  const int last = *steps.value - 1;
  for (int k = 0; k < last; ++k) axis.values.push_back(from + (to - from) * k / last);
  axis.values.push_back(to);
  return axis;
}

std::string Setting::text() const { return fmt::format("{}={}", key, value == 0.0 ? 0.0 : value); }

double grid_size(const std::vector<VaryAxis>& axes) {
  double size = 1.0;
  for (const auto& axis : axes) size *= static_cast<double>(axis.values.size());
  return size;
}

std::vector<Point> grid_points(const std::vector<VaryAxis>& axes) {
  std::vector<Point> points{{}};
  for (const auto& axis : axes) {
    std::vector<Point> longer;
    for (const auto& point : points) {
      for (const double value : axis.values) {
        longer.push_back(point);
        longer.back().push_back({axis.key, value});
      }
    }
    points = std::move(longer);
  }
  return points;
}

std::vector<Point> one_at_a_time_points(const std::vector<VaryAxis>& axes) {
  std::vector<Point> points;
  for (const auto& axis : axes) {
    for (const double value : axis.values) points.push_back({{axis.key, value}});
  }
  return points;
}

}  // namespace fundshare
