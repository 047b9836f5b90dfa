// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/levers/study_levers.hpp"

#include <algorithm>

#include "fundshare/questions/levers/column_groups.hpp"
#include "fundshare/questions/levers/halving_dose.hpp"
#include "fundshare/questions/levers/lever_variant.hpp"
#include "fundshare/questions/paired_columns.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

const std::vector<std::string> pair_variables{"missile_funds_usd", "coverage"};

std::size_t parts_of(std::size_t all, std::size_t each) { return (all + each - 1) / each; }

/// Every dose of every lever, that of the elasticity first.
std::vector<std::pair<std::size_t, double>> all_doses(const LeverSet& set) {
  std::vector<std::pair<std::size_t, double>> doses;
  for (std::size_t k = 0; k < set.levers.size(); ++k) {
    doses.emplace_back(k, set.small_dose);
    for (const double dose : set.levers[k].doses) doses.emplace_back(k, dose);
  }
  return doses;
}

std::vector<std::pair<std::size_t, std::size_t>> all_pairs(std::size_t levers) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < levers; ++a) {
    for (std::size_t b = a + 1; b < levers; ++b) pairs.emplace_back(a, b);
  }
  return pairs;
}

/// Pairs of one run: the levers of all pairs run alone in each.
std::size_t pairs_that_fit(std::size_t levers, std::size_t outputs, std::uint64_t worlds) {
  const std::size_t fit = variants_that_fit(outputs, worlds);
  return fit > levers ? fit - levers : 1;
}

class Study {
 public:
  Study(Estimator model, const LeverSet& set, std::uint64_t seed, const std::function<Plan(std::uint64_t)>& plan)
      : model_{std::move(model)}, set_{set}, seed_{seed}, plan_{plan} {
    model_.compute_only(lever_variables());
  }

  LeverStudy operator()() {
    study_.outputs.assign(model_.outputs().begin(), model_.outputs().end());
    study_effects();
    study_pairs();
    study_halvings();
    return std::move(study_);
  }

 private:
  PairedColumns run(const Estimator& model, std::vector<Variant> variants, const std::vector<std::size_t>& outputs) {
    return run_paired(model, std::move(variants), outputs, seed_, plan_(runs_++));
  }
  [[nodiscard]] Variant pull(std::size_t lever, double dose) const {
    const PulledLever pulled{&set_.levers[lever], dose};
    return lever_variant(model_, {&pulled, 1});
  }

  void study_effects() {
    const auto outputs = outputs_of_long_windows(model_, lever_variables());
    const Plan plan = plan_(0);
    expect_memory(static_cast<double>(2 * outputs.size()), plan.worlds);  // before any world is drawn
    const auto additionality = draws_of(model_, model_.additionality(), seed_, plan);
    const auto doses = all_doses(set_);
    const std::size_t fit = variants_that_fit(outputs.size(), plan.worlds);
    for (std::size_t first = 0; first < doses.size(); first += fit) {
      const std::size_t count = std::min(fit, doses.size() - first);
      std::vector<Variant> variants;
      for (std::size_t k = first; k < first + count; ++k) variants.push_back(pull(doses[k].first, doses[k].second));
      const auto columns = run(model_, std::move(variants), outputs);
      if (first == 0) keep_baseline(columns, outputs);
      std::vector<LeverEffect> effects(count * outputs.size());
      for_each_task(effects.size(), plan, [&](std::size_t task) {
        const std::size_t k = task / outputs.size(), j = task % outputs.size();
        effects[task] = {doses[first + k].first, doses[first + k].second, outputs[j],
                         paired_effect(columns.column(k + 1, j), columns.column(0, j), additionality)};
      });
      std::ranges::move(effects, std::back_inserter(study_.effects));
    }
  }

  void keep_baseline(const PairedColumns& columns, const std::vector<std::size_t>& outputs) {
    for (std::size_t j = 0; j < outputs.size(); ++j) {
      study_.baseline.emplace_back(outputs[j], summarise(columns.column(0, j)));
    }
  }

  void study_pairs() {
    const auto outputs = outputs_of_long_windows(model_, pair_variables);
    const auto pairs = all_pairs(set_.levers.size());
    const Plan plan = plan_(0);
    const std::size_t levers = set_.levers.size(), fit = pairs_that_fit(levers, outputs.size(), plan.worlds);
    for (std::size_t first = 0; first < pairs.size(); first += fit) {
      const std::size_t count = std::min(fit, pairs.size() - first);
      std::vector<Variant> variants;
      for (std::size_t k = 0; k < levers; ++k) variants.push_back(pull(k, set_.compare_at));
      for (std::size_t k = first; k < first + count; ++k) variants.push_back(pull_both(pairs[k]));
      const auto columns = run(model_, std::move(variants), outputs);
      std::vector<LeverPair> found(count * outputs.size());
      for_each_task(found.size(), plan, [&](std::size_t task) {
        const std::size_t k = task / outputs.size(), j = task % outputs.size();
        const auto [a, b] = pairs[first + k];
        found[task] = pair_effect(columns.column(0, j), columns.column(a + 1, j), columns.column(b + 1, j),
                                  columns.column(levers + 1 + k, j));
        found[task].first = a;
        found[task].second = b;
        found[task].output = outputs[j];
      });
      std::ranges::move(found, std::back_inserter(study_.pairs));
    }
  }

