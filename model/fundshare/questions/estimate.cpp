// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/estimate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "fundshare/questions/paired_columns.hpp"
#include "fundshare/uncertainty/engine/run.hpp"
#include "fundshare/uncertainty/summary/staged_summary.hpp"

namespace fundshare {
namespace {

constexpr int grid_steps = 100;  // 0, 0.02 ... 2

constexpr std::array method_names{"bottom_up", "top_down"};

/// The grid 0, 0.02 ... 2 is given for the whole window and the last three years.
bool has_grid(const Output& described, int last_year) {
  return described.window == "total" || (described.window == "rolling3" && described.year_end == last_year);
}

const std::vector<Threshold>& grid_thresholds() {
  static const std::vector<Threshold> grid = [] {
    std::vector<Threshold> steps;
    for (int step = 0; step <= grid_steps; ++step) steps.push_back({2.0 * step / grid_steps, ""});
    return steps;
  }();
  return grid;
}

bool is_ratio(const Output& described) { return described.table == "summary" && described.unit == "1"; }

/// Every threshold that the worlds of an output are counted against, ascending: of the exceedances of a ratio, the
/// observed figure of a check.
std::vector<double> thresholds_of(const Estimator& model, std::size_t output) {
  const Output& described = model.outputs()[output];
  std::vector<double> values;
  if (is_ratio(described)) {
    for (const auto& threshold : named_thresholds()) values.push_back(threshold.value);
    if (has_grid(described, model.window().last_year)) {
      for (const auto& threshold : grid_thresholds()) values.push_back(threshold.value);
    }
  } else if (output >= model.first_check_output() && output < model.first_check_output() + model.checks().size()) {
    values.push_back(model.checks()[output - model.first_check_output()].observed);
  }
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

/// Exceedances of one ratio over some thresholds: of all worlds, then by method.
void append_exceedances(std::size_t output, const std::vector<Threshold>& thresholds,
                        const std::vector<double>& counted, const std::optional<GroupedShares>& shares,
                        std::vector<Exceedance>& out) {
  const auto append = [&](const char* name, const std::vector<Estimate>* of_name) {
    for (const auto& [value, label] : thresholds) {
      const auto at = static_cast<std::size_t>(std::ranges::lower_bound(counted, value) - counted.begin());
      out.push_back({output, name, value, label, of_name ? std::optional{(*of_name)[at]} : std::nullopt});
    }
  };
  append("all", shares ? &shares->all : nullptr);
  for (std::size_t m = 0; m < method_names.size(); ++m) {
    append(method_names[m], shares && shares->by_group[m] ? &*shares->by_group[m] : nullptr);
  }
}

CheckResult check_result(std::size_t check, const Summary& summary, const Estimate& reached) {
  const auto n = static_cast<double>(summary.worlds);
  const double below = n - std::round(reached.value * n);  // whole numbers, so that the division is the only rounding
  const double p = below / n;
  const double mc_se = n > 1.0 ? std::sqrt(p * (1.0 - p) / n) : std::numeric_limits<double>::quiet_NaN();
  return {check, summary.quantile(.50), summary.quantile(.05), summary.quantile(.95), {p, mc_se}};
}

/// The results of all columns, by output.
struct Computed {
  std::vector<ColumnResult> columns;
  RunInfo info;
  unsigned passes;
};

const Variant unchanged{"", {}};

/// Columns whose quantiles one reading left open are summarised again, in several readings.
unsigned compute_open(const Estimator& model, std::uint64_t seed, const Plan& plan, const SummaryPlan& wanted,
                      const std::vector<std::size_t>& open, std::vector<ColumnResult>& results) {
  if (open.empty()) return 1;
  SummaryPlan rest = wanted;
  rest.columns.clear();
  for (const std::size_t k : open) rest.columns.push_back(wanted.columns[k]);
  SummarySink sink{std::move(rest)};
  static_cast<void>(run(model, {&unchanged, 1}, MonteCarloPoints{seed}, plan, sink));
  const auto found = sink.results();
  for (std::size_t i = 0; i < open.size(); ++i) results[open[i]] = found[i];
  return 1 + sink.passes();
}

Computed compute(const Estimator& model, std::uint64_t seed, const Plan& plan, std::uint64_t memory_bytes) {
  SummaryPlan wanted{plan.worlds, {}, model.method_output(), method_names.size(), memory_bytes, plan.threads};
  for (std::size_t k = 0; k < model.outputs().size(); ++k) wanted.columns.push_back({k, thresholds_of(model, k)});
  if (StagedSummary::expected_bytes(wanted) > static_cast<double>(memory_bytes)) {
    SummarySink sink{std::move(wanted)};
    const RunInfo info = run(model, {&unchanged, 1}, MonteCarloPoints{seed}, plan, sink);
    return {sink.results(), info, sink.passes()};
  }
  StagedSummary sink{wanted};
  const RunInfo info = run(model, {&unchanged, 1}, MonteCarloPoints{seed}, plan, sink);
  auto results = sink.results();
  const unsigned passes = compute_open(model, seed, plan, wanted, sink.open_columns(), results);
  return {std::move(results), info, passes};
}

/// Puts the results of the columns where the tables of a run look for them.
EstimateResult arrange(const Estimator& model, std::uint64_t seed, std::uint64_t worlds, const Computed& computed) {
  const auto& columns = computed.columns;
  EstimateResult result{seed,           worlds, {}, {}, {}, computed.info.sampling_error_bound, computed.info.samplings,
                        computed.passes};
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const Output& described = model.outputs()[k];
    if (is_ratio(described)) {
      const auto counted = thresholds_of(model, k);
      append_exceedances(k, named_thresholds(), counted, columns[k].shares, result.exceedances);
      if (has_grid(described, model.window().last_year)) {
        append_exceedances(k, grid_thresholds(), counted, columns[k].shares, result.exceedances);
      }
    }
    result.summaries.push_back(columns[k].summary);
  }
  for (std::size_t check = 0; check < model.checks().size(); ++check) {
    const auto& [summary, shares] = columns[model.first_check_output() + check];
    if (summary) result.checks.push_back(check_result(check, *summary, shares->all.front()));
  }
  return result;
}

}  // namespace

const std::vector<Threshold>& named_thresholds() {
  static const std::vector<Threshold> thresholds{
      {0.25, "1/4"}, {1.0 / 3.0, "1/3"}, {0.4, "2/5"}, {0.5, "1/2"}, {1.0, "1"}};
  return thresholds;
}

const std::optional<Summary>& EstimateResult::of(const Estimator& model, const std::string& variable,
                                                 const std::string& window, int year_start) const {
  return summaries[output_number(model, variable, window, year_start)];
}

const std::optional<Estimate>& EstimateResult::exceedance(const Estimator& model, const std::string& variable,
                                                          const std::string& window, int year_start,
                                                          const std::string& label, const std::string& method) const {
  const std::size_t output = output_number(model, variable, window, year_start);
  const auto at = std::ranges::find_if(exceedances, [&](const Exceedance& row) {
    return row.output == output && row.label == label && row.budget_method == method;
  });
  expects(at != exceedances.end(), "a reported exceedance");
  return at->probability;
}

EstimateResult estimate(const Estimator& model, std::uint64_t seed, const Plan& plan, std::uint64_t memory_bytes) {
  return arrange(model, seed, plan.worlds, compute(model, seed, plan, memory_bytes));
}

}  // namespace fundshare
