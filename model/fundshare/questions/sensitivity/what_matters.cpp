// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/sensitivity/what_matters.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/questions/input_columns.hpp"
#include "fundshare/questions/paired_columns.hpp"
#include "fundshare/uncertainty/sensitivity/tail_index.hpp"
#include "fundshare/uncertainty/summary/rank_correlation.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

// Measured costs of one world of each part, in worlds of a plain run.
constexpr std::uint64_t plain_cost = 1, single_cost = 50, subset_cost = 120;

/// The plan of one part, whose progress goes on from what was done before.
Plan part_of(const Plan& whole, std::uint64_t worlds, std::uint64_t before, std::uint64_t cost) {
  Plan part{worlds, whole.threads, {}, whole.stop, whole.samplers};
  if (whole.progress)
    part.progress = [&whole, before, cost](std::uint64_t done) { whole.progress(before + done * cost); };
  return part;
}

/// What the plain worlds say of the outputs.
struct Plain {
  PairedColumns outputs;
  InputColumns inputs;
};

/// Rank correlations and conditional means of every stream with every output, on all threads.
void add_streams(const Plain& plain, const Estimator& model, const Plan& plan, const std::vector<std::size_t>& chosen,
                 std::vector<OutputSensitivity>& found) {
  std::vector<RankedColumn> ranked;
  for (const std::size_t k : chosen) ranked.emplace_back(plain.outputs.column(0, k));
  const auto streams = plain.inputs.streams();
  for (auto& each : found) each.streams.resize(streams.size());
  for_each_block(streams.size(), plan, [&] {
    return BlockTask{[&](std::uint64_t s) {
      const auto column = plain.inputs.column(s);
      const RankedColumn input{column};
      for (std::size_t k = 0; k < chosen.size(); ++k) {
        const Input& of = model.inputs().inputs[streams[s].input];
        found[k].streams[s] = {streams[s].name, streams[s].input, rank_correlation(input, ranked[k]),
                               conditional_means(column, plain.outputs.column(0, chosen[k]), of.choices)};
      }
    }};
  });
}

std::string described(const Output& output) {
  return output.window == "year" ? fmt::format("{} of {}", output.variable, output.year_start)
                                 : fmt::format("{} of {}-{}", output.variable, output.year_start, output.year_end);
}

/// The windows whose variance can be shared out, by their place in the list; the others are listed with a reason.
std::vector<std::size_t> choose_windows(const Estimator& model, const std::vector<std::size_t>& windows,
                                        const PairedColumns& columns, WhatMatters& out) {
  std::vector<std::size_t> chosen;
  for (std::size_t k = 0; k < windows.size(); ++k) {
    if (const auto reason = reason_against_variance(columns.column(0, k))) {
      out.left_out.push_back({windows[k], *reason});
    } else {
      chosen.push_back(k);
    }
  }
  if (!chosen.empty()) return chosen;
  const auto& first = out.left_out.front();
  throw Error{ExitCode::data, fmt::format("the variance of {} cannot be shared out: {}",
                                          described(model.outputs()[first.output]), first.reason)};
}

}  // namespace

std::uint64_t sensitivity_work(const SensitivitySizes& sizes) {
  return plain_cost * sizes.worlds + single_cost * sizes.single_pairs + subset_cost * sizes.subset_pairs;
}

std::vector<std::size_t> windows_of(const Estimator& model, const std::string& variable) {
  std::vector<std::size_t> whole, last_three, years;
  const auto outputs = model.outputs();
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const Output& output = outputs[k];
    if (output.table != "summary" || output.variable != variable) continue;
    if (output.window == "total") whole.push_back(k);
    if (output.window == "rolling3" && output.year_end == model.window().last_year) last_three.push_back(k);
    if (output.window == "year") years.push_back(k);
  }
  whole.insert(whole.end(), last_three.begin(), last_three.end());
  whole.insert(whole.end(), years.begin(), years.end());
  expects(!whole.empty(), "an output of the model");
  return whole;
}

WhatMatters what_matters(const Estimator& model, const std::string& variable, std::uint64_t seed,
                         const SensitivitySizes& sizes, const Plan& plan) {
  WhatMatters out{sizes, groups_by_field(model.inputs()), one_group_per_input(model.inputs()), {}, {}};
  if (out.groups.empty()) throw Error{ExitCode::data, "nothing is drawn: every input of the scenario is a constant"};
  check_independence(model.inputs(), out.groups);
  const auto windows = windows_of(model, variable);
  const Plan quiet{sizes.worlds, plan.threads, {}, plan.stop, plan.samplers};
  const Plain plain{run_paired(model, {}, windows, seed, part_of(plan, sizes.worlds, 0, plain_cost)),
                    InputColumns{model.inputs(), seed, quiet}};
  const auto chosen = choose_windows(model, windows, plain.outputs, out);
  std::vector<std::size_t> outputs;
  for (const std::size_t k : chosen) outputs.push_back(windows[k]);
  std::uint64_t before = plain_cost * sizes.worlds;
  const auto single =
      one_by_one_effects(model, out.inputs, outputs, seed, part_of(plan, sizes.single_pairs, before, single_cost));
  before += single_cost * sizes.single_pairs;
  const auto subsets =
      subset_effects(model, out.groups, outputs, seed, part_of(plan, sizes.subset_pairs, before, subset_cost));
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const auto column = plain.outputs.column(0, chosen[k]);
    expects(subsets[k] && single[k], "an output that varies");
    out.outputs.push_back({outputs[k], *summarise(column), tail_index(column), *subsets[k], *single[k], {}});
  }
  add_streams(plain, model, quiet, chosen, out.outputs);
  return out;
}

bool is_structure(const InputSet& set, const InputGroup& group) {
  return std::ranges::any_of(group.inputs, [&](std::size_t input) { return !set.inputs[input].choices.empty(); });
}

bool rests_on_judgement(const InputSet& set, const InputGroup& group) {
  return std::ranges::any_of(group.inputs, [&](std::size_t input) { return set.inputs[input].rests_on_judgement(); });
}

}  // namespace fundshare
