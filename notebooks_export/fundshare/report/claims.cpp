// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "fundshare/report/claim_readings.hpp"
#include "fundshare/report/claim_words.hpp"
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

std::string range_words(const ClaimReading& reading) {
  const auto low = percentile_words(reading.lowest), high = percentile_words(reading.highest);
  return low == high ? low : fmt::format("{} to {}", low, high);
}

/// The percentile over the years shown; of a range that of its figure nearest the middle.
std::string place_words(const ClaimReading& reading) {
  const double median = reading.model.median.value;
  const bool around = reading.range && reading.range->first <= median && median <= reading.range->second;
  return around ? "on both sides of the median" : percentile_words(reading.percentile);
}

/// A claim in all its readings.
struct Statement {
  ClaimReading plain;
  std::vector<ClaimReading> others;
};

/// The claims that cannot be judged, as a sentence.
std::string not_judged(const Results& results, const std::vector<Statement>& statements) {
  if (!results.evidence()) return "";
  std::string left;
  for (const auto& claim : results.evidence()->claims) {
    if (std::ranges::none_of(statements, [&](const auto& one) { return one.plain.claim == claim.id; }))
      left += (left.empty() ? "" : ", ") + claim.id;
  }
  return left.empty() ? "" : fmt::format(" Not set against the model: {}.", left);
}

/// The model's range and the claimed figure of one reading, both over the model's median, so that dollars and shares
/// have one axis. The plain reading is above, the others are below.
void add_reading(const ClaimReading& reading, Row& row) {
  const double median = reading.model.median.value;
  if (median <= 0.0) return;  // nothing can be set over it; the table has it
  const double below = reading.primary ? -4.0 : 6.5;
  row.spans.push_back({reading.model.q05.value / median, reading.model.q95.value / median, reading.primary ? 9.0 : 5.0,
                       reading.primary ? "s3 i50" : "s5 i90", below});
  const auto mark = [&](double figure) {
    row.marks.push_back({figure / median, "", reading.primary ? "m" : "m open", "", shape_of(reading.side), below,
                         reading.primary ? 4.5 : 3.5});
  };
  mark(reading.range ? reading.range->first : reading.value);
  if (reading.range) mark(reading.range->second);
  row.tip += fmt::format("{}{}: model {}, {}, {}", row.tip.empty() ? reading.claim + ": " : "; or ",
                         short_output_words(reading.output), interval_words(reading.unit, reading.model), reading.years,
                         reading.phrase);
}

Row row_of(const Statement& statement, const std::string& who) {
  const auto& plain = statement.plain;
  Row row;
  row.label = fmt::format("{}  {}, {}", plain.claim, who.empty() ? origin_name(plain.origin_group) : who,
                          plain.date.substr(0, 7));
  row.small = fmt::format("{}, {}", claimed_words(plain), short_output_words(plain.output));
  row.figure = plain.phrase;
  row.figure_small = place_words(plain);
  add_reading(plain, row);
  for (const auto& other : statement.others) {
    add_reading(other, row);
    row.figure_small += fmt::format(", other reading {}", place_words(other));
  }
  return row;
}

std::vector<FigureCell> cells_of(const ClaimReading& reading, const std::string& who) {
  const auto key = [&](const char* what) { return fmt::format("{}|{}|{}", reading.claim, reading.output, what); };
  const auto number = [&](Estimate figure, const char* what) {
    return number_cell_of(figure_words(reading.unit, figure), figure.value, key(what));
  };
  return {{reading.claim},
          {reading.primary ? who : "other reading"},
          {origin_name(reading.origin_group)},
          number_cell_of(claimed_words(reading), reading.value, key("value")),
          {short_output_words(reading.output)},
          {reading.years},
          number(reading.model.median, "q50"),
          number(reading.model.q05, "q05"),
          number(reading.model.q95, "q95"),
          number_cell_of(percentile_words(reading.percentile), reading.percentile.value, key("percentile")),
          {range_words(reading)},
          {reading.phrase}};
}

/// Each claim once, in the order of the readings.
std::vector<Statement> statements_of(const std::vector<ClaimReading>& readings) {
  std::vector<Statement> out;
  for (const auto& reading : readings) {
    const auto same = std::ranges::find_if(out, [&](const Statement& one) { return one.plain.claim == reading.claim; });
    if (same == out.end()) {
      out.push_back({reading, {}});
    } else {
      same->others.push_back(reading);
    }
  }
  return out;
}

/// Rows of one origin stand between two lines; a heading says what several of them have in common.
void set_apart(const std::vector<Statement>& all, std::size_t index, Row& row) {
  const auto& group = all[index].plain.origin_group;
  if (index > 0 && all[index - 1].plain.origin_group == group) return;
  row.ruled = index > 0;
  const auto claims = std::ranges::count(all, group, [](const auto& one) { return one.plain.origin_group; });
  if (claims > 1) row.heading = fmt::format("Origin: {} ({} statements, which count once)", origin_name(group), claims);
}

std::vector<std::string> table_columns() {
  return {"claim",
          "who",
          "origin",
          "figure",
          "read as",
          "years",
          "model median",
          "5 %",
          "95 %",
          "percentile",
          "percentiles by period and way to count",
          "phrase"};
}

void set_claims_axis(charts::RowChart& chart) {
  chart.axis = {
      charts::Scale::Kind::log,
      0.1,
      10.0,
      {{0.1, "1/10"}, {0.2, "1/5"}, {0.5, "1/2"}, {1.0, "median"}, {2.0, "x 2"}, {5.0, "x 5"}, {10.0, "x 10"}},
      "claim and model's range over the model's median (log)"};
  chart.references = {{1.0, "model's median", "ref"}};
  chart.dense = true;
  chart.most_label_width = 352;
  chart.figure_heading = "verdict; percentile of the worlds";
  chart.legend = {{Key::Swatch::box, "s3 i50", "nine in ten worlds, plain reading"},
                  {Key::Swatch::box, "s5 i90", "other reading, hollow marks"},
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
  const auto statements = statements_of(readings);
  charts::RowChart chart;
  FigureTable table{table_columns(), {}};
  for (const auto& reading : readings) table.rows.push_back(cells_of(reading, speaker_of(results, reading.claim)));
  for (std::size_t k = 0; k < statements.size(); ++k) {
    chart.rows.push_back(row_of(statements[k], speaker_of(results, statements[k].plain.claim)));
    set_apart(statements, k, chart.rows.back());
  }
  set_claims_axis(chart);
  return {.name = "claims",
          .title = "Public statements set against the model's range",
          .unit = "Claimed figure over the model's median, log scale",
          .reading =
              "Each claim has one or two bars: of its plain reading, and below it of the one that a critic would "
              "prefer. A bar holds nine in ten of the model's worlds, the mark is the claimed figure. The words give "
              "the verdict on the plain reading that says least over all periods and ways to count; the "
              "percentile is that of the years in the table. Statements of one origin stand between two lines.",
          .keys = {},
          .note =
              "Verdict: on the plain reading, the one that says least over all periods and ways to count. Percentile: "
              "share "
              "of the worlds below the claim, over the years in the table, mostly its own." +
              not_judged(results, statements),
          .definition = "Outputs as named on each line; paraphrases and readings are ours; years",
          .period = "those of each claim",
          .chart = std::move(chart),
          .table = std::move(table)};
}

}  // namespace fundshare
