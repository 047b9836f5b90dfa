// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/frontier_tables.hpp"

#include <array>

#include "fundshare/export/questions/comparison_cells.hpp"

namespace fundshare {
namespace {

const char* to_string(FrontierContour::Found found) {
  constexpr std::array words{"exact", "interpolated", "first_of_several", "none"};
  return words[static_cast<std::size_t>(found)];
}

ResultFile grid_table(const std::string& scenario, const FrontierRequest& request, const FrontierResult& result) {
  CsvTable table{"frontier.csv"};
  for (const auto& cell : result.cells) {
    const auto figure = estimate_cells(cell.probability);
    table.add({scenario, cell.window.window, cell.window.year_start, cell.window.year_end, cell.threshold,
               request.x.key, cell.x, request.y.key, cell.y, figure[0], figure[1]});
  }
  return std::move(table).finish();
}

ResultFile contour_table(const std::string& scenario, const FrontierRequest& request, const FrontierResult& result) {
  CsvTable table{"frontier_contours.csv"};
  for (const auto& contour : result.contours) {
    const auto figure = estimate_cells(contour.y);
    table.add({scenario, contour.window.window, contour.window.year_start, contour.window.year_end, contour.threshold,
               contour.level, request.x.key, contour.x, request.y.key, figure[0], figure[1], to_string(contour.found)});
  }
  return std::move(table).finish();
}

ResultFile reference_table(const std::string& scenario, const FrontierRequest& request, const FrontierResult& result) {
  CsvTable table{"frontier_references.csv"};
  for (const auto& reference : result.references) {
    const auto add = [&](const char* what, const std::string& method, double level,
                         const std::optional<Estimate>& value) {
      const auto figure = estimate_cells(value);
      table.add({scenario, reference.window.window, reference.window.year_start, reference.window.year_end, what,
                 method, level, figure[0], figure[1]});
    };
    const auto& budget = reference.budget_per_year;
    for (const double level : {.05, .50, .95}) {
      add("budget_per_year_usd", reference.budget_method, level,
          budget ? std::optional{budget->quantile(level)} : std::nullopt);
    }
    for (std::size_t p = 0; p < request.thresholds.size(); ++p) {
      add("probability", reference.budget_method, request.thresholds[p], reference.reached[p]);
    }
    if (reference.budget_method == "all") add("missile_share", "all", .50, Estimate{result.median_share, 0.0});
  }
  return std::move(table).finish();
}

}  // namespace

std::vector<ResultFile> frontier_tables(const std::string& scenario, const FrontierRequest& request,
                                        const FrontierResult& result) {
  std::vector<ResultFile> tables;
  tables.push_back(grid_table(scenario, request, result));
  tables.push_back(contour_table(scenario, request, result));
  tables.push_back(reference_table(scenario, request, result));
  return tables;
}

}  // namespace fundshare
