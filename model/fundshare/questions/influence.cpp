// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/influence.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "fundshare/questions/input_columns.hpp"
#include "fundshare/questions/paired_columns.hpp"
#include "fundshare/uncertainty/engine/block_loop.hpp"
#include "fundshare/uncertainty/summary/rank_correlation.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

std::vector<ReportWindow> headline_windows(StudyWindow window) {
  std::vector<ReportWindow> out{{"total", 0, window.years() - 1}};
  if (window.years() > 3) out.push_back({"rolling3", window.years() - 3, window.years() - 1});
  return out;
}

/// Coverage over some windows, and nothing else, of the worlds of a plan.
PairedColumns coverage_of(Estimator model, const std::vector<ReportWindow>& windows, std::uint64_t seed,
                          const Plan& plan) {
  model.compute_only({"coverage"});
  std::vector<std::size_t> outputs;
  for (const auto& window : windows) {
    outputs.push_back(
        output_number(model, "coverage", window.name, model.window().first_year + static_cast<int>(window.first)));
  }
  return run_paired(model, {}, outputs, seed, plan);
}

/// The worlds of the plan without telling how far they are; samplers are shared by what is run.
Plan quiet(const Plan& plan, std::uint64_t worlds) {
  return {worlds, plan.threads, {}, plan.stop, plan.samplers ? plan.samplers : std::make_shared<SamplerCache>()};
}

InputEffect::Part part(std::string where, std::vector<double> coverage) {
  if (coverage.empty()) return {std::move(where), std::nullopt};
  const auto summary = summarise(coverage);
  return {std::move(where), summary ? std::optional{summary->quantile(.50)} : std::nullopt};
}

std::vector<InputEffect::Part> fifths(const RankedColumn& draws, std::span<const double> coverage) {
  const auto of_worlds = [&](std::span<const std::uint32_t> worlds) {
    std::vector<double> values;
    for (const std::uint32_t w : worlds) values.push_back(coverage[w]);
    return values;
  };
  const std::size_t fifth = draws.worlds() / 5;
  return {part("low_fifth", of_worlds(draws.order().first(fifth))),
          part("high_fifth", of_worlds(draws.order().last(fifth)))};
}

std::vector<InputEffect::Part> by_choice(const Input& input, std::span<const double> draws,
                                         std::span<const double> coverage) {
  std::vector<InputEffect::Part> parts;
  for (std::size_t choice = 0; choice < input.choices.size(); ++choice) {
    std::vector<double> values;
    for (std::size_t w = 0; w < draws.size(); ++w) {
      if (draws[w] == static_cast<double>(choice)) values.push_back(coverage[w]);
    }
    parts.push_back(part(input.choices[choice], std::move(values)));
  }
  return parts;
}

}  // namespace

Influences influence_on_coverage(const Estimator& model, std::uint64_t seed, const Plan& plan) {
  Influences out{std::min(plan.worlds, influence_worlds), headline_windows(model.window()), {}};
  if (!model.computes("coverage")) return out;
  const Plan sample = quiet(plan, out.worlds);
  const auto coverage = coverage_of(model, out.windows, seed, sample);
  std::vector<RankedColumn> ranked;
  for (std::size_t k = 0; k < out.windows.size(); ++k) ranked.emplace_back(coverage.column(0, k));
  const InputColumns draws{model.inputs(), seed, sample};
  for (const auto& stream : draws.streams()) out.inputs.push_back({stream.name, stream.input, stream.judgement, {}});
  for_each_block(out.inputs.size(), sample, [&] {
    return BlockTask{[&](std::uint64_t k) {
      const RankedColumn draw{draws.column(static_cast<std::size_t>(k))};
      for (const auto& covered : ranked) out.inputs[k].by_window.push_back(rank_correlation(draw, covered));
    }};
  });
  return out;
}

std::vector<const Influence*> deciding_judgements(const Influences& influences, std::size_t count) {
  const auto closeness = [](const Influence* each) { return std::fabs(each->by_window.front()->value); };
  std::vector<const Influence*> found;
  if (influences.worlds < 2) return found;  // a single world has no correlation
  const double noise = 4.0 / std::sqrt(static_cast<double>(influences.worlds) - 1.0);
  for (const auto& each : influences.inputs) {
    if (!each.judgement || !each.by_window.front() || closeness(&each) < noise) continue;
    const auto same = std::ranges::find(found, each.input, &Influence::input);
    if (same == found.end()) {
      found.push_back(&each);
    } else if (closeness(&each) > closeness(*same)) {
      *same = &each;
    }
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, closeness);
  found.resize(std::min(found.size(), count));
  return found;
}

std::vector<InputEffect> effects_on_coverage(const Estimator& model, std::size_t input,
                                             std::optional<std::size_t> label, std::uint64_t seed, const Plan& plan) {
  const Plan sample = quiet(plan, plan.worlds);
  auto streams = streams_of(model.inputs(), input);
  if (label) streams = {streams[*label]};
  const auto covered = coverage_of(model, {{"total", 0, model.window().years() - 1}}, seed, sample);
  const auto coverage = covered.column(0, 0);
  const RankedColumn ranked{coverage};
  const InputColumns draws{model.inputs(), std::move(streams), seed, sample};
  const Input& described = model.inputs().inputs[input];
  std::vector<InputEffect> effects;
  for (std::size_t k = 0; k < draws.streams().size(); ++k) {
    const RankedColumn draw{draws.column(k)};
    InputEffect effect{draws.streams()[k].name, rank_correlation(draw, ranked), {}};
    if (draw.varies()) {
      effect.parts =
          described.choices.empty() ? fifths(draw, coverage) : by_choice(described, draws.column(k), coverage);
    }
    effects.push_back(std::move(effect));
  }
  return effects;
}

}  // namespace fundshare
