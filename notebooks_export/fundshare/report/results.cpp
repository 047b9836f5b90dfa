// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/results.hpp"

#include <fmt/format.h>

#include <array>
#include <set>

#include "fundshare/base/error.hpp"
#include "fundshare/export/run_record.hpp"
#include "fundshare/report/input_words.hpp"
#include "fundshare/report/run_facts.hpp"

namespace fundshare {
namespace {

constexpr std::array always{"summary", "exceedance", "waterfall", "inputs", "influence"};
constexpr std::array where_asked{"claims",        "claim_verdicts",    "levers",
                                 "lever_halving", "sensitivity",       "shapley",
                                 "tornado",       "frontier_contours", "frontier_references"};

/// "q05" of a row with a level of 0.05; else the word of the row.
std::string statistic_of(const ResultTable& table, std::size_t row) {
  if (!table.is(row, "statistic", "quantile")) return table.text(row, "statistic");
  return fmt::format("q{:02.0f}", 100.0 * table.number(row, "level"));
}

}  // namespace

Years years_of(const ResultTable& table, std::size_t row) {
  return {table.integer(row, "year_start"), table.integer(row, "year_end")};
}

std::string to_string(const Years& years) {
  return years.first == years.last ? fmt::format("{}", years.first) : fmt::format("{}-{}", years.first, years.last);
}

std::string figure_key(const std::string& variable, const Years& years, const std::string& statistic) {
  return fmt::format("{}|{}|{}", variable, to_string(years), statistic);
}

Results::Results(const std::filesystem::path& folder) : facts_{read_facts(folder)} {
  for (const auto* name : always) tables_.emplace(name, ResultTable{folder, name});
  for (const auto* name : where_asked) {
    if (std::filesystem::exists(folder / fmt::format("{}.csv", name))) tables_.emplace(name, ResultTable{folder, name});
  }
  index_summary();
  count_inputs();
}

Years Results::last_three() const { return {std::max(facts_.years.first, facts_.years.last - 2), facts_.years.last}; }

void Results::index_summary() {
  const auto& summary = table("summary");
  for (std::size_t row = 0; row < summary.rows(); ++row) {
    const auto& variable = summary.text(row, "variable");
    const auto years = years_of(summary, row);
    units_[variable] = summary.text(row, "unit");
    flags_[figure_key(variable, years, "")] = summary.text(row, "flags");
    const auto value = summary.optional_number(row, "value"), mc_se = summary.optional_number(row, "mc_se");
    if (!value) continue;
    figures_[figure_key(variable, years, statistic_of(summary, row))] = {
        *value, mc_se.value_or(std::numeric_limits<double>::quiet_NaN())};
  }
}

void Results::count_inputs() {
  const auto& inputs = table("inputs");
  std::set<std::string> all, judgement;
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    const std::string name = input_of_stream(inputs.text(row, "name"));
    all.insert(name);
    if (on_judgement(inputs.text(row, "evidence"))) judgement.insert(name);
  }
  inputs_ = {all.size(), judgement.size()};
}

std::optional<Estimate> Results::figure(const std::string& variable, const Years& years,
                                        const std::string& statistic) const {
  const auto found = figures_.find(figure_key(variable, years, statistic));
  return found == figures_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<ModelInterval> Results::interval(const std::string& variable, const Years& years) const {
  const auto median = figure(variable, years, "q50"), q05 = figure(variable, years, "q05"),
             q95 = figure(variable, years, "q95");
  if (!median || !q05 || !q95) return std::nullopt;
  return ModelInterval{*median, *q05, *q95};
}

std::string Results::unit(const std::string& variable) const {
  const auto found = units_.find(variable);
  return found == units_.end() ? "" : found->second;
}

std::string Results::flags(const std::string& variable, const Years& years) const {
  const auto found = flags_.find(figure_key(variable, years, ""));
  return found == flags_.end() ? "" : found->second;
}

std::optional<Estimate> Results::reach(const std::string& variable, const Years& years, const std::string& label,
                                       const std::string& budget_method) const {
  const auto& exceedance = table("exceedance");
  for (std::size_t row = 0; row < exceedance.rows(); ++row) {
    const bool here = exceedance.is(row, "variable", variable) && exceedance.is(row, "threshold_label", label) &&
                      exceedance.is(row, "budget_method", budget_method) && years_of(exceedance, row) == years;
    if (!here || !exceedance.optional_number(row, "probability")) continue;
    return Estimate{exceedance.number(row, "probability"),
                    exceedance.optional_number(row, "mc_se").value_or(std::numeric_limits<double>::quiet_NaN())};
  }
  return std::nullopt;
}

const ResultTable& Results::table(const std::string& name) const {
  const auto found = tables_.find(name);
  expects(found != tables_.end(), "the run's folder holds the table");
  return found->second;
}

}  // namespace fundshare
