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

/// The row of a group over other years; nothing where it is not there.
std::optional<std::size_t> same_group(const ResultTable& table, const std::string& group, const Years& years) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.is(row, "variable", "coverage") && table.is(row, "group", group) && years_of(table, row) == years)
      return row;
  }
  return std::nullopt;
}

std::vector<std::size_t> ranked_rows(const ResultTable& table, const Years& years) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.is(row, "variable", "coverage") && years_of(table, row) == years && table.optional_number(row, "share"))
      rows.push_back(row);
  }
  std::ranges::stable_sort(rows, {}, [&](std::size_t row) { return table.number(row, "rank"); });
  return rows;
}

Estimate share_of(const ResultTable& table, std::size_t row) { return table.estimate(row, "share", "share_mc_se"); }

Row row_of(const ResultTable& table, std::size_t at, std::optional<std::size_t> last, const Years& last_years) {
  Row row;
  const bool structure = table.is(at, "structure", "yes");
  const auto share = share_of(table, at);
  row.label = group_words(table.text(at, "group"));
  row.spans.push_back({0.0, std::max(share.value, 0.0), 14, structure ? "s1 bar" : "s3 bar"});
  const auto low = table.optional_number(at, "share_low"), high = table.optional_number(at, "share_high");
  if (low && high) {
    row.spans.push_back({std::max(*low, 0.0), std::max(*high, 0.0), 1.4, "whisker"});
    row.crosses = {{std::max(*low, 0.0), 8, "whisker"}, {std::max(*high, 0.0), 8, "whisker"}};
  }
  row.figure = percent(share);
  row.tip = fmt::format("{}: {} of the variance", table.text(at, "group"), row.figure);
  if (last) {
    const auto recent = share_of(table, *last);
    row.marks.push_back(
        {recent.value, "", "m open",
         fmt::format("{}: {} of the variance, {}", table.text(at, "group"), percent(recent), to_string(last_years))});
  }
  return row;
}

std::vector<FigureCell> cells_of(const ResultTable& table, std::size_t row, std::optional<std::size_t> recent,
                                 const Results& results) {
  const auto cell = [&](std::optional<std::size_t> at, const Years& years) {
    if (!at) return FigureCell{"no value"};
    const auto share = share_of(table, *at);
    return number_cell_of(percent(share), share.value,
                          fmt::format("shapley|{}|{}|share", table.text(*at, "group"), to_string(years)));
  };
  std::vector<FigureCell> cells{{group_words(table.text(row, "group"))},
                                {table.text(row, "group")},
                                {table.is(row, "structure", "yes") ? "choice of structure" : "parameters"},
                                {table.text(row, "judgement")},
                                cell(row, results.whole())};
  if (periods_shown(results).size() > 1) cells.push_back(cell(recent, results.last_three()));
  return cells;
}

void set_axis(const Years& whole, const Years& last, charts::RowChart& chart) {
  double most = 0.05;
  for (const auto& row : chart.rows) {
    for (const auto& span : row.spans) most = std::max(most, span.to);
    for (const auto& mark : row.marks) most = std::max(most, mark.at);
  }
  most = std::ceil(most * 10.5) / 10.0;
  chart.axis = {charts::Scale::Kind::linear, 0.0, most, percent_ticks(charts::linear_ticks(0.0, most, 6)),
                "share of the variance of coverage (Shapley effects)"};
  chart.most_label_width = 300;
  chart.figure_heading = to_string(whole);
  chart.legend = {{Key::Swatch::box, "s3 bar", "parameters"},
                  {Key::Swatch::box, "s1 bar", "choice of structure"},
                  {Key::Swatch::tick, "whisker", "95 % of sampling error"}};
  if (last != whole) chart.legend.push_back({Key::Swatch::circle, "m open", to_string(last)});
}

}  // namespace

Figure what_matters_figure(const Results& results) {
  const auto& table = results.table("shapley");
  const auto whole = results.whole(), last = results.last_three();
  charts::RowChart chart;
  FigureTable words{{"group", "name", "kind", "rests on judgement"}, {}};
  for (const auto& years : periods_shown(results)) words.columns.push_back(to_string(years) + " share of variance");
  for (const std::size_t row : ranked_rows(table, whole)) {
    const auto recent = last == whole ? std::nullopt : same_group(table, table.text(row, "group"), last);
    chart.rows.push_back(row_of(table, row, recent, last));
    words.rows.push_back(cells_of(table, row, recent, results));
  }
  set_axis(whole, last, chart);
  return {.name = "what_matters",
          .title = "Shares of the variance of coverage by group of inputs",
          .unit = "Percent of the variance, " + periods_words(results),
          .reading =
              "The bars add up to all of the variance of the answer. A long bar marks a group whose values decide "
              "it; a short one could be known exactly and little would change.",
          .keys = {},
          .definition = "Shapley effects of groups of inputs on coverage, money for missiles over the budget,",
          .period = periods_words(results),
          .chart = std::move(chart),
          .table = std::move(words)};
}

}  // namespace fundshare
