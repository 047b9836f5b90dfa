// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/counterfactual/counterfactual.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "fundshare/evidence/known_by.hpp"
#include "fundshare/exposure/estimator/scenario_settings.hpp"
#include "fundshare/questions/levers/column_groups.hpp"
#include "fundshare/questions/paired_columns.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

using What = AskedChange::What;

[[noreturn]] void refuse(const std::string& option, const std::string& problem, const std::string& near) {
  throw Error{ExitCode::usage,
              fmt::format("{}: {}{}", option, problem, near.empty() ? "" : fmt::format(" (nearest: {})", near))};
}

void check_incident(const std::string& option, const std::string& id, const Evidence& evidence) {
  std::vector<std::string> ids;
  for (const auto& incident : evidence.incidents) ids.push_back(incident.id);
  if (std::ranges::find(ids, id) != ids.end()) return;
  refuse(option, fmt::format("'{}' is not an incident of theft/incidents.csv", printable(id, 80)), nearest(id, ids));
}

void check_path(const std::string& word) {
  const auto& words = setting_words("price_path");
  if (std::ranges::find(words, word) != words.end()) return;
  refuse("--price-path",
         fmt::format("'{}' is no price path (allowed: {})", printable(word, 80), fmt::join(words, ", ")),
         nearest(word, words));
}

PricePath path_of(const std::string& word) {
  const auto& words = setting_words("price_path");
  constexpr PricePath paths[] = {PricePath::historical, PricePath::frozen, PricePath::simulated};
  return paths[std::ranges::find(words, word) - words.begin()];
}

bool counts(const Estimator& model, const std::string& id) {
  const auto& inputs = model.inputs().inputs;
  const auto keep = std::ranges::find(inputs, "theft.keep", &Input::name);
  return std::ranges::find(keep->labels, id) != keep->labels.end();
}

/// Why an incident is not part of this scenario.
std::string why_left_out(const std::string& id, const Evidence& evidence, const Scenario& scenario,
                         const Estimator& model) {
  const auto rule = std::ranges::find(scenario.incidents, id, &IncidentRule::id);
  if (rule != scenario.incidents.end() && !rule->probability) return "the scenario excludes it";
  const auto incident = std::ranges::find(evidence.incidents, id, &Incident::id);
  if (!model.window().month_index(incident->date.in_month())) return "it is outside the years of the scenario";
  return "the scenario does not count it";
}

/// Simulated prices are those of the table as far as it goes, so they differ from it only in a window that passes it.
std::string why_path_idle(PricePath path, const Evidence& evidence, const Scenario& scenario, const Estimator& model) {
  if (path == scenario.price_path) return "the scenario has this price path already";
  const bool frozen = path == PricePath::frozen || scenario.price_path == PricePath::frozen;
  const Month last = data_coverage(evidence, scenario.as_of).prices;
  if (frozen || last < model.window().end()) return "";
  return fmt::format("prices are drawn only past the table, which reaches {}, and the years end with {}",
                     to_string(last), to_string(model.window().end()));
}

std::string why_idle(const AskedChange& change, const Evidence& evidence, const Scenario& scenario,
                     const Estimator& model) {
  if (change.what == What::all) return {};
  if (change.what == What::price_path) return why_path_idle(path_of(change.id), evidence, scenario, model);
  return counts(model, change.id) ? "" : why_left_out(change.id, evidence, scenario, model);
}

/// The numbers of the outputs over the whole window, the last three years, and each year.
std::vector<std::size_t> reported_outputs(const Estimator& model) {
  auto outputs = outputs_of_long_windows(model, counterfactual_variables());
  for (const auto& variable : counterfactual_variables()) {
    for (int year = model.window().first_year; year <= model.window().last_year; ++year) {
      const std::size_t output = output_number(model, variable, "year", year);
      if (std::ranges::find(outputs, output) == outputs.end()) outputs.push_back(output);
    }
  }
  return outputs;
}

class Counterfactuals {
 public:
  Counterfactuals(const Evidence& evidence, const Scenario& scenario, const std::vector<AskedChange>& changes,
                  std::uint64_t seed, const std::function<Plan(std::uint64_t)>& plan, const Plan& pilot)
      : evidence_{evidence},
        scenario_{scenario},
        seed_{seed},
        plan_{plan},
        pilot_{pilot},
        model_{evidence, scenario, pilot} {
    model_.compute_only(counterfactual_variables());
    study_.changes = changes;
    if (changes.size() > 1) study_.changes.push_back({What::all, ""});
  }

  CounterfactualStudy operator()() {
    study_.outputs.assign(model_.outputs().begin(), model_.outputs().end());
    outputs_ = reported_outputs(model_);
    for (const auto& change : study_.changes) study_.idle.push_back(why_idle(change, evidence_, scenario_, model_));
    study_.effects.resize(study_.changes.size() * outputs_.size());
    const auto path = std::ranges::find(study_.changes, What::price_path, &AskedChange::what);
    std::vector<std::size_t> here, there;  // changes of the model as it is, and of the one with other prices
    for (std::size_t k = 0; k < study_.changes.size(); ++k) {
      const What what = study_.changes[k].what;
      const bool prices = what == What::price_path || (what == What::all && path != study_.changes.end());
      (prices ? there : here).push_back(k);
    }
    run_changes(here);
    if (!there.empty()) run_with_prices(path_of(path->id), there);
    return std::move(study_);
  }

