// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/estimate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "fundshare/questions/paired_columns.hpp"
#include "fundshare/uncertainty/engine/run.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"
#include "fundshare/uncertainty/summary/summary_sink.hpp"

namespace fundshare {
namespace {

constexpr int grid_steps = 100;  // 0, 0.02 ... 2

constexpr std::array method_names{"bottom_up", "top_down"};

/// The budget method of each world.
std::vector<std::uint8_t> methods(const Estimator& model, const ColumnStore& columns) {
  std::vector<std::uint8_t> out;
  for (const double method : columns.column(model.method_output())) out.push_back(static_cast<std::uint8_t>(method));
  return out;
}

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

Computed compute_keeping_columns(const Estimator& model, std::uint64_t seed, const Plan& plan) {
  const std::size_t outputs = model.outputs().size();
  ColumnStore columns{1, outputs, plan.worlds};
  const RunInfo info = run(model, {&unchanged, 1}, MonteCarloPoints{seed}, plan, columns);
  std::vector<ColumnResult> results(outputs);
  const auto method = methods(model, columns);
  const Plan quiet{plan.worlds, plan.threads, {}, plan.stop};
  for_each_block(outputs, quiet, [&] {
    return BlockTask{[&, summarise_column =
                             std::make_shared<Summariser>(plan.worlds, method, method_names.size())](std::uint64_t k) {
      const auto output = static_cast<std::size_t>(k);
      results[output] = (*summarise_column)(columns.column(output), thresholds_of(model, output));
    }};
  });
  return {std::move(results), info, 1};
}

Computed compute_in_passes(const Estimator& model, std::uint64_t seed, const Plan& plan, std::uint64_t memory_bytes) {
  SummaryPlan wanted{plan.worlds, {}, model.method_output(), method_names.size(), memory_bytes, plan.threads};
  for (std::size_t k = 0; k < model.outputs().size(); ++k) wanted.columns.push_back({k, thresholds_of(model, k)});
  SummarySink sink{std::move(wanted)};
  const RunInfo info = run(model, {&unchanged, 1}, MonteCarloPoints{seed}, plan, sink);
  return {sink.results(), info, sink.passes()};
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
  constexpr double most_kept_worlds = 0x1p31;  // what a Summariser counts
  const bool fit = ColumnStore::bytes(1, model.outputs().size(), plan.worlds) <= static_cast<double>(memory_bytes) &&
                   static_cast<double>(plan.worlds) < most_kept_worlds;
  return arrange(model, seed, plan.worlds,
                 fit ? compute_keeping_columns(model, seed, plan) : compute_in_passes(model, seed, plan, memory_bytes));
}

}  // namespace fundshare
