// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/estimate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "fundshare/uncertainty/engine/column_store.hpp"
#include "fundshare/uncertainty/engine/run.hpp"

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

/// Exceedances of one ratio over some thresholds: of all worlds, then by method.
void append_exceedances(std::size_t output, std::span<const double> column, const std::vector<Threshold>& thresholds,
                        std::span<const std::uint8_t> method, std::vector<Exceedance>& out) {
  std::vector<double> values;
  for (const auto& threshold : thresholds) values.push_back(threshold.value);
  const auto shares = shares_at_least(column, values, method, method_names.size());
  const auto append = [&](const char* name, const std::vector<Estimate>* of_name) {
    for (std::size_t k = 0; k < thresholds.size(); ++k) {
      out.push_back({output, name, thresholds[k].value, thresholds[k].label,
                     of_name ? std::optional{(*of_name)[k]} : std::nullopt});
    }
  };
  append("all", shares ? &shares->all : nullptr);
  for (std::size_t m = 0; m < method_names.size(); ++m) {
    append(method_names[m], shares && shares->by_group[m] ? &*shares->by_group[m] : nullptr);
  }
}

/// The named thresholds for every window, and the grid 0, 0.02 ... 2 for the whole window and the last three years.
std::vector<Exceedance> exceedances_of(std::size_t output, const Output& described, std::span<const double> column,
                                       std::span<const std::uint8_t> method, int last_year) {
  std::vector<Exceedance> out;
  append_exceedances(output, column, named_thresholds(), method, out);
  if (described.window == "total" || (described.window == "rolling3" && described.year_end == last_year)) {
    std::vector<Threshold> grid;
    for (int step = 0; step <= grid_steps; ++step) grid.push_back({2.0 * step / grid_steps, ""});
    append_exceedances(output, column, grid, method, out);
  }
  return out;
}

std::vector<CheckResult> check_results(const Estimator& model, const ColumnStore& columns,
                                       const std::vector<std::optional<Summary>>& summaries) {
  std::vector<CheckResult> out;
  for (std::size_t k = 0; k < model.checks().size(); ++k) {
    const std::size_t output = model.first_check_output() + k;
    if (!summaries[output]) continue;
    const auto& summary = *summaries[output];
    const auto column = columns.column(output);
    const double observed = model.checks()[k].observed;
    const auto below = std::ranges::count_if(column, [&](double x) { return x < observed; });
    const double n = static_cast<double>(column.size()), p = static_cast<double>(below) / n;
    const double mc_se = n > 1.0 ? std::sqrt(p * (1.0 - p) / n) : std::numeric_limits<double>::quiet_NaN();
    out.push_back({k, summary.quantile(.50), summary.quantile(.05), summary.quantile(.95), {p, mc_se}});
  }
  return out;
}

std::size_t find_output(const Estimator& model, const std::string& variable, const std::string& window,
                        int year_start) {
  const auto at = std::ranges::find_if(model.outputs(), [&](const Output& output) {
    return output.table == "summary" && output.variable == variable && output.window == window &&
           output.year_start == year_start;
  });
  expects(at != model.outputs().end(), "an output of the model");
  return static_cast<std::size_t>(at - model.outputs().begin());
}

}  // namespace

const std::vector<Threshold>& named_thresholds() {
  static const std::vector<Threshold> thresholds{
      {0.25, "1/4"}, {1.0 / 3.0, "1/3"}, {0.4, "2/5"}, {0.5, "1/2"}, {1.0, "1"}};
  return thresholds;
}

const std::optional<Summary>& EstimateResult::of(const Estimator& model, const std::string& variable,
                                                 const std::string& window, int year_start) const {
  return summaries[find_output(model, variable, window, year_start)];
}

const std::optional<Estimate>& EstimateResult::exceedance(const Estimator& model, const std::string& variable,
                                                          const std::string& window, int year_start,
                                                          const std::string& label, const std::string& method) const {
  const std::size_t output = find_output(model, variable, window, year_start);
  const auto at = std::ranges::find_if(exceedances, [&](const Exceedance& row) {
    return row.output == output && row.label == label && row.budget_method == method;
  });
  expects(at != exceedances.end(), "a reported exceedance");
  return at->probability;
}

EstimateResult estimate(const Estimator& model, std::uint64_t seed, const Plan& plan) {
  ColumnStore columns{1, model.outputs().size(), plan.worlds};
  const Variant unchanged{"", {}};
  const RunInfo info = run(model, {&unchanged, 1}, MonteCarloPoints{seed}, plan, columns);

  const std::size_t outputs = model.outputs().size();
  EstimateResult result{seed, plan.worlds, std::vector<std::optional<Summary>>(outputs),
                        {},   {},          info.sampling_error_bound};
  std::vector<std::vector<Exceedance>> exceedances(outputs);
  const auto method = methods(model, columns);
  const Plan quiet{plan.worlds, plan.threads, {}, plan.stop};
  for_each_block(outputs, quiet, [&] {
    return BlockTask{[&](std::uint64_t k) {
      const auto output = static_cast<std::size_t>(k);
      const Output& described = model.outputs()[output];
      result.summaries[output] = summarise(columns.column(output));
      if (described.table == "summary" && described.unit == "1") {
        exceedances[output] =
            exceedances_of(output, described, columns.column(output), method, model.window().last_year);
      }
    }};
  });
  for (auto& rows : exceedances) std::ranges::move(rows, std::back_inserter(result.exceedances));
  result.checks = check_results(model, columns, result.summaries);
  return result;
}

}  // namespace fundshare
