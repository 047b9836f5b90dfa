// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "fundshare/export/questions/reading_words.hpp"
#include "fundshare/report/claim_readings.hpp"
#include "fundshare/report/figures.hpp"

namespace fundshare {
namespace {

using charts::Key;
using charts::Mark;
using charts::Row;

Mark::Shape shape_of(const std::string& side) {
  if (side == "at_least") return Mark::Shape::right;
  return side == "at_most" ? Mark::Shape::left : Mark::Shape::circle;
}

/// A few words for an output; the table has them in full.
std::string short_words(const std::string& output) {
  constexpr std::array words{
      std::pair{"gross_theft_usd", "stolen"},
      std::pair{"net_cash_usd", "arrived as cash"},
      std::pair{"still_held_usd", "still held"},
      std::pair{"coverage", "for missiles over their budget"},
      std::pair{"net_ratio", "all cash over the missile budget"},
      std::pair{"gross_ratio", "stolen over the missile budget"},
      std::pair{"coverage_wmd", "spent over missiles and nuclear work"},
      std::pair{"gross_over_wmd", "stolen over missiles and nuclear work"},
      std::pair{"coverage_foreign_parts", "for missiles over foreign parts"},
      std::pair{"gross_over_foreign_parts", "stolen over foreign parts"},
      std::pair{"gross_over_foreign_income", "stolen over foreign income"},
      std::pair{"net_over_foreign_income", "cash over foreign income"},
  };
  const std::string base = base_output(output);
  const auto found = std::ranges::find_if(words, [&](const auto& one) { return base == one.first; });
  const std::string plain = found == words.end() ? reading_words(base) : found->second;
  return base == output ? plain : plain + ", all cyber";
}

std::string range_words(const ClaimReading& reading) {
  const auto low = percentile_words(reading.lowest), high = percentile_words(reading.highest);
  return low == high ? low : fmt::format("{} to {}", low, high);
}

/// The claim and its interval, both over the model's median, so that dollars and shares have one axis.
Row row_of(const ClaimReading& reading, const std::string& who) {
  Row row;
  const std::string name =
      fmt::format("{}  {}{}{}", reading.claim, who, who.empty() ? "" : ", ", reading.date.substr(0, 7));
  row.label = reading.primary ? fmt::format("{}: {}", name, claimed_words(reading)) : "";
  row.small = fmt::format("{}{}: {}", reading.primary ? "" : "or ", short_words(reading.output), reading.phrase);
  row.figure = percentile_words(reading.percentile);
  row.tip = fmt::format("{}: model {}, {}", reading.claim, interval_words(reading.unit, reading.model), reading.years);
  const double median = reading.model.median.value;
  const std::string css = reading.primary ? "s3 i50" : "s5 i90";
  row.spans.push_back(
      {reading.model.q05.value / median, reading.model.q95.value / median, reading.primary ? 10.0 : 7.0, css});
  row.marks.push_back({reading.value / median, "", reading.primary ? "m" : "m open", "", shape_of(reading.side)});
  row.crosses.push_back({1.0, reading.primary ? 14.0 : 10.0, "median"});
  return row;
}

std::vector<FigureCell> cells_of(const ClaimReading& reading, const std::string& who) {
  const auto key = [&](const char* what) { return fmt::format("{}|{}|{}", reading.claim, reading.output, what); };
  const auto number = [&](Estimate figure, const char* what) {
    return number_cell_of(figure_words(reading.unit, figure), figure.value, key(what));
  };
  return {{reading.claim},
          {reading.primary ? who : "other reading"},
          number_cell_of(claimed_words(reading), reading.value, key("value")),
          {short_words(reading.output)},
          {reading.years},
          number(reading.model.median, "q50"),
          number(reading.model.q05, "q05"),
          number(reading.model.q95, "q95"),
          number_cell_of(percentile_words(reading.percentile), reading.percentile.value, key("percentile")),
          {range_words(reading)},
          {reading.phrase}};
}

std::string origin_words(const ClaimReading& first, const std::vector<ClaimReading>& all) {
  const auto claims = std::ranges::count_if(
      all, [&](const auto& one) { return one.primary && one.origin_group == first.origin_group; });
  std::string group = first.origin_group;
  std::ranges::replace(group, '_', ' ');
  std::ranges::replace(group, ';', '/');
  return fmt::format("Origin: {}{}", group,
                     claims > 1 ? fmt::format(" ({} statements, which count once)", claims) : "");
}

std::vector<std::string> table_columns() {
  return {"claim",        "who", "figure", "read as",    "years",
          "model median", "5 %", "95 %",   "percentile", "percentiles by period and way to count",
          "phrase"};
}

void set_claims_axis(charts::RowChart& chart) {
  chart.axis = {
      charts::Scale::Kind::log,
      0.1,
      10.0,
      {{0.1, "1/10"}, {0.2, "1/5"}, {0.5, "1/2"}, {1.0, "median"}, {2.0, "x 2"}, {5.0, "x 5"}, {10.0, "x 10"}},
      "the claim and the model's range, over the model's median (log scale)"};
  chart.references = {{1.0, "model's median", "ref"}};
  chart.most_label_width = 360;
  chart.figure_heading = "percentile";
  chart.legend = {{Key::Swatch::box, "s3 i50", "nine in ten worlds, plain reading"},
                  {Key::Swatch::box, "s5 i90", "other reading"},
                  {Key::Swatch::circle, "m", "\"about\""},
                  {Key::Swatch::right, "m", "\"at least\""},
                  {Key::Swatch::left, "m", "\"up to\""}};
}

/// Claims of one origin beside each other, in the order in which the origins first speak.
std::vector<ClaimReading> by_origin(std::vector<ClaimReading> readings) {
  std::vector<std::string> order;
  for (const auto& reading : readings) {
    if (std::ranges::find(order, reading.origin_group) == order.end()) order.push_back(reading.origin_group);
  }
  const auto rank = [&](const ClaimReading& one) { return std::ranges::find(order, one.origin_group) - order.begin(); };
  std::ranges::stable_sort(readings, {}, rank);
  return readings;
}

}  // namespace

Figure claims_figure(const Results& results) {
  const auto readings = by_origin(claim_readings(results));
  charts::RowChart chart;
  FigureTable table{table_columns(), {}};
  std::string group;
  for (const auto& reading : readings) {
    const auto who = speaker_of(results, reading.claim);
    table.rows.push_back(cells_of(reading, who));
    if (reading.model.median.value <= 0.0) continue;
    chart.rows.push_back(row_of(reading, who));
    if (reading.origin_group != group) chart.rows.back().heading = origin_words(reading, readings);
    group = reading.origin_group;
  }
  set_claims_axis(chart);
  return {.name = "claims",
          .title = "Public statements set against the model's range",
          .unit = "Claimed figure over the model's median, log scale",
          .reading =
              "Each claim has one or two lines: its plain reading, and the one that a critic would prefer. The bar "
              "holds nine in ten of the model's worlds, the mark is the claimed figure. The words give the verdict "
              "nearest the middle over all periods and ways to count; the percentile is that of the years shown.",
          .keys = {},
          .definition = "Outputs as named on each line; paraphrases and readings are ours; years",
          .period = "those of each claim",
          .chart = std::move(chart),
          .table = std::move(table)};
}

}  // namespace fundshare
