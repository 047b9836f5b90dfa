// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace fundshare::charts {

/// A straight or logarithmic map from values to places on the drawing.
class Scale {
 public:
  enum class Kind { linear, log };
  /// \param low, high  the values at the ends of the axis: low < high, both above 0 on a log axis
  /// \param from, to   where these values lie \throws std::logic_error for another order
  Scale(Kind kind, double low, double high, double from, double to);

  /// Where a value lies, kept within the axis: a value beyond an end lies at that end.
  [[nodiscard]] double at(double value) const;
  /// Whether a value lies on the axis, ends included.
  [[nodiscard]] bool shows(double value) const { return value >= low_ && value <= high_; }

  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }

 private:
  Kind kind_;
  double low_, high_, from_, to_;
};

/// A value that is marked on an axis.
struct Tick {
  double value = 0;
  std::string label{};  ///< empty for a line without words
  bool first = false;   ///< keeps its words where there is no room for those of all
};

/// An axis before it is known where it is drawn.
struct Axis {
  Scale::Kind kind = Scale::Kind::linear;
  double low = 0, high = 1;
  std::vector<Tick> ticks{};
  std::string title{};  ///< what is shown and in which unit

  [[nodiscard]] Scale scale(double from, double to) const { return {kind, low, high, from, to}; }
};

/// Multiples of 1, 2 or 5 times a power of ten within the ends: at most `most` of them.
/// \throws std::logic_error unless low < high and most > 1
[[nodiscard]] std::vector<double> linear_ticks(double low, double high, int most);

/// Powers of ten within the ends and, with `between`, 2 and 5 times these. \throws std::logic_error unless
/// 0 < low < high
[[nodiscard]] std::vector<double> log_ticks(double low, double high, bool between);

}  // namespace fundshare::charts
