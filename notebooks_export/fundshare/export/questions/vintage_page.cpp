// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "fundshare/export/questions/comparison_cells.hpp"
#include "fundshare/export/questions/figure_cells.hpp"
#include "fundshare/export/questions/vintage_tables.hpp"

namespace fundshare {
namespace {

/// One window: a row per day, a column per share.
PageTable window_table(const VintageRecord& record, const std::string& window, const std::string& title) {
  PageTable table{window, title, {"known by", "years"}, {}};
  for (const auto& variable : vintage_variables()) table.columns.push_back(variable);
  table.columns.emplace_back("P(coverage >= 1/2)");
  for (std::size_t d = 0; d < record.dates.size(); ++d) {
    std::vector<PageCell> row{record.dates[d].label()};
    PageCell half = undefined_cell();
    for (const auto& figure : record.result.figures) {
      if (figure.date != d || figure.window.window != window) continue;
      if (row.size() == 1) row.emplace_back(years_text(figure.window));
      row.push_back(interval_cell(figure.summary, "1"));
      if (figure.variable == "coverage" && figure.reaches_half) half = worlds_cell(*figure.reaches_half);
    }
    if (row.size() != table.columns.size() - 1) continue;  // a window of fewer than three years
    row.push_back(std::move(half));
    table.rows.push_back(std::move(row));
  }
  return table;
}

PageTable change_table(const VintageRecord& record) {
  PageTable table{
      "changes",
      "What new data changed over the same years: later less earlier day, world by world",
      {"known by", "since", "share", "difference (90 % interval)", "ratio of medians", "worlds lower", "worlds higher"},
      {}};
  for (const auto& change : record.result.changes) {
    std::vector<PageCell> row{record.dates[change.date].label(), record.dates[change.date - 1].label(),
                              change.variable};
    if (change.comparison) {
      row.push_back(difference_cell(change.comparison->difference, "1"));
      row.push_back(ratio_cell(change.comparison->ratio_of_medians));
      row.push_back(worlds_cell(change.comparison->a_greater));
      row.push_back(worlds_cell(change.comparison->b_greater));
    } else {
      row.insert(row.end(), {undefined_cell(), undefined_cell(), undefined_cell(), undefined_cell()});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

PageTable new_rows_table(const VintageRecord& record) {
  PageTable table{"rows", "Rows that were public by then (new since the day before)", {"known by"}, {}};
  for (const auto& [name, rows] : record.rows.front()) table.columns.push_back(name);
  for (std::size_t d = 0; d < record.dates.size(); ++d) {
    std::vector<PageCell> row{record.dates[d].label()};
    for (std::size_t k = 0; k < record.rows[d].size(); ++k) {
      const auto rows = record.rows[d][k].rows;
      const auto text =
          d == 0 ? fmt::format("{}", rows) : fmt::format("{} (+{})", rows, rows - record.rows[d - 1][k].rows);
      row.emplace_back(static_cast<double>(rows), text);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Page vintage_page(const VintageRecord& record, const std::string& judgement) {
  Page page{"vintage", fmt::format("The same question on earlier days (scenario {})", record.scenario), {}};
  page.parts.emplace_back(window_table(
      record, "total", "From the first year to the last full year known that day: median (90 % interval)"));
  page.parts.emplace_back(window_table(record, "rolling3", "The last three of those years"));
  page.parts.emplace_back(window_table(record, common_window, "The years of the first day, as known on each day"));
  page.parts.emplace_back(change_table(record));
  page.parts.emplace_back(new_rows_table(record));
  page.parts.emplace_back(PageFields{
      "notes",
      "",
      {{"known",
        "Thefts, launches and prices up to that day, yearly totals and anchors published by it. Attribution, "
        "recoveries, unit costs and laws are those of today on every day."},
       {"inputs", judgement}}});
  return page;
}

}  // namespace fundshare
