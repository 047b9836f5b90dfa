// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

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

std::string place_text(const std::string& axis, Estimate y) {
  return axis == budget_axis ? dollars(y) : fmt::format("{:.6g}", rounded_step(y, 1e-4));
}

PageCell place_cell(const VaryAxis& axis, const std::optional<Estimate>& y) {
  if (!y) return {"none"};
  const auto [low, high] = std::ranges::minmax(axis.values);
  if (y->value < low) return {y->value, "below " + place_text(axis.key, {low, 0.0})};
  if (y->value > high) return {y->value, "above " + place_text(axis.key, {high, 0.0})};
  return {y->value, place_text(axis.key, *y)};
}

/// By how much the shares of worlds grow from the lowest y of the grid to the highest, all lines together.
double growth_along_y(const FrontierRequest& request, const FrontierResult& result) {
  const auto [low, high] = std::ranges::minmax(request.y.values);
  double growth = 0.0;
  for (const auto& cell : result.cells) {
    if (!cell.probability) continue;
    if (cell.y == high) growth += cell.probability->value;
    if (cell.y == low) growth -= cell.probability->value;
  }
  return growth;
}

/// The side of a contour on which coverage is reached.
const char* side_of(const FrontierRequest& request, const FrontierResult& result) {
  if (request.y.key == budget_axis) return "at or below which";
  if (request.y.key == share_axis) return "at or above which";
  const double growth = growth_along_y(request, result);
  if (growth == 0.0) return "at which";
  return growth > 0.0 ? "at or above which" : "at or below which";
}

/// Whether an axis changes no share of worlds and no contour.
bool changes_nothing(bool is_x, const FrontierResult& result) {
  std::map<std::tuple<std::string, double, double>, std::optional<double>> by_place, by_level;
  const auto number = [](const std::optional<Estimate>& figure) {
    return figure ? std::optional{figure->value} : std::nullopt;
  };
  const bool cells = std::ranges::all_of(result.cells, [&](const FrontierCell& cell) {
    const auto value = number(cell.probability);
    return by_place.try_emplace({cell.window.window, cell.threshold, is_x ? cell.y : cell.x}, value).first->second ==
           value;
  });
  return cells && (!is_x || std::ranges::all_of(result.contours, [&](const FrontierContour& contour) {
           const auto value = number(contour.y);
           return by_level.try_emplace({contour.window.window, contour.threshold, contour.level}, value)
                      .first->second == value;
         }));
}

/// One threshold over one window: a row per x, a column per contour.
PageTable contour_table(const FrontierRequest& request, const FrontierResult& result, double threshold,
                        const ShownWindow& window) {
  PageTable table{fmt::format("contours_{}_{}", threshold_text(threshold), window.window),
                  fmt::format("{} {} coverage is {} or more, {} ({})", request.y.key, side_of(request, result),
                              threshold_text(threshold), years_text(window), window_text(window)),
                  {request.x.key},
                  {}};
  for (const double level : contour_levels) table.columns.push_back(fmt::format("in {:.0f} % of worlds", 100 * level));
  for (const double x : request.x.values) {
    std::vector<PageCell> row{request.x.key == budget_axis ? dollars_cell({x, 0.0})
                                                           : PageCell{x, fmt::format("{:.6g}", x)}};
    for (const auto& contour : result.contours) {
      if (contour.window == window && contour.threshold == threshold && contour.x == x) {
        row.push_back(place_cell(request.y, contour.y));
      }
    }
    table.rows.push_back(std::move(row));
  }
  const auto beyond = [&](const FrontierContour& contour) {
    const auto [low, high] = std::ranges::minmax(request.y.values);
    return contour.window == window && contour.threshold == threshold && contour.y &&
           (contour.y->value < low || contour.y->value > high);
  };
  if (std::ranges::any_of(result.contours, beyond)) {
    table.note = fmt::format("below, above: beyond the grid of {}.", request.y.key);
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
                   const std::string& judgement, bool every_threshold) {
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
      table.json_alone = !every_threshold && threshold != highest;
      page.parts.emplace_back(std::move(table));
    }
  }
  page.parts.emplace_back(reference_rows(request, result));
  PageFields notes{"notes", "", {{"held", held(request)}}};
  for (const auto* axis : {&request.x, &request.y}) {
    if (axis->values.size() > 1 && changes_nothing(axis == &request.x, result)) {
      notes.fields.emplace_back("no effect", fmt::format("{} changes no number here.", axis->key));
    }
  }
  notes.fields.emplace_back(
      "more", "frontier_contours.csv has every threshold, frontier.csv the share of worlds in each cell.");
  notes.fields.emplace_back("inputs", judgement);
  page.parts.emplace_back(std::move(notes));
  return page;
}

}  // namespace fundshare
