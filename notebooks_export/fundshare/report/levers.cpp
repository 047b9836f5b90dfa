// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "fundshare/export/rounding.hpp"
#include "fundshare/report/figures.hpp"
#include "fundshare/report/input_words.hpp"

namespace fundshare {
namespace {

using charts::Key;
using charts::Row;

constexpr double compared_dose = 0.5;

struct Effect {
  std::string lever;
  ModelInterval change;
};

Estimate estimate_of(const ResultTable& table, std::size_t row, const std::string& column) {
  return table.estimate(row, column, column + "_mc_se");
}

/// Relative changes of an output at one dose, the largest fall first.
std::vector<Effect> effects(const ResultTable& table, const std::string& output, const Years& years) {
  std::vector<Effect> out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool asked = table.is(row, "effect", "relative_change") && table.is(row, "variable", output) &&
                       table.number(row, "dose") == compared_dose && years_of(table, row) == years;
    if (!asked || !table.optional_number(row, "q50")) continue;
    out.push_back({table.text(row, "lever"),
                   {estimate_of(table, row, "q50"), estimate_of(table, row, "q05"), estimate_of(table, row, "q95")}});
  }
  std::ranges::stable_sort(out, {}, [](const Effect& one) { return one.change.median.value; });
  return out;
}

/// A change in percent; one that rounds to nothing is no bound on it, and has no sign.
std::string change_words(Estimate change) {
  const std::string words = percent(change);
  return words.starts_with("< ") || words == "0 %" ? "about 0 %" : words;
}

Row row_of(const Effect& effect) {
  const auto& [median, low, high] = effect.change;
  Row row;
  row.label = lever_words(effect.lever);
  row.small = halved_lever_words(effect.lever);
  row.figure = fmt::format("{} ({} to {})", change_words(median), change_words(low), change_words(high));
  row.tip = fmt::format("{} at dose {}: coverage changes by {}", row.label, compared_dose, row.figure);
  row.spans = {{effect.change.q05.value, effect.change.q95.value, 12, "s2 i50"}};
  row.crosses = {{effect.change.median.value, 20, "median"}};
  return row;
}

FigureTable levers_table(const Results& results) {
  FigureTable table{{"lever", "name", "output", "years", "median change", "5 %", "95 %"}, {}};
  for (const auto* output : {"coverage"}) {
    for (const auto& years : periods_shown(results)) {
      for (const auto& effect : effects(results.table("levers"), output, years)) {
        const auto cell = [&](Estimate figure, const char* statistic) {
          return number_cell_of(change_words(figure), figure.value,
                                fmt::format("levers|{}|{}|{}|{}", effect.lever, output, to_string(years), statistic));
        };
        table.rows.push_back({{lever_words(effect.lever)},
                              {effect.lever},
                              {output},
                              {to_string(years)},
                              cell(effect.change.median, "q50"),
                              cell(effect.change.q05, "q05"),
                              cell(effect.change.q95, "q95")});
      }
    }
  }
  return table;
}

}  // namespace

Figure levers_figure(const Results& results) {
  charts::RowChart chart;
  double least = -0.5, most = 0.05;
  for (const auto& effect : effects(results.table("levers"), "coverage", results.whole())) {
    chart.rows.push_back(row_of(effect));
    least = std::min(least, effect.change.q05.value);
    most = std::max(most, effect.change.q95.value);
  }
  least = std::floor(least * 10.0 - 0.2) / 10.0;
  most = std::ceil(most * 10.0) / 10.0;
  chart.axis = {charts::Scale::Kind::linear, least, most, percent_ticks(charts::linear_ticks(least, most, 8)),
                "change in percent of what it is in the same world without"};
  chart.references = {{0.0, "no change", "ref"}};
  chart.most_label_width = 250;
  chart.figure_heading = "median (90 % interval)";
  chart.legend = {{Key::Swatch::box, "s2 i50", "nine in ten of the worlds"}, {Key::Swatch::tick, "median", "median"}};
  return {.name = "levers",
          .title = "Change of coverage if one input at a time were changed by half",
          .unit = fmt::format("Percent of coverage without the change, {}, dose {}", to_string(results.whole()),
                              compared_dose),
          .reading =
              "Each row changes one kind of input by one half (dose 0.5) and leaves the others as they are; the words "
              "below its name say what that is. At -50 % half of the coverage is left. What somebody could bring "
              "about, and at what cost, is not in the model.",
          .keys = {},
          .note =
              "Hypothetical changes of inputs: no forecast, no advice. Half of one is not as much effort as half of "
              "another, so that the order of the rows ranks no measures.",
          .definition = "Coverage: money for missiles over the programme's budget. Change in the same world,",
          .period = to_string(results.whole()),
          .chart = std::move(chart),
          .table = levers_table(results)};
}

}  // namespace fundshare