  [[nodiscard]] Variant pull_both(std::pair<std::size_t, std::size_t> pair) const {
    const PulledLever pulled[] = {{&set_.levers[pair.first], set_.compare_at},
                                  {&set_.levers[pair.second], set_.compare_at}};
    return lever_variant(model_, pulled);
  }

  static LeverPair pair_effect(std::span<const double> none, std::span<const double> a, std::span<const double> b,
                               std::span<const double> both) {
    std::vector<double> difference(none.size()), interaction(none.size()), product(none.size()), square(none.size());
    for (std::size_t w = 0; w < none.size(); ++w) {
      difference[w] = both[w] - none[w];
      interaction[w] = difference[w] - ((a[w] - none[w]) + (b[w] - none[w]));
      product[w] = both[w] * none[w];
      square[w] = a[w] * b[w];
    }
    return {0,
            0,
            0,
            summarise(difference),
            summarise(relative_change(both, none)),
            summarise(interaction),
            summarise(relative_change(product, square))};
  }

  void study_halvings() {
    Estimator model = model_;
    model.compute_only({"missile_funds_usd"});
    const std::vector<std::size_t> output{
        output_number(model, "missile_funds_usd", "total", model.window().first_year)};
    const auto unchanged = run(model, {}, output);
    const auto found = halving_doses(unchanged.column(0, 0), halving_tasks(),
                                     [&](const auto& doses) { return at_doses(model, output, doses); });
    for (std::size_t k = 0; k < found.size(); ++k) {
      study_.halvings.push_back(
          {k, found[k].reached ? std::optional{found[k].dose} : std::nullopt, found[k].share_left});
    }
  }

  /// What the doses that were computed leave of the median of the money.
  [[nodiscard]] std::vector<HalvingTask> halving_tasks() const {
    const auto is_money = [&](std::size_t output) {
      return study_.outputs[output].variable == "missile_funds_usd" && study_.outputs[output].window == "total";
    };
    std::vector<HalvingTask> tasks;
    for (const auto& lever : set_.levers) tasks.push_back({lever.most});
    const auto base = std::ranges::find_if(study_.baseline, [&](const auto& entry) { return is_money(entry.first); });
    if (!base->second) return tasks;
    const double median = base->second->quantile(.50).value;
    for (const auto& row : study_.effects) {
      if (!is_money(row.output) || !row.effect.with) continue;
      tasks[row.lever].known.emplace_back(row.dose, row.effect.with->quantile(.50).value / median);
    }
    return tasks;
  }

  std::vector<std::vector<double>> at_doses(const Estimator& model, const std::vector<std::size_t>& output,
                                            const std::vector<double>& doses) {
    std::vector<Variant> variants;
    std::vector<std::size_t> levers;
    for (std::size_t k = 0; k < doses.size(); ++k) {
      if (doses[k] < 0.0) continue;
      levers.push_back(k);
      variants.push_back(pull(k, doses[k]));
    }
    std::vector<std::vector<double>> out(doses.size());
    if (levers.empty()) return out;
    const auto columns = run(model, std::move(variants), output);
    for (std::size_t v = 0; v < levers.size(); ++v) {
      const auto column = columns.column(v + 1, 0);
      out[levers[v]].assign(column.begin(), column.end());
    }
    return out;
  }

  Estimator model_;
  const LeverSet& set_;
  std::uint64_t seed_, runs_ = 0;
  const std::function<Plan(std::uint64_t)>& plan_;
  LeverStudy study_;
};

}  // namespace

const std::vector<std::string>& lever_variables() {
  static const std::vector<std::string> variables{"missile_funds_usd", "coverage",  "coverage_foreign_parts",
                                                  "coverage_wmd",      "net_ratio", "funded_share"};
  return variables;
}

std::uint64_t most_lever_runs(const LeverSet& set, const Estimator& model, std::uint64_t worlds) {
  const std::size_t windows = model.window().years() > 3 ? 2 : 1, levers = set.levers.size();
  const std::size_t outputs = windows * lever_variables().size(), of_pairs = windows * pair_variables.size();
  return parts_of(all_doses(set).size(), variants_that_fit(outputs, worlds)) +
         parts_of(all_pairs(levers).size(), pairs_that_fit(levers, of_pairs, worlds)) + 1 + most_halving_steps;
}

LeverStudy study_levers(Estimator model, const LeverSet& set, std::uint64_t seed,
                        const std::function<Plan(std::uint64_t runs_before)>& plan) {
  return Study{std::move(model), set, seed, plan}();
}

}  // namespace fundshare
