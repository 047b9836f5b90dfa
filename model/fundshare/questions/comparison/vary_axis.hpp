// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace fundshare {

/// The values that one setting is given, in the order of the command line.
struct VaryAxis {
  std::string key;
  std::vector<double> values;
};

/// The most values of one setting.
inline constexpr std::size_t most_axis_values = 1001;

/// Reads key=from:to:steps: `steps` values, 2 to 1001, evenly from `from` to `to`, both ends exact. A key may have a
/// label in brackets. \param option  the option that the text was given to, for messages
/// \throws Error (64) for a text of another form, ends that are equal or no finite numbers
[[nodiscard]] VaryAxis parse_axis(const std::string& text, const std::string& option);

/// One setting of a number.
struct Setting {
  std::string key;
  double value;
  /// "key=0.25", as the command line takes it, with every digit.
  [[nodiscard]] std::string text() const;
};

/// Settings that hold together; none for the scenario as it is.
using Point = std::vector<Setting>;

/// The number of points of the full grid, as a double, since it may pass any integer.
[[nodiscard]] double grid_size(const std::vector<VaryAxis>& axes);

/// Every combination; the last axis runs fastest.
[[nodiscard]] std::vector<Point> grid_points(const std::vector<VaryAxis>& axes);

/// Each value of each axis on its own, axis by axis; the other settings stay as the scenario has them.
[[nodiscard]] std::vector<Point> one_at_a_time_points(const std::vector<VaryAxis>& axes);

}  // namespace fundshare
