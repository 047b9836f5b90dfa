// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/report/figure.hpp"

namespace fundshare {

/// Each figure of the results of a run. Tables that a figure needs must be there: see figure_list().
/// \throws InputError where a table lacks the rows that the figure shows
[[nodiscard]] Figure half_of_what_figure(const Results& results);
[[nodiscard]] Figure by_year_figure(const Results& results);
[[nodiscard]] Figure exceedance_figure(const Results& results);
[[nodiscard]] Figure waterfall_figure(const Results& results);
[[nodiscard]] Figure claims_figure(const Results& results);
[[nodiscard]] Figure what_matters_figure(const Results& results);
[[nodiscard]] Figure tornado_figure(const Results& results);
[[nodiscard]] Figure levers_figure(const Results& results);
[[nodiscard]] Figure frontier_figure(const Results& results);
[[nodiscard]] Figure data_quality_figure(const Results& results);

/// A figure of frontier_references.csv over the whole window; nothing where it has none.
/// \param name  such as budget_per_year_usd \param method  of the budget, such as all \param level  of the quantile
[[nodiscard]] std::optional<Estimate> frontier_reference(const Results& results, const std::string& name,
                                                         const std::string& method, double level);

/// A figure that can be asked for by name.
struct FigureEntry {
  std::string name, what;
  std::vector<std::string> tables;  ///< that no plain run writes
  std::string question;             ///< of `run --questions` that writes them; empty for none
  Figure (*make)(const Results& results);
};

/// Every figure, in the order of the page.
[[nodiscard]] const std::vector<FigureEntry>& figure_list();

/// What a folder lacks for a figure, as a sentence that says how to get it; empty where nothing is missing.
[[nodiscard]] std::string missing_for(const FigureEntry& entry, const Results& results);

/// The figure of a name. \throws Error (64) for another name, Error (66) where the folder lacks a table
[[nodiscard]] Figure make_figure(const std::string& name, const Results& results);

}  // namespace fundshare
