// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/theft_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "fundshare/uncertainty/engine/row_law.hpp"

namespace fundshare {
namespace {

constexpr std::array<AttributionLevel, 5> levels{AttributionLevel::government, AttributionLevel::un_panel,
                                                 AttributionLevel::multi_vendor, AttributionLevel::single_vendor,
                                                 AttributionLevel::disputed_or_unconfirmed};

void check_rules(const Evidence& evidence, const TheftAssumptions& assumptions) {
  std::vector<std::string> ids;
  for (const auto& incident : evidence.incidents) ids.push_back(incident.id);
  for (const auto& rule : assumptions.incidents) {
    if (std::ranges::find(ids, rule.id) != ids.end()) continue;
    const auto near = nearest(rule.id, ids);
    throw InputError{rule.place, fmt::format("'{}' is not an incident of theft/incidents.csv{}", rule.id,
                                             near.empty() ? "" : fmt::format(" (nearest: {})", near))};
  }
}

void check_estimators(const Evidence& evidence, const TheftAssumptions& assumptions) {
  std::vector<std::string> names;
  for (const auto& estimate : evidence.estimates) names.push_back(estimate.estimator);
  for (const auto& estimator : assumptions.estimators) {
    if (std::ranges::find(names, estimator) != names.end()) continue;
    const auto near = nearest(estimator, names);
    throw InputError{assumptions.estimators_place,
                     fmt::format("'{}' is not an estimator of theft/annual_theft_estimates.csv{}", estimator,
                                 near.empty() ? "" : fmt::format(" (nearest: {})", near))};
  }
}

/// \param denied_is_set  the scenario says what was denied of this incident, and wins over the table
Theft make_theft(const Incident& incident, const IncidentRule* rule, bool denied_is_set, StudyWindow window) {
  const auto level = std::ranges::find(levels, incident.level) - levels.begin();
  Theft theft{.month = *window.month_index(incident.date.in_month()),
              .year = window.year_index(incident.date.year),
              .level = static_cast<std::size_t>(level),
              .probability = rule ? rule->probability : std::nullopt,
              .best = incident.best.value(),
              .core = incident.level != AttributionLevel::disputed_or_unconfirmed,
              .denied = {}};
  if (incident.recovered && theft.best > 0.0 && !denied_is_set)
    theft.denied = std::fmin(1.0, incident.recovered->value() / theft.best);
  return theft;
}

void claim_inputs(TheftData& data, const std::vector<std::string>& ids, const std::vector<Law>& amounts,
                  const std::vector<std::string>& estimators, Binder& binder) {
  auto& in = data.inputs;
  in.basis = binder.category("theft.basis", {"incidents", "estimates", "combined"});
  for (std::size_t k = 0; k < levels.size(); ++k) {
    in.attribution[k] = binder.world(fmt::format("theft.attribution.{}", to_string(levels[k])), unit_interval);
  }
  in.attributed = binder.incident("theft.attributed", unit_interval, ids);
  in.amount = binder.incident("theft.amount", non_negative, ids, amounts);
  in.valuation_error = binder.incident("theft.valuation_error", non_negative, ids);
  in.unrecorded = binder.world("theft.unrecorded", non_negative);
  auto with_unrecorded = ids;
  with_unrecorded.push_back("unrecorded");
  data.unrecorded_label = ids.size();
  in.keep = binder.incident("theft.keep", unit_interval, with_unrecorded);
  in.denied = binder.incident("realisation.denied", unit_interval, with_unrecorded);
  in.common_bias = binder.world("theft.estimate_common_bias", unbounded);
  in.estimator_bias = binder.world_by("theft.estimator_bias", unbounded, estimators);
}

void claim_estimate_errors(TheftData& data, const std::vector<AnnualTotal>& totals,
                           const std::vector<std::string>& estimators, Binder& binder) {
  std::vector<std::string> labels;
  for (const auto& total : totals) {
    labels.push_back(
        fmt::format("{}|{}", estimators[total.estimator], data.window.first_year + static_cast<int>(total.year)));
  }
  data.inputs.estimate_error = binder.incident("theft.estimate_error", unbounded, labels);
}

/// The weights of the estimates rest on the standard deviations of their errors.
double finite_sd(const Input& error, std::size_t label) {
  const double sd = error.law(label).standard_deviation();
  if (std::isfinite(sd)) return sd;
  throw InputError{fmt::format("{}: {} has no finite standard deviation (the weights of the estimates need one)",
                               error.stream_name(label), error.law(label).describe())};
}

}  // namespace

void check_names(const Evidence& evidence, const TheftAssumptions& assumptions) {
  check_rules(evidence, assumptions);
  check_estimators(evidence, assumptions);
}

TheftData make_theft_data(const Evidence& evidence, const TheftAssumptions& assumptions, StudyWindow window,
                          Binder& binder) {
  TheftData data{.window = window,
                 .inputs = {},
                 .thefts = {},
                 .unrecorded_label = 0,
                 .core_best = std::vector<double>(window.years(), 0.0),
                 .errors = {},
                 .estimates = {},
                 .combined = {},
                 .incidents_value = 0.0,
                 .estimates_value = 1.0,
                 .combined_value = 2.0};
  std::vector<std::string> ids;
  std::vector<Law> amounts;
  for (const auto& incident : evidence.incidents) {
    if (!window.month_index(incident.date.in_month())) continue;
    const auto rule = std::ranges::find(assumptions.incidents, incident.id, &IncidentRule::id);
    const bool ruled = rule != assumptions.incidents.end();
    if (ruled ? !rule->probability : !may_feed_default(incident.source_checked)) continue;
    data.thefts.push_back(
        make_theft(incident, ruled ? &*rule : nullptr, binder.sets_label("realisation.denied", incident.id), window));
    if (data.thefts.back().core) data.core_best[data.thefts.back().year] += data.thefts.back().best;
    ids.push_back(incident.id);
    amounts.push_back(row_law(incident.low.value(), incident.best.value(), incident.high.value()));
  }
  claim_inputs(data, ids, amounts, assumptions.estimators, binder);
  auto totals = usable_totals(evidence.estimates, assumptions.estimators, window);
  claim_estimate_errors(data, totals, assumptions.estimators, binder);
  const auto sd = [&](std::size_t input, std::size_t label) { return finite_sd(binder.input(input), label); };
  data.errors.common = sd(data.inputs.common_bias, 0);
  for (std::size_t k = 0; k < totals.size(); ++k) {
    data.errors.estimator.push_back(sd(data.inputs.estimator_bias, totals[k].estimator));
    data.errors.total.push_back(sd(data.inputs.estimate_error, k));
  }
  try {
    data.estimates = estimate_posterior(std::move(totals), data.errors, window.years());
  } catch (const std::domain_error& problem) {
    throw InputError{
        fmt::format("theft.estimate_error: {} (their errors must vary apart from each other)", problem.what())};
  }
  return data;
}

}  // namespace fundshare
