// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "fundshare/base/error.hpp"
#include "fundshare/export/rounding.hpp"
#include "fundshare/report/claim_readings.hpp"
#include "fundshare/report/figures.hpp"

namespace fundshare {
namespace {

using charts::Key;
using charts::Point;

/// One curve: a ratio over some years.
struct Asked {
  const char *output, *label, *css;
  const char* word;  ///< the same, for tips
  bool last_three;
};

constexpr std::array asked{
    Asked{"gross_ratio", "all that was stolen", "s1 curve", "stolen", false},
    Asked{"net_ratio", "cash that arrived", "s2 curve", "arrived", false},
    Asked{"coverage", "money for missiles", "s3 curve", "for missiles", false},
    Asked{"coverage", "money for missiles", "s3 curve dash", "for missiles of late", true},
};

/// The share of worlds that reaches a threshold.
struct Reached {
  double threshold;
  Estimate share;
};

/// Thresholds and shares of worlds that reach them, ascending.
std::vector<Reached> curve_of(const Results& results, const std::string& output, const Years& years) {
  const auto& table = results.table("exceedance");
  std::vector<Reached> points;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!table.is(row, "variable", output) || !table.is(row, "budget_method", "all")) continue;
    if (years_of(table, row) != years) continue;
    if (!table.optional_number(row, "probability")) continue;
    points.push_back({table.number(row, "threshold"), table.estimate(row, "probability")});
  }
  std::ranges::sort(points, {}, &Reached::threshold);
  return points;
}

/// The curves of a run: those that it has, and that of the last three years where these are not the whole window.
std::vector<Asked> asked_of(const Results& results) {
  std::vector<Asked> out;
  for (const auto& one : asked) {
    const auto years = one.last_three ? results.last_three() : results.whole();
    const bool again = one.last_three && years == results.whole();
    if (!again && !curve_of(results, one.output, years).empty()) out.push_back(one);
  }
  return out;
}

/// Where the curves bend less every second point is enough for a drawing.
std::vector<Point> thinned(const std::vector<Reached>& points) {
  std::vector<Point> out;
  for (std::size_t k = 0; k < points.size(); ++k) {
    const auto& [threshold, share] = points[k];
    if (k % 2 == 0 || threshold < 0.6 || k + 1 == points.size()) out.push_back({threshold, share.value});
  }
  return out;
}

/// The share at a threshold, on the line between the two points around it, with the greater error of the two: not known
/// where one of them is not.
Estimate height_at(const std::vector<Reached>& curve, double x) {
  expects(!curve.empty(), "a curve with points");
  const auto after = std::ranges::lower_bound(curve, x, {}, &Reached::threshold);
  if (after == curve.end()) return curve.back().share;
  if (after == curve.begin()) return after->share;
  const auto& [low, at_low] = *(after - 1);
  const auto& [high, at_high] = *after;
  const double error = std::isnan(at_low.mc_se) || at_low.mc_se > at_high.mc_se ? at_low.mc_se : at_high.mc_se;
  return {at_low.value + (at_high.value - at_low.value) * (x - low) / (high - low), error};
}

/// Tenths up to all of the budget, then fifths, and the shares with a name.
bool in_table(double x) {
  const double step = x < 1.05 ? 0.1 : 0.2;
  return std::fabs(x / step - std::round(x / step)) < 1e-6 || std::fabs(x - 0.25) < 1e-6 ||
         std::fabs(x - 1.0 / 3.0) < 1e-6;
}

/// Marks on the curve. \return whether one of them is of a claim that counts other cyber theft too
bool add_claims(const Results& results, const std::string& output, const std::vector<Reached>& curve,
                charts::XyChart& chart) {
  bool others = false;
  if (!results.has("claims") || curve.empty()) return others;
  for (const auto& reading : claim_readings(results)) {
    if (!reading.primary || reading.unit != "1" || base_output(reading.output) != output) continue;
    if (reading.value > chart.x.high) continue;
    const bool direct = from_primary_source(results, reading.claim);
    const std::string who = speaker_of(results, reading.claim);
    chart.marks.push_back({{reading.value, height_at(curve, reading.value).value},
                           "",
                           direct ? "m" : "m open",
                           fmt::format("{}{}{}, {}: {}, for {}", reading.claim, who.empty() ? "" : ", ", who,
                                       reading.date, claimed_words(reading), reading.years),
                           reading.claim});
    others = others || reading.output != output;
  }
  return others;
}

