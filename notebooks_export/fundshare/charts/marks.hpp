// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "fundshare/charts/svg.hpp"

namespace fundshare::charts {

/// A triangle that points to the right (direction 1) or to the left (-1).
void triangle(Canvas& canvas, Point centre, double size, int direction, std::string_view css);

/// An arrow head at the end of an axis: what is drawn goes on beyond it. \param direction  as for triangle()
void beyond(Canvas& canvas, Point at, int direction, std::string_view css);

/// Strokes at 45 degrees that fill a rectangle.
void hatch(Canvas& canvas, const Box& box, double step, std::string_view css);

/// Moves places apart so that neighbours are at least `gap` from each other, each as near to its own as can be.
/// \param places  ascending \param low, high  where they may lie \return as many places, ascending
[[nodiscard]] std::vector<double> spread(std::vector<double> places, double gap, double low, double high);

/// Which words fit side by side: those that come first by right, then the others from the left.
/// \param middles, widths  of the words; a width of 0 takes no room \param first  which of them come first
[[nodiscard]] std::vector<bool> fitting(const std::vector<double>& middles, const std::vector<double>& widths,
                                        const std::vector<bool>& first);

/// Lines on which marks of one radius do not touch: the line of each, from 0. \param places  ascending
[[nodiscard]] std::vector<std::size_t> lanes(const std::vector<double>& places, double gap);

}  // namespace fundshare::charts
