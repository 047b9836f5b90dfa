// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fundshare/charts/row_chart.hpp"

namespace fundshare::charts {

/// A colour by its role, on a light and on a dark ground. The eight of the marks can be told apart without red and
/// green: they follow Okabe and Ito (2008), darker or lighter until they stand out from the ground by 3 to 1.
struct Colour {
  std::string_view name, light, dark;
};

/// Every colour of the drawings.
[[nodiscard]] const std::vector<Colour>& palette();

/// Declarations of the colours as custom properties, such as "--ink:#1b1f24;". \param dark  which ground
[[nodiscard]] std::string colour_properties(bool dark);

/// The looks of every class of the drawings; colours are custom properties.
[[nodiscard]] std::string chart_style();

/// The same with the colours of the light ground in place of the properties, for programs that do not know these.
[[nodiscard]] std::string plain_chart_style();

/// Words around a drawing that stands alone.
struct Frame {
  std::string title, unit;         ///< above it
  std::vector<std::string> notes;  ///< below it
  std::string description;         ///< for those who hear it
};

/// A whole SVG file on white ground, 17 cm wide, with title, unit and notes in it.
[[nodiscard]] std::string svg_file(const Drawing& drawing, const Frame& frame);

/// The drawing as an element of a page. \param css  class of the element \param label  what a screen reader says
[[nodiscard]] std::string svg_element(const Drawing& drawing, std::string_view css, std::string_view label);

}  // namespace fundshare::charts
