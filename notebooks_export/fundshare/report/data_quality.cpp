// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "fundshare/export/rounding.hpp"
#include "fundshare/report/figures.hpp"
#include "fundshare/report/input_words.hpp"

namespace fundshare {
namespace {

using charts::Key;
using charts::Row;

struct Kind {
  const char *confidence, *css, *label;
};

constexpr std::array kinds{
    Kind{"high", "s3 bar", "good sources"},
    Kind{"medium", "s2 bar", "sources that differ"},
    Kind{"low", "s6 bar", "weak or indirect sources"},
    Kind{"judgement", "s1 bar", "judgement alone"},
    Kind{"set by scenario", "s5 bar", "set by the scenario"},
};

using Counts = std::map<std::string, std::map<std::string, std::set<std::string>>>;

/// Names of inputs by group and confidence; an input of many labels counts once for each confidence it has.
Counts counts_of(const ResultTable& inputs) {
  Counts counts;
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    counts[inputs.text(row, "group")][inputs.text(row, "confidence")].insert(input_of_stream(inputs.text(row, "name")));
  }
  return counts;
}

std::size_t all_of(const std::map<std::string, std::set<std::string>>& group) {
  std::size_t all = 0;
  for (const auto& [confidence, names] : group) all += names.size();
  return all;
}

/// The row of a group, and its row of the table. \param all  how many inputs it has
Row row_of(const std::string& group, const std::map<std::string, std::set<std::string>>& counts, std::size_t& all,
           FigureTable& table) {
  Row row;
  row.label = group_words(group);
  std::vector<FigureCell> cells{{row.label}, {group}};
  for (const auto& kind : kinds) {
    const auto found = counts.find(kind.confidence);
    const std::size_t count = found == counts.end() ? 0 : found->second.size();
    const auto from = static_cast<double>(all), to = static_cast<double>(all + count);
    if (count > 0) row.spans.push_back({from, to, 14, kind.css});
    if (count > 0) row.tip += fmt::format("{}{}: {}", row.tip.empty() ? "" : ", ", kind.label, count);
    all += count;
    cells.push_back(number_cell_of(std::to_string(count), static_cast<double>(count),
                                   fmt::format("inputs|{}|{}", group, kind.confidence)));
  }
  row.figure = std::to_string(all);
  table.rows.push_back(std::move(cells));
  return row;
}

void set_axis(const Counts& counts, std::size_t most, charts::RowChart& chart) {
  chart.axis = {charts::Scale::Kind::linear, 0.0, static_cast<double>(most) + 1.0, {}, "number of inputs"};
  for (const double value : charts::linear_ticks(0.0, static_cast<double>(most) + 1.0, 7))
    chart.axis.ticks.push_back({value, fmt::format("{}", value)});
  for (const auto& kind : kinds) {
    const bool used =
        std::ranges::any_of(counts, [&](const auto& group) { return group.second.contains(kind.confidence); });
    if (used) chart.legend.push_back({Key::Swatch::box, kind.css, kind.label});
  }
  chart.most_label_width = 300;
  chart.figure_heading = "inputs";
}

}  // namespace

Figure data_quality_figure(const Results& results) {
  const auto counts = counts_of(results.table("inputs"));
  std::vector<std::string> groups;
  for (const auto& [group, kinds_of_group] : counts) groups.push_back(group);
  std::ranges::stable_sort(groups, std::greater{}, [&](const auto& group) { return all_of(counts.at(group)); });
  charts::RowChart chart;
  FigureTable table{{"group", "name"}, {}};
  for (const auto& kind : kinds) table.columns.emplace_back(kind.label);
  std::size_t most = 1;
  for (const auto& group : groups) {
    std::size_t all = 0;
    chart.rows.push_back(row_of(group, counts.at(group), all, table));
    most = std::max(most, all);
  }
  set_axis(counts, most, chart);
  return {.name = "data_quality",
          .title = "What the inputs rest on",
          .unit = "Number of inputs by group and kind of source",
          .reading =
              "Each input is counted by the confidence that the scenario gives it. Judgement alone means that no "
              "source gives the number. Many inputs with sources rest on judgement for a part.",
          .keys = {},
          .definition =
              "Inputs of inputs.csv; an input of many labels counts once for each confidence it has. Study window",
          .period = to_string(results.whole()),
          .chart = std::move(chart),
          .table = std::move(table)};
}

}  // namespace fundshare
