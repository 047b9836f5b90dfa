// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "fundshare/charts/row_chart.hpp"
#include "fundshare/charts/style.hpp"
#include "fundshare/charts/xy_chart.hpp"
#include "fundshare/report/results.hpp"

namespace fundshare {

/// One cell of the table below a figure.
struct FigureCell {
  std::string text;               ///< as people read it
  std::optional<double> value{};  ///< with every digit; nothing for words
  std::string key{};              ///< where the number stands: variable|years|statistic, or words of that form
};

/// The figure as a table.
struct FigureTable {
  std::vector<std::string> columns;
  std::vector<std::vector<FigureCell>> rows;
};

/// A figure before it is drawn. The title says what is drawn, never a finding.
struct Figure {
  std::string name, title, unit;
  std::string reading;              ///< how to read it, one or two sentences
  std::vector<std::string> keys{};  ///< what numbers in the drawing stand for
  std::string note{};               ///< a caution for the lines below the figure; empty for none
  std::string definition, period;   ///< what the figures mean, and over which years
  std::variant<charts::RowChart, charts::XyChart> chart;
  FigureTable table;
};

/// The numbers of a figure: an interval in words, such as "19 % (4 %-61 %)". \param unit  1 or one of dollars
[[nodiscard]] std::string interval_words(const std::string& unit, const ModelInterval& interval);

/// "4 %-61 %", or "-67 % to -25 %" where a minus sign would meet the dash.
[[nodiscard]] std::string range_words(const std::string& unit, Estimate low, Estimate high);

/// The whole window, and its last three years where these are not the same.
[[nodiscard]] std::vector<Years> periods_shown(const Results& results);

/// Those, as "2017-2025 and 2023-2025".
[[nodiscard]] std::string periods_words(const Results& results);

/// The first year of the window that ended less than two calendar years before the day on which the data end; a year
/// after the window where there is none.
[[nodiscard]] int first_recent(const Results& results);

/// Whether the last year of the window is the one in which the data end.
[[nodiscard]] bool ends_with_data(const Results& results);

/// One figure in words, by its unit.
[[nodiscard]] std::string figure_words(const std::string& unit, Estimate figure);

/// "1 world", "10,240 worlds".
[[nodiscard]] std::string count_of_worlds(std::uint64_t worlds);

/// Cells of a median and its interval, with their keys.
[[nodiscard]] std::vector<FigureCell> interval_cells(const std::string& variable, const std::string& unit,
                                                     const Years& years, const std::optional<ModelInterval>& interval);

/// A number of another table than summary.csv.
[[nodiscard]] FigureCell number_cell_of(std::string text, double value, std::string key);

/// Lines below a figure: definition and years; worlds, version and scenario; what it is, and on how much judgement.
[[nodiscard]] std::vector<std::string> figure_notes(const Figure& figure, const Results& results);

/// The figure at a width in user units.
[[nodiscard]] charts::Drawing draw_figure(const Figure& figure, double width);

/// Ticks of an axis of ratios in percent.
[[nodiscard]] std::vector<charts::Tick> percent_ticks(const std::vector<double>& values);

}  // namespace fundshare
