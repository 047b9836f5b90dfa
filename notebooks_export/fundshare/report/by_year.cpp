// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "fundshare/report/figures.hpp"

namespace fundshare {
namespace {

using charts::Key;

constexpr const char* output = "coverage";
constexpr double highest = 2.0;

/// The five quantiles of one year.
struct Year {
  int year;
  ModelInterval interval;
  double q25, q75;
};

std::vector<Year> years_of(const Results& results) {
  std::vector<Year> years;
  for (int year = results.whole().first; year <= results.whole().last; ++year) {
    const Years one{year, year};
    const auto interval = results.interval(output, one);
    const auto q25 = results.figure(output, one, "q25"), q75 = results.figure(output, one, "q75");
    if (interval && q25 && q75) years.push_back({year, *interval, q25->value, q75->value});
  }
  return years;
}

/// The medians of three years in a row, each at the last of them, as in the notebooks: what is known when they end.
charts::Curve rolling_line(const Results& results) {
  charts::Curve curve{{}, "s1 curve dash", "", false};
  for (int first = results.whole().first; first + 2 <= results.whole().last; ++first) {
    const auto median = results.figure(output, {first, first + 2}, "q50");
    if (median) curve.points.push_back({first + 2.0, median->value});
  }
  return curve;
}

void add_fan(const std::vector<Year>& years, charts::XyChart& chart) {
  charts::Band wide{{}, {}, "s3 f90"}, dark{{}, {}, "s3 f50"};
  charts::Curve median{{}, "s3 curve", "", true};
  for (const auto& one : years) {
    wide.low.push_back({static_cast<double>(one.year), one.interval.q05.value});
    wide.high.push_back({static_cast<double>(one.year), one.interval.q95.value});
    dark.low.push_back({static_cast<double>(one.year), one.q25});
    dark.high.push_back({static_cast<double>(one.year), one.q75});
    median.points.push_back({static_cast<double>(one.year), one.interval.median.value});
    chart.hovers.push_back({one.year - 0.5, one.year + 0.5,
                            fmt::format("{}: {} (model 90 % interval)", one.year, interval_words("1", one.interval))});
    if (one.interval.q95.value > highest) {
      chart.clips.push_back(
          {static_cast<double>(one.year), fmt::format("95 %: {}", figure_words("1", one.interval.q95))});
    }
  }
  chart.bands = {std::move(wide), std::move(dark)};
  chart.curves.push_back(std::move(median));
}

/// The last year that opens with an empty account; 0 for none.
int last_opening(const Results& results) {
  int opening = 0;
  for (int year = results.whole().first; year <= results.whole().last; ++year) {
    if (results.flags(output, {year, year}).find("opening_stock_zero") != std::string::npos) opening = year;
  }
  return opening;
}

/// The first years open with an empty account; thefts of the last ones are not all known, nor all spent.
void add_stretches(const Results& results, charts::XyChart& chart) {
  const int opening = last_opening(results), last = results.whole().last;
  const int recent = std::max(first_recent(results), opening + 1);
  if (opening > 0)
    chart.stretches.push_back({results.whole().first - 0.5, opening + 0.5, "opens with an empty account"});
  if (recent <= last) chart.stretches.push_back({recent - 0.5, last + 0.5, "not all known yet"});
}

/// What the hatched years are, and whether the last one is whole.
std::string hatched_words(const Results& results) {
  const int opening = last_opening(results), last = results.whole().last;
  const int recent = std::max(first_recent(results), opening + 1);
  std::vector<std::string> why;
  if (opening > 0) why.emplace_back("the account is empty when the first ones begin");
  if (recent <= last) {
    why.push_back(fmt::format("thefts and launches of {} are still being counted",
                              recent == last ? "the last one" : "the last ones"));
  }
  std::string out;
  if (!why.empty()) out = fmt::format(" Hatched years are weaker: {}.", fmt::join(why, ", and "));
  if (ends_with_data(results)) {
    out += fmt::format(" {} is no whole year: it ends with the data, which end on {}.", last, results.facts().as_of);
  }
  return out;
}

FigureTable table_of(const Results& results, const std::vector<Year>& years) {
  FigureTable table{{"years", "median", "5 %", "95 %", "25 %", "75 %", "cautions"}, {}};
  const auto add = [&](const Years& period) {
    std::vector<FigureCell> cells{{to_string(period)}};
    const auto numbers = interval_cells(output, "1", period, results.interval(output, period));
    cells.insert(cells.end(), numbers.begin(), numbers.end());
    for (const auto* statistic : {"q25", "q75"}) {
      const auto figure = results.figure(output, period, statistic);
      cells.push_back(
          figure ? number_cell_of(figure_words("1", *figure), figure->value, figure_key(output, period, statistic))
                 : FigureCell{"no value"});
    }
    cells.push_back({results.flags(output, period)});
    table.rows.push_back(std::move(cells));
  };
  for (const auto& one : years) add({one.year, one.year});
  for (int first = results.whole().first; first + 2 < results.whole().last + 1; ++first) add({first, first + 2});
  return table;
}

void set_axes(const Years& whole, charts::XyChart& chart) {
  chart.x = {charts::Scale::Kind::linear, whole.first - 0.5, whole.last + 0.5, {}, "year of spending"};
  for (int year = whole.first; year <= whole.last; ++year) {
    chart.x.ticks.push_back({static_cast<double>(year), std::to_string(year)});
  }
  chart.y = {charts::Scale::Kind::linear, 0.0, highest, percent_ticks(charts::linear_ticks(0.0, highest, 5)),
             "money for missiles over the programme's budget"};
  chart.across = {{0.5, "half", "half"}, {1.0, "all of the budget", "ref"}};
}

}  // namespace

Figure by_year_figure(const Results& results) {
  const auto years = years_of(results);
  charts::XyChart chart;
  set_axes(results.whole(), chart);
  add_fan(years, chart);
  add_stretches(results, chart);
  chart.legend = {{Key::Swatch::line, "s3 curve", "median of a year"},
                  {Key::Swatch::box, "s3 f50", "half of the worlds"},
                  {Key::Swatch::box, "s3 f90", "nine in ten"}};
  auto rolling = rolling_line(results);
  if (!rolling.points.empty()) {
    chart.curves.push_back(std::move(rolling));
    chart.legend.push_back({Key::Swatch::line, "s1 curve dash", "median of three years, at the last one"});
  }
  return {
      .name = "by_year",
      .title = "Money for missiles from the thefts over the programme's budget, by year",
      .unit = "Percent of the budget of the year",
      .reading = std::string{} +
                 "The line is the median of the model's worlds in each year, the bands hold one half and nine in ten "
                 "of them. The dashed line is the median of three years together, drawn at the last of them." +
                 hatched_words(results),
      .keys = {},
      .definition =
          "Output coverage: money for missiles from the thefts over the missile programme's budget, by year "
          "of spending,",
      .period = to_string(results.whole()),
      .chart = std::move(chart),
      .table = table_of(results, years)};
}

}  // namespace fundshare
