// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/conditioning/condition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "fundshare/base/infinity.hpp"
#include "fundshare/questions/conditioning/refusals.hpp"
#include "fundshare/questions/input_columns.hpp"
#include "fundshare/questions/paired_columns.hpp"
#include "fundshare/uncertainty/engine/block_loop.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

/// The outputs of the answer: headline first, then those of the evidence that are not among them.
std::vector<ConditionedOutput> listed_outputs(const Estimator& model, std::span<const Observation> observations) {
  std::vector<ConditionedOutput> out;
  const int last = model.window().last_year, first = model.window().first_year;
  for (const auto& variable : conditioned_variables()) {
    out.push_back({output_number(model, variable, "total", first), false, {}, {}, {}});
    if (last - first >= 3) out.push_back({output_number(model, variable, "rolling3", last - 2), false, {}, {}, {}});
  }
  for (const Observation& one : observations) {
    const std::size_t output = output_of(one, model);
    const auto at = std::ranges::find(out, output, &ConditionedOutput::output);
    if (at != out.end()) {
      at->is_evidence = true;
    } else {
      out.push_back({output, true, {}, {}, {}});
    }
  }
  return out;
}

std::vector<std::size_t> numbers_of(std::span<const ConditionedOutput> outputs) {
  std::vector<std::size_t> numbers;
  for (const auto& row : outputs) numbers.push_back(row.output);
  return numbers;
}

/// ln of the likelihood of one observation by world.
std::vector<double> log_weights_of(const Observation& one, std::span<const double> column) {
  if (std::ranges::any_of(column, [](double x) { return std::isnan(x); })) refuse_undefined(one);
  return log_likelihoods(one.statement, column);
}

EvidenceWeights evidence_weights(const SmoothedWeights& weights) {
  return {weights.k_hat, weights.effective_worlds, weights.log_mean};
}

/// Of evidence that no world could have: everything is refused then, and these figures with it.
SmoothedWeights no_weights() { return {{}, infinity, 0, 0.0, {-infinity, 0.0}}; }

SmoothedWeights weights_of(std::span<const double> log_weights) {
  const bool none = std::ranges::none_of(log_weights, [](double x) { return std::isfinite(x); });
  return none ? no_weights() : smooth_weights(log_weights);
}

std::optional<Conditioned> condition_column(std::span<const double> column, std::span<const double> weights) {
  const auto before = summarise(column), after = summarise_weighted(column, weights);
  if (!before || !after) return std::nullopt;
  return Conditioned{*before, *after, movement_of(column, weights, *before, *after)};
}

void condition_output(const Output& described, std::span<const double> column, std::span<const double> weights,
                      ConditionedOutput& out) {
  constexpr double half = 0.5;
  out.figures = condition_column(column, weights);
  if (described.unit != "1") return;
  out.half_before = share_at_least(column, half);
  out.half_after = weighted_share_at_least(column, weights, half);
}

/// One row per stream that varies; of a categorical input one per choice that some world takes, of two choices the
/// first.
std::vector<ConditionedInput> listed_inputs(const InputSet& set, const InputColumns& columns) {
  std::vector<ConditionedInput> out;
  for (const auto& [text, input, label, judgement] : columns.streams()) {
    const Law& law = set.inputs[input].law(label);
    if (law.constant()) continue;
    const auto& choices = set.inputs[input].choices;
    if (choices.empty()) {
      out.push_back({text, input, label, false, judgement, {}});
      continue;
    }
    std::vector<std::size_t> taken;
    for (std::size_t k = 0; k < choices.size(); ++k) {
      const auto value = static_cast<double>(k);
      if (law.cdf(value) > law.cdf(value - 0.5)) taken.push_back(k);
    }
    if (taken.size() == 2) taken.pop_back();
    for (const std::size_t k : taken) out.push_back({text + " = " + choices[k], input, label, true, judgement, {}});
  }
  return out;
}

