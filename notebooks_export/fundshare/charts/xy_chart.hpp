// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/charts/legend.hpp"
#include "fundshare/charts/row_chart.hpp"
#include "fundshare/charts/scale.hpp"
#include "fundshare/charts/svg.hpp"

namespace fundshare::charts {

/// An area between two curves; points are values, not places.
struct Band {
  std::vector<Point> low, high;
  std::string css{};
};

/// A line through values, with a word at its right end.
struct Curve {
  std::vector<Point> points;
  std::string css{};
  std::string label{};
  bool dots = false;
};

/// A stretch of the horizontal axis that is hatched, with a word at its foot.
struct Stretch {
  double from = 0, to = 0;
  std::string label{};
};

/// A mark at a point of the plane.
struct PlaneMark {
  Point at;
  std::string text{};  ///< inside the mark
  std::string css{};
  std::string tip{};
  std::string words{};  ///< beside it
};

/// Words at the upper edge where something goes on beyond it.
struct Clip {
  double x = 0;
  std::string words{};
};

/// A place that shows a tip wherever the pointer is above or below it.
struct Hover {
  double from = 0, to = 0;  ///< values of x
  std::string tip{};
};

/// Curves and areas over two axes.
struct XyChart {
  Axis x{}, y{};
  std::vector<Stretch> stretches{};
  std::vector<Band> bands{};
  std::vector<Reference> across{};   ///< lines at values of y
  std::vector<Reference> upright{};  ///< lines at values of x
  std::vector<Curve> curves{};
  std::vector<PlaneMark> marks{};
  std::vector<Clip> clips{};
  std::vector<Hover> hovers{};
  std::vector<Key> legend{};
  double height = 330;  ///< of the plot alone, in user units
};

/// \param width  of the drawing in user units
[[nodiscard]] Drawing draw(const XyChart& chart, double width);

}  // namespace fundshare::charts
