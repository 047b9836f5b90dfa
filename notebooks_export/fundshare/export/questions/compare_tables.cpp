// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/compare_tables.hpp"

#include <array>

#include "fundshare/export/questions/comparison_cells.hpp"

namespace fundshare {
namespace {

constexpr std::array shown_levels{.05, .50, .95};
const std::optional<double> no_level;

/// One row: what it is about, the statistic, and the figure with its error.
void add_row(CsvTable& table, std::vector<Cell> cells, const ShownWindow& window, const char* statistic,
             std::optional<double> level, const std::optional<Estimate>& figure, const std::string& flags) {
  cells.insert(cells.end(), {window.window, window.year_start, window.year_end, statistic, level});
  for (const auto& cell : estimate_cells(figure)) cells.push_back(cell);
  cells.emplace_back(flags);
  table.add(cells);
}

void add_own(CsvTable& table, const ComparisonLabels& labels, const OwnFigure& own) {
  const auto& output = own.output;
  const auto add = [&](const char* statistic, std::optional<double> level, const std::optional<Estimate>& figure) {
    add_row(table, {labels.scenarios[own.scenario], "", output.variable, output.unit}, output.window, statistic, level,
            figure, joined(output.flags));
  };
  add("mean", no_level, own.summary ? std::optional{own.summary->mean} : std::nullopt);
  for (const double level : shown_levels) {
    add("quantile", level, own.summary ? std::optional{own.summary->quantile(level)} : std::nullopt);
  }
}

void add_pair(CsvTable& table, const ComparisonLabels& labels, const PairFigure& pair) {
  const auto add = [&](const char* statistic, std::optional<double> level, const std::optional<Estimate>& figure,
                       const std::string& unit) {
    add_row(table, {labels.scenarios[pair.a], labels.scenarios[pair.b], pair.variable, unit}, pair.window, statistic,
            level, figure, "");
  };
  if (pair.has == PairFigure::Has::only_a) return add("only_in_a", no_level, std::nullopt, pair.unit);
  if (pair.has == PairFigure::Has::only_b) return add("only_in_b", no_level, std::nullopt, pair.unit);
  const auto& compared = pair.comparison;
  add("difference_mean", no_level, compared ? std::optional{compared->difference.mean} : std::nullopt, pair.unit);
  for (const double level : shown_levels) {
    add("difference_quantile", level, compared ? std::optional{compared->difference.quantile(level)} : std::nullopt,
        pair.unit);
  }
  add("ratio_of_medians", no_level, compared ? std::optional{compared->ratio_of_medians} : std::nullopt, "1");
  add("probability_a_greater", no_level, compared ? std::optional{compared->a_greater} : std::nullopt, "1");
  add("probability_b_greater", no_level, compared ? std::optional{compared->b_greater} : std::nullopt, "1");
}

}  // namespace

ResultFile comparison_table(const ComparisonLabels& labels, const Comparison& comparison) {
  CsvTable table{"comparison.csv"};
  for (const auto& own : comparison.own) add_own(table, labels, own);
  for (const auto& pair : comparison.pairs) add_pair(table, labels, pair);
  return std::move(table).finish();
}

}  // namespace fundshare
