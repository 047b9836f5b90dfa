// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/estimator/estimator.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/evidence/known_by.hpp"
#include "fundshare/exposure/estimator/find_window.hpp"

namespace fundshare {
namespace {

/// Every source that a scenario names must be a row of the tables, or one of the words for what has no row.
void check_sources(const Evidence& evidence, const Scenario& scenario) {
  const std::vector<std::string> words{"judgement", "definition", "rows", "scenario"};
  std::vector<std::string> known = words;
  for (const auto& [id, row] : evidence.rows) known.push_back(id);
  for (const auto& input : scenario.inputs) {
    for (const auto& source : input.evidence) {
      if (evidence.rows.contains(source) || std::ranges::find(words, source) != words.end()) continue;
      const auto near = nearest(source, known);
      throw InputError{input.place, fmt::format("evidence '{}' is no row of the tables, nor the word judgement{}",
                                                source, near.empty() ? "" : fmt::format(" (nearest: {})", near))};
    }
  }
}

template <class Claim>
auto in_stage(int stage, Binder& binder, Claim claim) {
  binder.enter_stage(stage);
  return claim();
}

/// \param top_down_used  some world takes the budget from the economy, so that its GNI matters
YearFacts year_facts(const TheftData& theft, const BudgetData& budget, bool estimates_used, bool top_down_used) {
  YearFacts facts{.has_launches = budget.has_launches,
                  .has_minimum_count = budget.has_minimum,
                  .gni_carried = top_down_used ? budget.gni.carried : std::vector<char>(budget.window.years(), 0),
                  .gni_before_carried = budget.gni_before.carried,
                  .exports_carried = budget.exports.carried,
                  .lacks_estimate = {},
                  .is_partial = {}};
  for (std::size_t year = 0; year < theft.window.years(); ++year) {
    facts.is_partial.push_back(theft.window.is_partial(year));
    facts.lacks_estimate.push_back(estimates_used && !theft.estimates.has_estimate(year));
  }
  return facts;
}

}  // namespace

Estimator::Estimator(const Evidence& evidence, const Scenario& scenario, const Plan& pilot)
    : Estimator{evidence, scenario.as_of ? known_by(evidence, *scenario.as_of) : evidence, scenario,
                Binder{scenario.inputs, scenario.name}, pilot} {}

Estimator::Estimator(const Evidence& all, const Evidence& evidence, const Scenario& scenario, Binder binder,
                     const Plan& pilot)
    : window_{find_window(all, scenario)},
      theft_data_{in_stage(
          1, binder,
          [&] {
            const TheftAssumptions assumptions{scenario.incidents, scenario.estimators, scenario.estimators_place};
            check_names(all, assumptions);
            return make_theft_data(evidence, assumptions, window_, binder);
          })},
      realisation_data_{in_stage(
          2, binder, [&] { return make_realisation_data(evidence.prices, scenario.price_path, window_, binder); })},
      allocation_data_{in_stage(3, binder, [&] { return make_allocation_data(window_, binder); })},
      budget_data_{in_stage(4, binder,
                            [&] {
                              const int last_known =
                                  scenario.as_of ? last_full_year(*scenario.as_of) : last_stockpile_year;
                              return make_budget_data(evidence, scenario.price_basis, window_, last_known, binder);
                            })},
      cyber_factor_{in_stage(5, binder, [&] { return binder.world("theft.other_cyber_factor", non_negative); })},
      additionality_{in_stage(5, binder, [&] { return binder.world("allocation.additionality", unit_interval); })},
      windows_{report_windows(window_)},
      checks_{predictive_checks(evidence, window_)},
      inputs_{binder.finish(scenario.dependences)} {
  check_sources(evidence, scenario);
  for (std::size_t i = 0; i < inputs_.inputs.size(); ++i) stages_.push_back(binder.stage_of(i));
  prepare_combined(scenario, pilot);
  const auto& basis = inputs_.inputs[theft_data_.inputs.basis].law(0);
  const auto& method = inputs_.inputs[budget_data_.inputs.method].law(0);
  facts_ = year_facts(theft_data_, budget_data_, basis.mean() > 0.0, method.mean() > 0.0);
  list_everything();
}

void Estimator::list_everything() {
  outputs_ = list_outputs(window_, windows_, facts_);
  const auto append = [this](std::vector<Output> more) {
    const std::size_t first = outputs_.size();
    std::ranges::move(more, std::back_inserter(outputs_));
    return first;
  };
  first_waterfall_ = append(list_waterfall(window_));
  first_check_ = append(list_checks(checks_));
  first_equivalent_ = append(list_missile_equivalents(window_, budget_data_.classes, facts_));
  first_month_ = append(list_month_sums(window_, months_));
  for (const auto input : told_inputs_) {
    const Input& told = inputs_.inputs[input];
    append({{"inputs", told.name, told.unit, "total", window_.first_year, window_.last_year, "", {}}});
  }
  append({{"choices", "budget.method", "1", "total", window_.first_year, window_.last_year, "spending", {}},
          {"choices", "theft.basis", "1", "total", window_.first_year, window_.last_year, "theft", {}}});
}

void Estimator::report_also(const MoreFigures& more) {
  expects(wanted_.empty(), "figures are asked for before they are narrowed");
  for (const auto& [first, last] : more.years) {
    expects(first <= last && window_.contains(first) && window_.contains(last), "years inside the study window");
    windows_.push_back({"years", window_.year_index(first), window_.year_index(last)});
  }
  for (const auto& [first, last] : more.months) {
    const auto from = window_.month_index(first), to = window_.month_index(last);
    expects(from && to && *from <= *to, "months inside the study window");
    months_.push_back({*from, *to});
  }
  for (const auto& name : more.inputs) {
    const auto at = std::ranges::find(inputs_.inputs, name, &Input::name);
    expects(at != inputs_.inputs.end() && at->streams() == 1, "an input with one value per world");
    told_inputs_.push_back(static_cast<std::size_t>(at - inputs_.inputs.begin()));
  }
  list_everything();
}

void Estimator::prepare_combined(const Scenario& scenario, const Plan& pilot) {
  const Law& basis = inputs_.inputs[theft_data_.inputs.basis].law(0);
  if (basis.quantile_upper(0.0) < theft_data_.combined_value || pilot.worlds == 0) return;
  theft_data_.combined = combined_basis(theft_data_.estimates.totals, theft_data_.errors, scenario.estimators,
                                        log_total_covariance(theft_data_, inputs_, pilot));
}

void Estimator::compute_only(const std::vector<std::string>& names) {
  std::vector<std::string> known{"waterfall", "checks", "equivalents"};
  for (const auto& definition : output_definitions()) known.emplace_back(definition.variable);
  for (const auto& name : names) {
    if (std::ranges::find(known, name) != known.end()) continue;
    const auto near = nearest(name, known);
    throw Error{ExitCode::usage, fmt::format("--outputs: there is no output '{}'{}", printable(name, 80),
                                             near.empty() ? "" : fmt::format(" (nearest: {})", near))};
  }
  const auto asked = [&](const std::string& name) { return std::ranges::find(names, name) != names.end(); };
  wanted_.clear();
  for (const auto& definition : output_definitions()) wanted_.push_back(asked(definition.variable) ? 1 : 0);
  std::erase_if(outputs_, [&](const Output& output) {
    const bool always = output.table == "choices" || output.table == "months" || output.table == "inputs";
    return !always && !asked(output.table == "summary" ? output.variable : output.table);
  });
  if (!asked("checks")) checks_.clear();
  const auto in_table = [this](const char* table) {
    return static_cast<std::size_t>(std::ranges::count(outputs_, table, &Output::table));
  };
  first_waterfall_ = in_table("summary");
  first_check_ = first_waterfall_ + in_table("waterfall");
  first_equivalent_ = first_check_ + in_table("checks");
  first_month_ = first_equivalent_ + in_table("equivalents");
}

bool Estimator::computes(const std::string& variable) const {
  return std::ranges::any_of(
      outputs_, [&](const Output& output) { return output.table == "summary" && output.variable == variable; });
}

Estimator::Workspace::Workspace(const Estimator& model)
    : theft{model.theft_data_},
      stolen{{model.window_.months(), block_worlds}, {model.window_.months(), block_worlds}},
      realised{model.window_},
      missile_funds{model.window_},
      budget{model.budget_data_},
      share{model.window_, model.windows_.size(), model.wanted_} {}

void Estimator::evaluate(Draws& draws, Workspace& w, int first_stage, Block& out) const {
  if (first_stage <= 1) attributed_theft(theft_data_, draws, w.theft, w.stolen);
  if (first_stage <= 2) realise(realisation_data_, w.stolen, draws, w.realised);
  if (first_stage <= 3) allocate(allocation_data_, w.realised, draws, w.missile_funds);
  if (first_stage <= 4) programme_budget(budget_data_, draws, w.budget);
  const auto cyber_factor = draws(cyber_factor_);
  funded_share(w.realised, w.missile_funds, w.budget, cyber_factor, windows_, w.share, out);
  if (first_waterfall_ < first_check_) waterfall(w.realised, w.missile_funds, w.share.series, first_waterfall_, out);
  evaluate_checks(checks_, w.realised, cyber_factor, first_check_, out);
  if (first_equivalent_ < first_month_) missile_equivalents(w.realised, budget_data_, draws, first_equivalent_, out);
  evaluate_month_sums(months_, w.stolen, w.realised, cyber_factor, first_month_, out);
  const std::size_t first_input = method_output() - told_inputs_.size();
  for (std::size_t k = 0; k < told_inputs_.size(); ++k)
    std::ranges::copy(draws(told_inputs_[k]), out[first_input + k].begin());
  std::ranges::copy(draws(budget_data_.inputs.method), out[method_output()].begin());
  std::ranges::copy(draws(theft_data_.inputs.basis), out[basis_output()].begin());
}

}  // namespace fundshare
