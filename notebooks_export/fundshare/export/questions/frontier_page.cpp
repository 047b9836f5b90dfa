// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "fundshare/export/questions/comparison_cells.hpp"
#include "fundshare/export/questions/figure_cells.hpp"
#include "fundshare/export/questions/frontier_tables.hpp"
#include "fundshare/export/rounding.hpp"
#include "fundshare/questions/estimate.hpp"

namespace fundshare {
namespace {

/// "1/2" for a threshold with a name, else its digits.
std::string threshold_text(double threshold) {
  for (const auto& named : named_thresholds()) {
    if (named.value == threshold) return named.label;
  }
  return fmt::format("{:.6g}", threshold);
}

PageCell place_cell(const std::string& axis, const std::optional<Estimate>& y) {
  if (!y) return {"none"};
  if (axis == budget_axis) return dollars_cell(*y);
  const double rounded = rounded_step(*y, 1e-4);
  return {y->value, fmt::format("{:.6g}", rounded)};
}

/// One threshold over one window: a row per x, a column per contour.
PageTable contour_table(const FrontierRequest& request, const FrontierResult& result, double threshold,
                        const ShownWindow& window) {
  PageTable table{fmt::format("contours_{}_{}", threshold_text(threshold), window.window),
                  fmt::format("{} at which coverage is {} or more, {} ({})", request.y.key, threshold_text(threshold),
                              years_text(window), window_text(window)),
                  {request.x.key},
                  {}};
  for (const double level : contour_levels) table.columns.push_back(fmt::format("in {:.0f} % of worlds", 100 * level));
  for (const double x : request.x.values) {
    std::vector<PageCell> row{request.x.key == budget_axis ? dollars_cell({x, 0.0})
                                                           : PageCell{x, fmt::format("{:.6g}", x)}};
    for (const auto& contour : result.contours) {
      if (contour.window == window && contour.threshold == threshold && contour.x == x) {
        row.push_back(place_cell(request.y.key, contour.y));
      }
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

PageTable reference_rows(const FrontierRequest& request, const FrontierResult& result) {
  PageTable table{"references",
                  "For orientation: the scenario's own inputs",
                  {"budget method", "years", "budget a year, median (90 % interval)"},
                  {}};
  for (const double threshold : request.thresholds) {
    table.columns.push_back(fmt::format("P(coverage >= {})", threshold_text(threshold)));
  }
  for (const auto& reference : result.references) {
    std::vector<PageCell> row{reference.budget_method, years_text(reference.window),
                              interval_cell(reference.budget_per_year, "usd")};
    for (const auto& reached : reference.reached) row.push_back(reached ? worlds_cell(*reached) : undefined_cell());
    table.rows.push_back(std::move(row));
  }
  table.note = fmt::format(
      "all: the method is drawn as the scenario has it; the other rows have one method in every world. The median of "
      "the law of {} is {:.2g}.",
      share_axis, result.median_share);
  return table;
}

/// What holds on the grid, in words.
std::string held(const FrontierRequest& request) {
  std::string text = "Every input that is no axis is drawn as the scenario has it.";
  if (request.x.key == budget_axis || request.y.key == budget_axis) {
    text += fmt::format(
        " {} sets the budget of every year to one amount, USD at the prices of the unit costs; coverage "
        "is then the missile funds of the window over that amount times its years.",
        budget_axis);
  }
  return text;
}

}  // namespace

Page frontier_page(const std::string& scenario, const FrontierRequest& request, const FrontierResult& result,
                   const std::string& judgement) {
  Page page{"frontier",
            fmt::format("Where coverage reaches a share of the budget, by {} and {} (scenario {})", request.x.key,
                        request.y.key, scenario),
            {}};
  std::vector<ShownWindow> windows;
  for (const auto& reference : result.references) {
    if (std::ranges::find(windows, reference.window) == windows.end()) windows.push_back(reference.window);
  }
  const double highest = *std::ranges::max_element(request.thresholds);
  for (const double threshold : request.thresholds) {
    for (const auto& window : windows) {
      auto table = contour_table(request, result, threshold, window);
      table.json_alone = threshold != highest;
      page.parts.emplace_back(std::move(table));
    }
  }
  page.parts.emplace_back(reference_rows(request, result));
  page.parts.emplace_back(
      PageFields{"notes",
                 "",
                 {{"held", held(request)},
                  {"more", "frontier_contours.csv has every threshold, frontier.csv the share of worlds in each cell."},
                  {"inputs", judgement}}});
  return page;
}

}  // namespace fundshare
