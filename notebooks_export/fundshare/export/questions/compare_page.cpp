// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "fundshare/export/questions/compare_tables.hpp"
#include "fundshare/export/questions/comparison_cells.hpp"
#include "fundshare/export/questions/figure_cells.hpp"

namespace fundshare {
namespace {

bool is_headline(const ShownWindow& window) { return window.window != "year"; }

/// The whole window, or the last three years, of a scenario.
std::vector<const OwnFigure*> figures_of(const Comparison& comparison, const std::string& variable,
                                         const std::string& window) {
  std::vector<const OwnFigure*> out;
  for (const auto& own : comparison.own) {
    if (own.output.variable == variable && own.output.window.window == window) out.push_back(&own);
  }
  return out;
}

/// One row per figure and window, one column per scenario; the years stand in the cells where they differ.
PageTable side_by_side(const ComparisonLabels& labels, const Comparison& comparison) {
  PageTable table{"medians", "Median (model 90 % interval)", {"figure", "years"}, {}};
  for (const auto& name : labels.scenarios) table.columns.push_back(name);
  std::vector<std::pair<std::string, std::string>> seen;
  for (const auto& own : comparison.own) {
    const auto& output = own.output;
    const std::pair row{output.variable, output.window.window};
    if (!is_headline(output.window) || std::ranges::find(seen, row) != seen.end()) continue;
    seen.push_back(row);
    const auto figures = figures_of(comparison, output.variable, output.window.window);
    const bool same =
        std::ranges::all_of(figures, [&](const OwnFigure* one) { return one->output.window == output.window; });
    std::vector<PageCell> cells{output.variable, same ? years_text(output.window) : window_text(output.window)};
    for (std::size_t s = 0; s < labels.scenarios.size(); ++s) {
      const auto at = std::ranges::find_if(figures, [&](const OwnFigure* one) { return one->scenario == s; });
      if (at == figures.end()) {
        cells.emplace_back("none");
        continue;
      }
      auto cell = interval_cell((*at)->summary, output.unit);
      if (!same) cell.text += " in " + years_text((*at)->output.window);
      cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

std::vector<PageCell> pair_row(const PairFigure& pair) {
  std::vector<PageCell> row{pair.variable, years_text(pair.window)};
  if (!pair.comparison) {
    row.insert(row.end(), {undefined_cell(), undefined_cell(), undefined_cell(), undefined_cell()});
    return row;
  }
  const auto& compared = *pair.comparison;
  row.push_back(difference_cell(compared.difference, pair.unit));
  row.push_back(ratio_cell(compared.ratio_of_medians));
  row.push_back(worlds_cell(compared.a_greater));
  row.push_back(worlds_cell(compared.b_greater));
  return row;
}

/// "2017-2025 (A alone), 2017-2021 (B alone)": windows that one of the two has not.
std::string windows_of_one(const ComparisonLabels& labels, const Comparison& comparison, std::size_t a, std::size_t b) {
  std::vector<std::string> words;
  for (const auto& pair : comparison.pairs) {
    if (pair.a != a || pair.b != b || pair.has == PairFigure::Has::both) continue;
    auto word = fmt::format("{} ({} alone)", years_text(pair.window),
                            labels.scenarios[pair.has == PairFigure::Has::only_a ? a : b]);
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
  }
  return words.empty() ? "" : "Not compared, as one alone has these years: " + listed(words) + ".";
}

PageTable pair_table(const ComparisonLabels& labels, const Comparison& comparison, std::size_t a, std::size_t b) {
  const auto &first = labels.scenarios[a], &second = labels.scenarios[b];
  PageTable table{fmt::format("{} - {}", second, first),
                  fmt::format("{} less {}, world by world", second, first),
                  {"figure", "years", "difference (90 % interval)", "ratio of medians",
                   fmt::format("worlds where {} is more", first), fmt::format("where {} is more", second)},
                  {}};
  for (const auto& pair : comparison.pairs) {
    if (pair.a == a && pair.b == b && pair.has == PairFigure::Has::both && is_headline(pair.window)) {
      table.rows.push_back(pair_row(pair));
    }
  }
  table.note = windows_of_one(labels, comparison, a, b);
  return table;
}

}  // namespace

Page comparison_page(const ComparisonLabels& labels, const Comparison& comparison) {
  Page page{"comparison", "Scenarios side by side: " + listed(labels.scenarios), {}};
  page.parts.emplace_back(side_by_side(labels, comparison));
  for (std::size_t a = 0; a < labels.scenarios.size(); ++a) {
    for (std::size_t b = a + 1; b < labels.scenarios.size(); ++b) {
      page.parts.emplace_back(pair_table(labels, comparison, a, b));
    }
  }
  PageFields notes{"notes", "", {}};
  for (std::size_t s = 0; s < labels.scenarios.size(); ++s) {
    notes.fields.emplace_back(labels.scenarios[s], labels.judgement[s]);
  }
  notes.fields.emplace_back("draws",
                            "Every scenario draws the same random numbers: they differ by their settings alone. "
                            "Each year is in comparison.csv.");
  page.parts.emplace_back(std::move(notes));
  return page;
}

}  // namespace fundshare