FigureTable table_of(const Results& results) {
  FigureTable table{{"the ratio is at least"}, {}};
  std::vector<std::vector<Reached>> curves;
  const auto lines = asked_of(results);
  for (const auto& one : lines) {
    const auto years = one.last_three ? results.last_three() : results.whole();
    table.columns.push_back(fmt::format("{}, {}", one.label, to_string(years)));
    curves.push_back(curve_of(results, one.output, years));
  }
  if (curves.empty() || curves.back().empty()) return table;
  for (std::size_t k = 0; k < curves.back().size(); ++k) {
    const double threshold = curves.back()[k].threshold;
    if (!in_table(threshold)) continue;
    std::vector<FigureCell> cells{{fmt::format("{:.3g} %", 100.0 * threshold), threshold}};
    for (std::size_t c = 0; c < curves.size(); ++c) {
      if (k >= curves[c].size()) {
        cells.push_back({"no value"});
        continue;
      }
      const Estimate share = curves[c][k].share;
      const auto years = lines[c].last_three ? results.last_three() : results.whole();
      cells.push_back(number_cell_of(percent_of_worlds(share), share.value,
                                     fmt::format("{}|{}|P>={:.6g}", lines[c].output, to_string(years), threshold)));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

void add_tips(const std::vector<Asked>& lines, const std::vector<std::vector<Reached>>& curves,
              charts::XyChart& chart) {
  for (int k = 0; k < 20; ++k) {
    std::string tip = fmt::format("Share of worlds that reach {} % or more:", 10 * k + 5);
    for (std::size_t index = 0; index < curves.size(); ++index) {
      tip += fmt::format("{} {} {}", index == 0 ? "" : ",", lines[index].word,
                         percent_of_worlds(height_at(curves[index], 0.1 * k + 0.05)));
    }
    chart.hovers.push_back({0.1 * k, 0.1 * (k + 1), tip});
  }
}

void add_claim_keys(charts::XyChart& chart) {
  if (chart.marks.empty()) return;
  chart.legend.push_back({Key::Swatch::circle, "m", "claim that speaks of the programme"});
  const bool open = std::ranges::any_of(chart.marks, [](const auto& mark) { return mark.css == "m open"; });
  if (open) chart.legend.push_back({Key::Swatch::circle, "m open", "not seen at its primary source"});
}

}  // namespace

Figure exceedance_figure(const Results& results) {
  charts::XyChart chart;
  chart.x = {charts::Scale::Kind::linear, 0.0, 2.0, percent_ticks(charts::linear_ticks(0.0, 2.0, 11)),
             "share of the programme's budget, or more"};
  chart.y = {charts::Scale::Kind::linear, 0.0, 1.0, percent_ticks(charts::linear_ticks(0.0, 1.0, 6)),
             "share of the model's worlds in which the ratio reaches it"};
  chart.upright = {{0.5, "half", "half"}, {1.0, "all", "ref"}};
  bool others = false;
  std::vector<std::vector<Reached>> curves;
  for (const auto& one : asked_of(results)) {
    const auto years = one.last_three ? results.last_three() : results.whole();
    auto points = curve_of(results, one.output, years);
    const bool of_programme = !one.last_three && std::string{one.output} == "coverage";
    if (of_programme) others = add_claims(results, one.output, points, chart);
    chart.curves.push_back({thinned(points), one.css, "", false});
    chart.legend.push_back({Key::Swatch::line, one.css, fmt::format("{}, {}", one.label, to_string(years))});
    curves.push_back(std::move(points));
  }
  add_claim_keys(chart);
  add_tips(asked_of(results), curves, chart);
  return {.name = "exceedance",
          .title = "Share of worlds in which the thefts cover a share of the budget, or more",
          .unit = "Percent of the model's worlds",
          .reading =
              "Read upwards from a share of the budget to a curve: its height is the share of the model's worlds "
              "that reach it. Marks are claims about the programme's budget, set on the curve of money for "
              "missiles; each speaks of its own years.",
          .keys = {},
          .note = others ? "Claims that also count other cyber theft stand on the curve of thefts of cryptocurrency; "
                           "each speaks of its own years."
                         : "",
          .definition = "Outputs gross_ratio, net_ratio and coverage: money over the missile programme's budget,",
          .period = periods_words(results),
          .chart = std::move(chart),
          .table = table_of(results)};
}

}  // namespace fundshare
