// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/influence_text.hpp"

#include <fmt/format.h>

#include "fundshare/export/rounding.hpp"

namespace fundshare {
namespace {

PageCell error_cell(double mc_se, std::string shown) { return {mc_se, std::move(shown)}; }

void add_correlation(const std::optional<Estimate>& correlation, std::vector<PageCell>& row) {
  if (!correlation) {
    row.insert(row.end(), {"-", "-"});
    return;
  }
  row.emplace_back(correlation->value, correlation_text(*correlation));
  row.push_back(error_cell(correlation->mc_se, correlation_error(correlation->mc_se)));
}

void add_median(const std::optional<Estimate>& median, std::vector<PageCell>& row) {
  if (!median) {
    row.insert(row.end(), {"no world", "-"});
    return;
  }
  row.emplace_back(median->value, percent(*median));
  row.push_back(error_cell(median->mc_se, percent_error(median->mc_se)));
}

/// The parts of the first draw that varies; the draws of one input have the same.
std::vector<std::string> part_names(const std::vector<InputEffect>& effects) {
  std::vector<std::string> names;
  for (const auto& effect : effects) {
    if (!names.empty()) break;
    for (const auto& part : effect.parts) names.push_back(part.where);
  }
  return names;
}

}  // namespace

PageTable influence_part(const Estimator& model, const std::vector<InputEffect>& effects, std::uint64_t worlds) {
  const auto window = model.window();
  PageTable out{"influence",
                fmt::format("How it moved coverage of {}-{}, in {} worlds (se: Monte Carlo standard error)",
                            window.first_year, window.last_year, grouped(worlds)),
                {"draw", "rank_correlation", "se"},
                {}};
  const auto parts = part_names(effects);
  for (const auto& name : parts) {
    out.columns.push_back(name);
    out.columns.push_back("se_" + name);
  }
  for (const auto& effect : effects) {
    std::vector<PageCell> row{effect.draw};
    add_correlation(effect.rank_correlation, row);
    for (const auto& part : effect.parts) add_median(part.median, row);
    row.resize(out.columns.size(), "-");
    out.rows.push_back(std::move(row));
  }
  out.note = parts.empty() ? "The draw is the same in all worlds: it moves nothing."
                           : "Beside it the median of coverage, in the worlds of the lowest and highest fifth of the "
                             "draw, or of each choice.";
  return out;
}

PageFields influence_by_label(const Input& input) {
  const char* const each = input.scope == Scope::year ? "year" : "row of a table";
  return {"influence_by_label",
          "",
          {{"how it moved coverage",
            input.labels.empty()
                ? fmt::format("drawn once for each {}; it has none in this run", each)
                : fmt::format("drawn once for each {}: ask for one, such as '{}'", each, input.stream_name(0))}}};
}

}  // namespace fundshare
