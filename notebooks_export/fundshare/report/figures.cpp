// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/figures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "fundshare/base/error.hpp"

namespace fundshare {

const std::vector<FigureEntry>& figure_list() {
  static const std::vector<FigureEntry> figures{
      {"half_of_what", "what stolen cryptocurrency covers, one row per definition", {}, "", half_of_what_figure},
      {"by_year", "what it covers by year of spending", {}, "", by_year_figure},
      {"exceedance", "the share of worlds in which it covers a share or more", {}, "", exceedance_figure},
      {"waterfall", "from stolen to spent", {}, "", waterfall_figure},
      {"claims", "where public statements lie in the model's range", {"claims"}, "claims", claims_figure},
      {"what_matters", "which groups of inputs decide the answer", {"shapley"}, "sensitivity", what_matters_figure},
      {"tornado", "the answer where one input is low or high", {"tornado"}, "sensitivity", tornado_figure},
      {"levers", "what hypothetical changes would do", {"levers"}, "levers", levers_figure},
      {"frontier",
       "missile share by budget: where half is reached",
       {"frontier_contours", "frontier_references"},
       "frontier",
       frontier_figure},
      {"data_quality", "what the inputs rest on", {}, "", data_quality_figure},
  };
  return figures;
}

std::string missing_for(const FigureEntry& entry, const Results& results) {
  for (const auto& table : entry.tables) {
    if (results.has(table)) continue;
    return fmt::format("the folder has no {}.csv (add --questions {} to the command that wrote this run)", table,
                       entry.question);
  }
  return "";
}

Figure make_figure(const std::string& name, const Results& results) {
  const auto& figures = figure_list();
  const auto found = std::ranges::find(figures, name, &FigureEntry::name);
  if (found == figures.end()) {
    std::vector<std::string> names;
    for (const auto& entry : figures) names.push_back(entry.name);
    throw Error{ExitCode::usage, fmt::format("--figure: there is no figure '{}' (figures: {})", printable(name, 40),
                                             fmt::join(names, ", "))};
  }
  const std::string missing = missing_for(*found, results);
  if (!missing.empty()) throw Error{ExitCode::no_input, fmt::format("figure {}: {}", name, missing)};
  return found->make(results);
}

}  // namespace fundshare
