// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "fundshare/base/error.hpp"
#include "fundshare/export/rounding.hpp"
#include "fundshare/report/figures.hpp"

namespace fundshare {
namespace {

using charts::Key;

constexpr const char* x_axis = "allocation.missile_share";
constexpr const char* y_axis = "budget_per_year";
constexpr double threshold = 0.5, million = 1e6;

/// Where a contour passes.
struct Passing {
  double x;
  Estimate budget_usd;
};

/// Points of the contour on which a share of the worlds reaches half.
std::vector<Passing> contour(const Results& results, double probability) {
  const auto& table = results.table("frontier_contours");
  std::vector<Passing> points;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool asked = table.is(row, "x_name", x_axis) && table.is(row, "y_name", y_axis) &&
                       years_of(table, row) == results.whole() && table.number(row, "threshold") == threshold &&
                       table.number(row, "probability") == probability;
    if (asked && table.optional_number(row, "y")) points.push_back({table.number(row, "x"), table.estimate(row, "y")});
  }
  std::ranges::sort(points, {}, &Passing::x);
  return points;
}

charts::Curve line_of(const std::vector<Passing>& contour, const char* css, std::string label) {
  charts::Curve curve{{}, css, std::move(label), false};
  for (const auto& at : contour) curve.points.push_back({at.x, at.budget_usd.value / million});
  return curve;
}

/// The range of budgets that one method gives, as a band over all shares.
void add_band(const Results& results, const std::string& method, const std::string& css, const std::string& words,
              charts::XyChart& chart, FigureTable& table) {
  const auto low = frontier_reference(results, "budget_per_year_usd", method, 0.05),
             middle = frontier_reference(results, "budget_per_year_usd", method, 0.5),
             high = frontier_reference(results, "budget_per_year_usd", method, 0.95);
  if (!low || !middle || !high) return;
  chart.bands.push_back({{{0.0, low->value / million}, {1.0, low->value / million}},
                         {{0.0, high->value / million}, {1.0, high->value / million}},
                         css});
  chart.legend.push_back({Key::Swatch::box, css, words});
  const auto cell = [&](Estimate figure, const char* level) {
    return number_cell_of(dollars(figure), figure.value, fmt::format("frontier_references|{}|{}", method, level));
  };
  table.rows.push_back(
      {{"budget a year, " + words}, {""}, cell(*low, "q05"), cell(*middle, "q50"), cell(*high, "q95")});
}

void add_median_world(const Results& results, charts::XyChart& chart) {
  const auto share = frontier_reference(results, "missile_share", "all", 0.5),
             budget = frontier_reference(results, "budget_per_year_usd", "all", 0.5);
  if (!share || !budget) return;
  chart.marks.push_back(
      {{share->value, budget->value / million},
       "",
       "m",
       fmt::format("medians of the model: missile share {}, budget {} a year", percent(*share), dollars(*budget)),
       "medians of the model"});
}

void add_contours(const Results& results, charts::XyChart& chart, FigureTable& table) {
  constexpr std::array levels{0.1, 0.5, 0.9};
  constexpr std::array looks{"s3 curve dash", "s3 curve", "s3 curve dots"};
  std::array<std::vector<Passing>, 3> found;
  for (std::size_t k = 0; k < levels.size(); ++k) {
    found[k] = contour(results, levels[k]);
    if (found[k].empty()) continue;
    chart.legend.push_back(
        {Key::Swatch::line, looks[k], fmt::format("{:.0f} % of worlds reach half", 100 * levels[k])});
    chart.curves.push_back(line_of(found[k], looks[k], fmt::format("{:.0f} %", 100 * levels[k])));
  }
  for (const auto& at : found[1]) {
    if (std::fabs(10.0 * at.x - std::round(10.0 * at.x)) > 1e-6) continue;  // every tenth is enough for a table
    std::vector<FigureCell> cells{{"highest budget a year at which these shares of worlds reach half"},
                                  {fmt::format("{:.2f}", at.x), at.x}};
    for (std::size_t k = 0; k < levels.size(); ++k) {
      const auto point = std::ranges::find(found[k], at.x, &Passing::x);
      cells.push_back(point == found[k].end()
                          ? FigureCell{"none"}
                          : number_cell_of(dollars(point->budget_usd), point->budget_usd.value,
                                           fmt::format("frontier_contours|{:.2f}|{}", at.x, levels[k])));
    }
    table.rows.push_back(std::move(cells));
  }
}

}  // namespace

std::optional<Estimate> frontier_reference(const Results& results, const std::string& name, const std::string& method,
                                           double level) {
  const auto& table = results.table("frontier_references");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool asked = table.is(row, "reference", name) && table.is(row, "budget_method", method) &&
                       table.optional_number(row, "level") == level && years_of(table, row) == results.whole();
    if (asked && table.optional_number(row, "value")) return table.estimate(row, "value");
  }
  return std::nullopt;
}

Figure frontier_figure(const Results& results) {
  charts::XyChart chart;
  FigureTable table{{"what", "share for missiles (w)", "10 % of worlds, or 5 %", "50 % of worlds, or median",
                     "90 % of worlds, or 95 %"},
                    {}};
  add_band(results, "bottom_up", "s1 f90", "from missiles and unit costs", chart, table);
  add_band(results, "top_down", "s6 f90", "from the size of the economy", chart, table);
  add_contours(results, chart, table);
  if (chart.curves.empty()) {
    throw InputError{
        fmt::format("frontier_contours.csv has no contours over {} and {} for a half (add --questions frontier to the "
                    "command that wrote this run)",
                    x_axis, y_axis)};
  }
  add_median_world(results, chart);
  double most = 0.0;
  for (const auto& band : chart.bands) most = std::max(most, band.high.front().y);
  most = std::max(500.0, std::ceil(most / 500.0 + 0.2) * 500.0);
  chart.x = {charts::Scale::Kind::linear, 0.0, 1.0, percent_ticks(charts::linear_ticks(0.0, 1.0, 6)),
             "share of the arriving cash that goes to missiles (w)"};
  chart.y = {charts::Scale::Kind::linear,
             0.0,
             most,
             {},
             "budget of the missile programme a year, USD million at the prices of the unit costs"};
  for (const double value : charts::linear_ticks(0.0, most, 6))
    chart.y.ticks.push_back({value, grouped(static_cast<std::uint64_t>(value))});
  chart.height = 360;
  return {.name = "frontier",
          .title = "Missile share and budget at which the thefts cover half",
          .unit = "USD million a year, by share of the cash for missiles",
          .reading =
              "Below a line, at least that share of the model's worlds reach half of the budget. No source gives the "
              "share or the budget on its own: each pair of them is an assumption. The bands hold nine in ten of "
              "the worlds of each way to reckon the budget.",
          .keys = {},
          .definition =
              "Contours of the share of worlds in which coverage is at least one half, if share and budget were known,",
          .period = to_string(results.whole()),
          .chart = std::move(chart),
          .table = std::move(table)};
}

}  // namespace fundshare
