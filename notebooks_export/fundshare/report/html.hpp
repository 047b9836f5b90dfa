// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/report/figure.hpp"

namespace fundshare {

/// A number as an element that says where it is found again: <data value="0.19" data-key="coverage|2017-2025|q50">.
/// The value has five digits: summary.csv has them all. Words alone where the cell has no number.
[[nodiscard]] std::string html_number(const FigureCell& cell);

/// A table with a heading for each column, in a frame that scrolls by itself. What the keys of a row begin with alike
/// stands once, in data-row of the row. \param label  of the frame
[[nodiscard]] std::string html_table(const FigureTable& table, const std::string& label);

/// A figure: title, unit, the drawing for wide and for narrow pages, how to read it, its table, its notes.
[[nodiscard]] std::string html_figure(const Figure& figure, const Results& results);

/// The place of a figure that the folder has no table for. \param why  a sentence without its stop
[[nodiscard]] std::string html_missing(const std::string& what, const std::string& why);

}  // namespace fundshare