/// The draws of a row of listed_inputs(): of a choice 1 where it is taken, 0 elsewhere.
std::vector<double> draws_of(const ConditionedInput& row, const InputSet& set, const InputColumns& columns) {
  const auto at = std::ranges::find_if(
      columns.streams(), [&](const auto& name) { return name.input == row.input && name.label == row.label; });
  const auto column = columns.column(static_cast<std::size_t>(at - columns.streams().begin()));
  std::vector<double> draws{column.begin(), column.end()};
  if (!row.is_choice) return draws;
  const Input& input = set.inputs[row.input];
  const std::string choice = row.name.substr(input.stream_name(row.label).size() + 3);
  const auto value = static_cast<double>(std::ranges::find(input.choices, choice) - input.choices.begin());
  for (double& draw : draws) draw = draw == value ? 1.0 : 0.0;
  return draws;
}

/// Runs a task for each of some rows, on all threads; the rows do not depend on each other.
template <class Task>
void for_each_row(std::size_t rows, const Plan& plan, const Task& task) {
  const Plan quiet{plan.worlds, plan.threads, {}, plan.stop};
  for_each_block(rows, quiet,
                 [&] { return BlockTask{[&task](std::uint64_t row) { task(static_cast<std::size_t>(row)); }}; });
}

std::vector<ConditionedInput> condition_inputs(const Estimator& model, std::span<const double> weights,
                                               std::uint64_t seed, const Plan& plan) {
  const InputSet& set = model.inputs();
  const InputColumns columns{set, seed, {plan.worlds, plan.threads, {}, plan.stop, plan.samplers}};
  auto rows = listed_inputs(set, columns);
  for_each_row(rows.size(), plan,
               [&](std::size_t k) { rows[k].figures = condition_column(draws_of(rows[k], set, columns), weights); });
  const auto moved = [](const ConditionedInput& row) {
    return row.figures ? std::fabs(row.figures->movement.shift.value) : -1.0;
  };
  std::ranges::stable_sort(rows, std::ranges::greater{}, moved);
  return rows;
}

}  // namespace

const std::vector<std::string>& conditioned_variables() {
  static const std::vector<std::string> variables{"coverage", "net_ratio", "gross_ratio", "missile_funds_usd",
                                                  "budget_usd"};
  return variables;
}

std::vector<std::string> computed_variables(std::span<const Observation> observations) {
  std::vector<std::string> names = conditioned_variables();
  for (const Observation& one : observations) {
    if (std::ranges::find(names, one.variable) == names.end()) names.push_back(one.variable);
  }
  return names;
}

ConditionResult condition(const Estimator& model, std::span<const Observation> observations, std::uint64_t seed,
                          const Plan& plan) {
  expects(!observations.empty(), "some evidence");
  auto outputs = listed_outputs(model, observations);
  check_memory(model, outputs.size(), plan.worlds);
  const auto columns = run_paired(model, {}, numbers_of(outputs), seed, plan);
  const auto observed = [&](const Observation& one) {
    const auto at = std::ranges::find(outputs, output_of(one, model), &ConditionedOutput::output);
    return columns.column(0, static_cast<std::size_t>(at - outputs.begin()));
  };
  std::vector<double> product(static_cast<std::size_t>(plan.worlds), 0.0);
  std::vector<EvidenceWeights> alone;
  for (const Observation& one : observations) {
    const auto log_weights = log_weights_of(one, observed(one));
    alone.push_back(evidence_weights(weights_of(log_weights)));
    for (std::size_t w = 0; w < product.size(); ++w) product[w] += log_weights[w];
  }
  const SmoothedWeights weights = weights_of(product);
  const WeightQuality quality = quality_of(weights);
  if (quality == WeightQuality::too_few || quality == WeightQuality::heavy_tail) {
    refuse_weights(weights, observations, [&](const Observation& one) { return summarise(observed(one)); });
  }
  for_each_row(outputs.size(), plan, [&](std::size_t k) {
    condition_output(model.outputs()[outputs[k].output], columns.column(0, k), weights.weights, outputs[k]);
  });
  auto inputs = condition_inputs(model, weights.weights, seed, plan);
  return {
      seed, plan.worlds, quality, evidence_weights(weights), std::move(alone), std::move(inputs), std::move(outputs)};
}

}  // namespace fundshare
