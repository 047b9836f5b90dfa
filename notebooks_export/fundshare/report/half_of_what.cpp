// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "fundshare/report/claim_readings.hpp"
#include "fundshare/report/figures.hpp"

namespace fundshare {
namespace {

using charts::Key;
using charts::Row;

/// One definition of what is covered: an output, in words.
struct Definition {
  const char *output, *label, *css, *heading;
};

constexpr std::array definitions{
    Definition{"gross_ratio", "All that was stolen", "s1", "Over the missile programme's budget"},
    Definition{"net_ratio", "Cash that arrived", "s2", ""},
    Definition{"coverage", "Money for missiles", "s3", ""},
    Definition{"gross_over_tests", "All that was stolen", "s1", "Over what the launches cost"},
    Definition{"coverage_tests", "Money for missiles", "s3", ""},
    Definition{"gross_over_foreign_parts", "All that was stolen", "s1", "Over the programme's foreign parts"},
    Definition{"coverage_foreign_parts", "Money for missiles", "s3", ""},
    Definition{"gross_over_wmd", "All that was stolen", "s1", "Over spending on missiles and nuclear work"},
    Definition{"coverage_wmd", "Money for missiles and nuclear work", "s3", ""},
    Definition{"gross_over_foreign_income", "All that was stolen", "s1", "Over foreign income"},
    Definition{"net_over_foreign_income", "Cash that arrived", "s2", ""},
};

Row row_of(const Definition& definition, const ModelInterval& interval, const Results& results) {
  const auto years = results.whole();
  const std::string css = definition.css;
  Row row;
  row.label = definition.label;
  row.figure = interval_words("1", interval);
  row.tip = fmt::format("{}. {}: {} (model 90 % interval), {}", definition.label, definition.output, row.figure,
                        to_string(years));
  row.spans.push_back({interval.q05.value, interval.q95.value, 12, css + " i90"});
  const auto q25 = results.figure(definition.output, years, "q25"),
             q75 = results.figure(definition.output, years, "q75");
  if (q25 && q75) row.spans.push_back({q25->value, q75->value, 12, css + " i50"});
  row.crosses.push_back({interval.median.value, 20, "median"});
  return row;
}

/// Claims are marks with numbers, and the table says whose they are.
/// \return whether one of them counts other cyber theft too
bool add_claims(const Results& results, const std::string& output, int& number, Row& row, FigureTable& table,
                std::vector<std::string>& keys) {
  bool others = false;
  if (!results.has("claims")) return others;
  for (const auto& reading : claim_readings(results)) {
    if (!reading.primary || reading.unit != "1" || base_output(reading.output) != output) continue;
    const std::string who = speaker_of(results, reading.claim);
    const std::string words = fmt::format("{}{}{}, {}: {}, for {}", reading.claim, who.empty() ? "" : ", ", who,
                                          reading.date, claimed_words(reading), reading.years);
    const bool direct = from_primary_source(results, reading.claim);
    row.lane.push_back({reading.value, std::to_string(++number), direct ? "m" : "m open", words});
    keys.push_back(fmt::format("{} {} ({})", number, reading.claim, claimed_words(reading)));
    others = others || reading.output != output;
    table.rows.push_back(
        {{fmt::format("{}. {}", number, words)},
         {output},
         number_cell_of(figure_words("1", {reading.value, 0.0}), reading.value, "claims|" + reading.claim)});
    table.rows.back().resize(2 + 3 * periods_shown(results).size());
  }
  return others;
}

void add_table_row(const Definition& definition, const std::string& heading, const Results& results,
                   FigureTable& table) {
  std::vector<FigureCell> cells{{fmt::format("{}, {}", definition.label, heading)}, {definition.output}};
  for (const auto& years : periods_shown(results)) {
    const auto numbers = interval_cells(definition.output, "1", years, results.interval(definition.output, years));
    cells.insert(cells.end(), numbers.begin(), numbers.end());
  }
  table.rows.push_back(std::move(cells));
}

std::vector<Key> legend_of(bool claims) {
  std::vector<Key> keys{{Key::Swatch::box, "s1 i50", "stolen"},
                        {Key::Swatch::box, "s2 i50", "arrived as cash"},
                        {Key::Swatch::box, "s3 i50", "for missiles"},
                        {Key::Swatch::tick, "median", "median; dark half, light nine in ten of the worlds"}};
  if (claims) {
    keys.push_back({Key::Swatch::circle, "m", "public claim"});
    keys.push_back({Key::Swatch::circle, "m open", "not seen at its primary source"});
  }
  return keys;
}

std::string lower_first(std::string text) {
  if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') text.front() = static_cast<char>(text.front() + 32);
  return text;
}

std::vector<std::string> table_columns(const Results& results) {
  std::vector<std::string> columns{"definition or claim", "variable"};
  for (const auto& years : periods_shown(results)) {
    for (const auto* figure : {" median", " 5 %", " 95 %"}) columns.push_back(to_string(years) + figure);
  }
  return columns;
}

charts::RowChart empty_chart(bool claims) {
  charts::RowChart chart;
  chart.axis = {charts::Scale::Kind::log, 0.01, 10.0, percent_ticks(charts::log_ticks(0.01, 10.0, true)),
                "money from the thefts over the cost, percent (log scale)"};
  chart.references = {{0.5, "half", "half"}, {1.0, "all", "ref"}};
  chart.legend = legend_of(claims);
  chart.figure_heading = "median (90 % interval)";
  return chart;
}

}  // namespace

Figure half_of_what_figure(const Results& results) {
  Figure figure{.name = "half_of_what",
                .title = "What stolen cryptocurrency covers, by definition",
                .unit = fmt::format("Ratio in percent, {}, log scale", to_string(results.whole())),
                .reading =
                    "Each row is one answer to \"half of what?\". The bar holds nine in ten of the model's worlds, "
                    "the dark part one half of them, the upright tick is the median. Numbers in circles are "
                    "public claims on the definition they speak of, over their own years.",
                .keys = {},
                .definition = "Money from the thefts over the cost that each heading names, both summed over",
                .period = to_string(results.whole()),
                .chart = {},
                .table = {}};
  figure.table.columns = table_columns(results);
  auto chart = empty_chart(results.has("claims"));
  int number = 0;
  std::string heading, shown;
  FigureTable claims;
  for (const auto& definition : definitions) {
    if (*definition.heading) heading = definition.heading;
    const auto interval = results.interval(definition.output, results.whole());
    if (!interval) continue;
    auto row = row_of(definition, *interval, results);
    if (add_claims(results, definition.output, number, row, claims, figure.keys)) {
      figure.note =
          "Claims that also count other cyber theft stand on the row of thefts of cryptocurrency; each speaks of its "
          "own years.";
    }
    row.heading = heading == shown ? "" : heading;
    shown = heading;
    chart.rows.push_back(std::move(row));
    add_table_row(definition, lower_first(heading), results, figure.table);
  }
  figure.table.rows.insert(figure.table.rows.end(), claims.rows.begin(), claims.rows.end());
  figure.chart = std::move(chart);
  return figure;
}

}  // namespace fundshare