 private:
  /// The overrides of a change, or of all; those of incidents that are not counted have nothing to override.
  [[nodiscard]] Variant variant_of(const AskedChange& change) const {
    Variant variant{change.text(), {}};
    for (const auto& each : study_.changes) {
      const bool part = change.what == What::all || (each.what == change.what && each.id == change.id);
      if (!part || each.what == What::price_path || each.what == What::all || !counts(model_, each.id)) continue;
      const char* input = each.what == What::drop ? "theft.keep" : "realisation.denied";
      variant.overrides.push_back({input, each.id, 0.0});
    }
    return variant;
  }

  void run_changes(const std::vector<std::size_t>& changes) {
    const std::size_t fit = variants_that_fit(outputs_.size(), plan_(0).worlds);
    for (std::size_t first = 0; first == 0 || first < changes.size(); first += fit) {
      const std::size_t count = std::min(fit, changes.size() - first);
      std::vector<Variant> variants;
      for (std::size_t k = first; k < first + count; ++k) variants.push_back(variant_of(study_.changes[changes[k]]));
      unchanged_.emplace(run_paired(model_, std::move(variants), outputs_, seed_, plan_(runs_++)));
      if (first == 0) {
        for (std::size_t j = 0; j < outputs_.size(); ++j) {
          study_.baseline.emplace_back(outputs_[j], summarise(unchanged_->column(0, j)));
        }
      }
      for (std::size_t k = 0; k < count; ++k) add_effects(changes[first + k], *unchanged_, k + 1);
    }
  }

  void run_with_prices(PricePath path, const std::vector<std::size_t>& changes) {
    Scenario other = scenario_;
    other.price_path = path;
    Estimator model{evidence_, other, pilot_};
    model.compute_only(counterfactual_variables());
    std::vector<Variant> variants;
    for (const std::size_t k : changes) variants.push_back(variant_of(study_.changes[k]));
    const auto columns = run_paired(model, std::move(variants), outputs_, seed_, plan_(runs_++));
    for (std::size_t k = 0; k < changes.size(); ++k) add_effects(changes[k], columns, k + 1);
  }

  void add_effects(std::size_t change, const PairedColumns& columns, std::size_t variant) {
    for_each_task(outputs_.size(), plan_(0), [&](std::size_t j) {
      study_.effects[change * outputs_.size() + j] = {
          change, outputs_[j], paired_effect(columns.column(variant, j), unchanged_->column(0, j), {})};
    });
  }

  const Evidence& evidence_;
  const Scenario& scenario_;
  std::uint64_t seed_, runs_ = 0;
  const std::function<Plan(std::uint64_t)>& plan_;
  const Plan& pilot_;
  Estimator model_;
  std::vector<std::size_t> outputs_;
  std::optional<PairedColumns> unchanged_;  ///< holds the scenario as it is, as its variant 0
  CounterfactualStudy study_;
};

}  // namespace

std::string AskedChange::text() const {
  switch (what) {
    case What::drop:
      return "drop " + id;
    case What::unfreeze:
      return "unfreeze " + id;
    case What::price_path:
      return "price path " + id;
    default:
      return "all together";
  }
}

const std::vector<std::string>& counterfactual_variables() {
  static const std::vector<std::string> variables{"gross_theft_usd", "net_cash_usd", "missile_funds_usd",
                                                  "still_held_usd",  "coverage",     "coverage_foreign_parts",
                                                  "coverage_wmd",    "net_ratio",    "funded_share"};
  return variables;
}

void check_changes(const std::vector<AskedChange>& changes, const Evidence& evidence) {
  std::vector<std::string> seen;
  for (const auto& change : changes) {
    if (change.what == What::drop) check_incident("--drop", change.id, evidence);
    if (change.what == What::unfreeze) check_incident("--unfreeze", change.id, evidence);
    if (change.what == What::price_path) check_path(change.id);
    if (std::ranges::find(seen, change.text()) != seen.end()) {
      throw Error{ExitCode::usage, fmt::format("'{}' is asked twice", change.text())};
    }
    seen.push_back(change.text());
  }
}

std::uint64_t counterfactual_runs(const Scenario& scenario, const std::vector<AskedChange>& changes,
                                  std::uint64_t worlds) {
  const auto years = static_cast<std::size_t>(scenario.last_year - scenario.first_year + 1);
  const std::size_t fit = variants_that_fit(counterfactual_variables().size() * (years + 2), worlds);
  const bool prices = std::ranges::find(changes, What::price_path, &AskedChange::what) != changes.end();
  const std::size_t here = changes.size() - (prices ? 1 : 0) + (!prices && changes.size() > 1 ? 1 : 0);
  return std::max<std::uint64_t>(1, (here + fit - 1) / fit) + (prices ? 1 : 0);
}

CounterfactualStudy study_counterfactual(const Evidence& evidence, const Scenario& scenario,
                                         const std::vector<AskedChange>& changes, std::uint64_t seed,
                                         const std::function<Plan(std::uint64_t runs_before)>& plan,
                                         const Plan& pilot) {
  return Counterfactuals{evidence, scenario, changes, seed, plan, pilot}();
}

}  // namespace fundshare
