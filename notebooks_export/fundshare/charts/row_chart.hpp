// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/charts/legend.hpp"
#include "fundshare/charts/scale.hpp"
#include "fundshare/charts/svg.hpp"

namespace fundshare::charts {

/// A bar from one value to another.
struct Span {
  double from = 0, to = 0;
  double thickness = 14;  ///< in user units
  std::string css{};
  double below = 0;  ///< the middle of the row, in user units
};

/// An upright line across the row at a value.
struct Cross {
  double at = 0;
  double height = 18;
  std::string css{};
};

/// A mark at a value; text stands inside it.
struct Mark {
  enum class Shape { circle, right, left };  ///< a triangle points to where a one-sided statement goes on
  double at = 0;
  std::string text{};
  std::string css{};
  std::string tip{};
  Shape shape = Shape::circle;
  double below = 0;     ///< the middle of the row, in user units
  double radius = 5.5;  ///< of a mark without text
};

/// One row: words to the left, what is drawn, and the figures in words to the right.
struct Row {
  std::string heading{};  ///< of a section that begins with this row; may be empty
  std::string label{}, small{};
  std::string figure{}, figure_small{};
  bool ruled = false;  ///< a thin line above it sets it apart
  std::string tip{};
  std::vector<Span> spans{};
  std::vector<Cross> crosses{};
  std::vector<Mark> marks{};          ///< on the row itself
  std::vector<Mark> lane{};           ///< on lines of their own below it, as many as they need
  std::optional<double> connector{};  ///< an upright thread from here to the next row
};

/// A line across all rows at a value, with words above it.
struct Reference {
  double at = 0;
  std::string label{};
  std::string css = "ref";
};

/// Rows on one axis. On a narrow drawing the words stand above what is drawn.
struct RowChart {
  Axis axis{};
  std::vector<Reference> references{};
  std::vector<Row> rows{};
  std::vector<Key> legend{};
  std::string figure_heading{};  ///< above the figures in words
  double most_label_width = 230;
  bool dense = false;  ///< smaller words and no room between rows, where the drawing is not narrow: for many rows
};

/// A drawing without its frame.
struct Drawing {
  std::string bytes;
  double width = 0, height = 0;
};

/// Widths below this are narrow: a telephone.
inline constexpr double narrow_below = 500;

/// \param width  of the drawing in user units
[[nodiscard]] Drawing draw(const RowChart& chart, double width);

}  // namespace fundshare::charts
