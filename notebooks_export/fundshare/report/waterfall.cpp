// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "fundshare/base/error.hpp"
#include "fundshare/export/rounding.hpp"
#include "fundshare/report/figures.hpp"

namespace fundshare {
namespace {

using charts::Key;
using charts::Row;

/// How a step changes what is left: a sum starts at 0, the others go on from the row before.
enum class Kind { sum, falls, rises };

struct Step {
  const char *name, *label, *small;
  Kind kind;
  const char *css, *heading;
};

constexpr std::array steps{
    Step{"gross", "Stolen", "value on the day of the theft", Kind::sum, "s1 bar", "Taken"},
    Step{"denied", "Frozen, seized or returned", "", Kind::falls, "s5 bar", "On the way to cash"},
    Step{"conversion", "Lost in swaps and mixers", "", Kind::falls, "s5 bar", ""},
    Step{"stranded", "Never moved", "", Kind::falls, "s5 bar", ""},
    Step{"price_change", "Change of the coins' price", "while they are held", Kind::rises, "s6 bar", ""},
    Step{"discount", "Kept by brokers", "", Kind::falls, "s5 bar", ""},
    Step{"operating", "Costs of the operation", "", Kind::falls, "s5 bar", ""},
    Step{"closing_held", "Still held at the end", "set apart", Kind::falls, "s4 bar", ""},
    Step{"net", "Cash that arrived", "", Kind::sum, "s2 bar", "What it went to"},
    Step{"other_uses", "Other uses", "", Kind::falls, "s5 bar", ""},
    Step{"closing_in_transit", "In transit at the end", "set apart", Kind::falls, "s4 bar", ""},
    Step{"missile_funds", "Money for missiles", "spent in the window", Kind::sum, "s3 bar", ""},
};

struct Amount {
  std::optional<Estimate> mean, q05, q95;
};

std::map<std::string, Amount> amounts_of(const Results& results) {
  const auto& table = results.table("waterfall");
  std::map<std::string, Amount> amounts;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!table.is(row, "window", "total")) continue;
    if (!table.optional_number(row, "value")) continue;
    auto& amount = amounts[table.text(row, "step")];
    const auto figure = table.estimate(row, "value");
    if (table.is(row, "statistic", "mean")) amount.mean = figure;
    if (table.optional_number(row, "level") == 0.05) amount.q05 = figure;
    if (table.optional_number(row, "level") == 0.95) amount.q95 = figure;
  }
  return amounts;
}

/// A whisker over the 90 % interval of the step, drawn from where the step starts.
void add_whisker(const Amount& amount, double start, double sign, Row& row) {
  if (!amount.q05 || !amount.q95) return;
  const double a = start + sign * amount.q05->value, b = start + sign * amount.q95->value;
  row.spans.push_back({a, b, 1.4, "whisker"});
  row.crosses.push_back({a, 8, "whisker"});
  row.crosses.push_back({b, 8, "whisker"});
}

Row row_of(const Step& step, const Amount& amount, double& level) {
  if (!amount.mean) {  // without it the bars below would start at the end of another step
    throw InputError{
        fmt::format("waterfall.csv: step {} has no mean over the whole window (run the scenario again)", step.name)};
  }
  const Estimate mean = *amount.mean;
  const double start = step.kind == Kind::sum ? 0.0 : level;
  const double sign = step.kind == Kind::falls ? -1.0 : 1.0;
  level = start + sign * mean.value;
  Row row;
  row.heading = step.heading;
  row.label = step.label;
  row.small = step.small;
  row.spans.push_back({start, level, 14, step.css});
  add_whisker(amount, start, sign, row);
  row.connector = level;
  const char* const before = step.kind == Kind::falls ? "-" : step.kind == Kind::rises && mean.value > 0 ? "+" : "";
  row.figure = before + dollars(mean);
  row.tip = fmt::format("{}: mean {}{}", step.label, before, dollars(mean));
  if (amount.q05 && amount.q95)
    row.tip += fmt::format(" (model 90 % interval {})", range_words("USD", *amount.q05, *amount.q95));
  return row;
}

double axis_end(const charts::RowChart& chart) {
  double most = 1e6;
  for (const auto& row : chart.rows) {
    for (const auto& span : row.spans) most = std::max({most, span.from, span.to});
  }
  return most * 1.02;
}

std::vector<FigureCell> cells_of(const Step& step, const Amount& amount, const std::string& years) {
  const auto cell = [&](const std::optional<Estimate>& figure, const char* statistic) {
    if (!figure) return FigureCell{"no value"};
    return number_cell_of(dollars(*figure), figure->value, fmt::format("{}|{}|{}", step.name, years, statistic));
  };
  return {{step.label}, cell(amount.mean, "mean"), cell(amount.q05, "q05"), cell(amount.q95, "q95")};
}

void set_axis(charts::RowChart& chart) {
  const double end = axis_end(chart);
  chart.axis = {charts::Scale::Kind::linear, std::min(0.0, -0.001 * end), end, {}, "USD, nominal"};
  for (const double value : charts::linear_ticks(0.0, end, 5))
    chart.axis.ticks.push_back({value, value == 0.0 ? "0" : dollars({value, 0.0})});
  chart.legend = {{Key::Swatch::box, "s5 bar", "leaves the way"},
                  {Key::Swatch::box, "s4 bar", "held or in transit at the end"},
                  {Key::Swatch::tick, "whisker", "whisker: nine in ten of the worlds"}};
  chart.figure_heading = "mean, USD";
}

}  // namespace

Figure waterfall_figure(const Results& results) {
  const auto amounts = amounts_of(results);
  const auto years = to_string(results.whole());
  charts::RowChart chart;
  FigureTable table{{"step", "mean", "5 %", "95 %"}, {}};
  double level = 0.0;
  for (const auto& step : steps) {
    const auto found = amounts.find(step.name);
    if (found == amounts.end()) continue;
    chart.rows.push_back(row_of(step, found->second, level));
    table.rows.push_back(cells_of(step, found->second, years));
  }
  if (!chart.rows.empty()) chart.rows.back().connector.reset();
  set_axis(chart);
  return {.name = "waterfall",
          .title = "From stolen to spent",
          .unit = fmt::format("USD, nominal, {}; means, which add up", years),
          .reading =
              "Each bar starts where the one above it ends. Bars are means of the model's worlds, because only "
              "means add up; whiskers hold nine in ten of the worlds for that step alone. Coins still held and "
              "money in transit at the end are set apart, not lost.",
          .keys = {},
          .definition = "Steps of waterfall.csv, summed over",
          .period = years,
          .chart = std::move(chart),
          .table = std::move(table)};
}

}  // namespace fundshare
