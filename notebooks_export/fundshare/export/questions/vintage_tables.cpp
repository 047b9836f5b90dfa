// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/vintage_tables.hpp"

#include "fundshare/export/questions/comparison_cells.hpp"

namespace fundshare {
namespace {

/// The leading cells of a row.
struct RowOf {
  std::string as_of, since, variable;
  ShownWindow window;
};

void add_row(CsvTable& table, const std::string& scenario, const RowOf& row, const char* statistic,
             std::optional<double> level, const std::optional<Estimate>& figure) {
  const auto numbers = estimate_cells(figure);
  table.add({scenario, row.as_of, row.since, row.variable, row.window.window, row.window.year_start,
             row.window.year_end, statistic, level, numbers[0], numbers[1]});
}

void add_quantiles(CsvTable& table, const std::string& scenario, const RowOf& row, const char* statistic,
                   const std::optional<Summary>& summary) {
  for (const double level : {.05, .50, .95}) {
    add_row(table, scenario, row, statistic, level, summary ? std::optional{summary->quantile(level)} : std::nullopt);
  }
}

ResultFile figure_table(const VintageRecord& record) {
  CsvTable table{"vintage.csv"};
  ShownWindow common{common_window, 0, 0};
  for (const auto& figure : record.result.figures) {
    if (figure.window.window == common_window) common = figure.window;
    const RowOf row{record.dates[figure.date].label(), "", figure.variable, figure.window};
    const auto& summary = figure.summary;
    add_row(table, record.scenario, row, "mean", {}, summary ? std::optional{summary->mean} : std::nullopt);
    add_quantiles(table, record.scenario, row, "quantile", summary);
    add_row(table, record.scenario, row, "probability", .5, figure.reaches_half);
  }
  for (const auto& change : record.result.changes) {
    const RowOf row{record.dates[change.date].label(), record.dates[change.date - 1].label(), change.variable, common};
    const auto& compared = change.comparison;
    const auto add = [&](const char* statistic, const Estimate PairedComparison::*part) {
      add_row(table, record.scenario, row, statistic, {}, compared ? std::optional{(*compared).*part} : std::nullopt);
    };
    add_row(table, record.scenario, row, "difference_mean", {},
            compared ? std::optional{compared->difference.mean} : std::nullopt);
    add_quantiles(table, record.scenario, row, "difference_quantile",
                  compared ? std::optional{compared->difference} : std::nullopt);
    add("ratio_of_medians", &PairedComparison::ratio_of_medians);
    add("probability_less", &PairedComparison::a_greater);
    add("probability_greater", &PairedComparison::b_greater);
  }
  return std::move(table).finish();
}

ResultFile rows_table(const VintageRecord& record) {
  CsvTable table{"vintage_rows.csv"};
  for (std::size_t d = 0; d < record.dates.size(); ++d) {
    for (std::size_t k = 0; k < record.rows[d].size(); ++k) {
      const auto& [name, rows] = record.rows[d][k];
      const std::size_t before = d == 0 ? 0 : record.rows[d - 1][k].rows;
      table.add(
          {record.scenario, record.dates[d].label(), name, static_cast<int>(rows), static_cast<int>(rows - before)});
    }
  }
  return std::move(table).finish();
}

}  // namespace

std::vector<ResultFile> vintage_tables(const VintageRecord& record) {
  std::vector<ResultFile> tables;
  tables.push_back(figure_table(record));
  tables.push_back(rows_table(record));
  return tables;
}

}  // namespace fundshare
