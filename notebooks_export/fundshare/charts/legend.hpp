// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/charts/svg.hpp"

namespace fundshare::charts {

/// One entry of a legend.
struct Key {
  enum class Swatch { box, line, tick, circle, right, left };
  Swatch swatch = Swatch::box;
  std::string css{};
  std::string label{};
};

/// Draws the entries side by side and on new lines where they do not fit. \param at  upper left corner
/// \return the height that they take, 0 without entries
double draw_legend(Canvas& canvas, const std::vector<Key>& keys, Point at, double width);

}  // namespace fundshare::charts
