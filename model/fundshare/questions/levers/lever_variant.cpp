// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/levers/lever_variant.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace fundshare {
namespace {

const Input* find_input(const Estimator& model, const std::string& name) {
  const auto& inputs = model.inputs().inputs;
  const auto at = std::ranges::find(inputs, name, &Input::name);
  return at == inputs.end() ? nullptr : &*at;
}

/// What the table knows of a label of realisation.denied, if the scenario leaves it to the table.
std::optional<double> known_value(const Estimator& model, const Input& input, std::size_t label) {
  if (input.name != "realisation.denied" || label >= model.thefts().size()) return std::nullopt;
  return model.thefts()[label].denied;
}

Law current_law(const Estimator& model, const Input& input, std::size_t label) {
  const auto known = known_value(model, input, label);
  return known ? Law{Constant::from_value(*known)} : input.law(label);
}

/// The labels that a change moves.
std::vector<std::size_t> labels_of(const Input& input, const LeverChange& change, const Lever& lever) {
  std::vector<std::size_t> labels;
  for (std::size_t label = 0; label < input.streams(); ++label) {
    const std::string name = input.labels.empty() ? "" : input.labels[label];
    const bool named_elsewhere = std::ranges::any_of(lever.changes, [&](const LeverChange& other) {
      return !other.label.empty() && other.input == change.input && other.label == name;
    });
    if (change.label.empty() ? !named_elsewhere : change.label == name) labels.push_back(label);
  }
  return labels;
}

Move move_of(const LeverChange& change, double dose) {
  switch (change.by) {
    case LeverChange::By::lower:
      return {1.0 - dose, 0.0};
    case LeverChange::By::raise:
      return {1.0 + dose, 0.0};
    case LeverChange::By::add:
      return {1.0, dose};
    default: {
      const double scale = 1.0 - dose;
      return {scale, (1.0 - scale) * change.end};  // of x <= end = 1 no rounding makes more than 1
    }
  }
}

/// The law that draws from another one with this probability.
Law mixed(const Law& law, const Law& other, double probability) {
  if (probability == 1.0 || law == other) return other;
  const std::array weights{1.0 - probability, probability};
  if (law.constant() && other.constant()) {
    const std::array values{*law.constant(), *other.constant()};
    return Discrete::from_values_weights(values, weights);
  }
  return Mixture::from_weights_laws(weights, {law, other});
}

void add_change(const Estimator& model, const LeverChange& change, const PulledLever& pulled, Variant& variant) {
  const Input* input = find_input(model, change.input);
  expects(input != nullptr && 0.0 <= pulled.dose && pulled.dose <= pulled.lever->most, "a lever that was checked");
  for (const std::size_t label : labels_of(*input, change, *pulled.lever)) {
    const std::string name = input->labels.empty() ? "" : input->labels[label];
    const auto known = known_value(model, *input, label);
    if (change.by == LeverChange::By::instead) {
      const Law law = mixed(current_law(model, *input, label), *change.law, pulled.dose);
      variant.overrides.push_back({input->name, name, law});
      continue;
    }
    if (known) variant.overrides.push_back({input->name, name, *known});
    variant.overrides.push_back({input->name, name, move_of(change, pulled.dose)});
  }
}

void check_input(const Estimator& model, const LeverChange& change) {
  const Input* input = find_input(model, change.input);
  std::vector<std::string> names;
  for (const auto& known : model.inputs().inputs) names.push_back(known.name);
  const auto refuse = [&](const std::string& what, const std::vector<std::string>& candidates, const auto& word) {
    const auto near = nearest(word, candidates);
    throw InputError{change.place, fmt::format("{}{}", what, near.empty() ? "" : fmt::format(" (nearest: {})", near))};
  };
  if (!input) refuse(fmt::format("'{}' is no input of the model", change.input), names, change.input);
  if (!input->choices.empty()) {
    throw InputError{change.place, fmt::format("{} is a choice of {}: a lever moves numbers", change.input,
                                               fmt::join(input->choices, ", "))};
  }
  const auto& labels = input->labels;
  if (!change.label.empty() && std::ranges::find(labels, change.label) == labels.end()) {
    refuse(fmt::format("'{}' is not a label of {}", change.label, change.input), labels, change.label);
  }
}

/// A moved law reaches furthest at the largest dose, and its ends move in straight lines.
void check_range(const Estimator& model, const Lever& lever, const LeverChange& change) {
  const Input& input = *find_input(model, change.input);
  for (const std::size_t label : labels_of(input, change, lever)) {
    const Law law = change.by == LeverChange::By::instead ? *change.law : current_law(model, input, label);
    const Move move = change.by == LeverChange::By::instead ? Move{} : move_of(change, lever.most);
    const double low = move.scale == 0.0 ? move.shift : move.scale * law.quantile(0.0) + move.shift;
    const double high = move.scale == 0.0 ? move.shift : move.scale * law.quantile_upper(0.0) + move.shift;
    if (low >= input.least && high <= input.most) continue;
    throw InputError{change.place, fmt::format("{} reaches {} at dose {} (allowed: {} to {})", input.stream_name(label),
                                               low < input.least ? low : high, lever.most, input.least, input.most)};
  }
}

void check_sources(const Lever& lever, const Evidence& evidence) {
  std::vector<std::string> known{"judgement"};
  for (const auto& [id, row] : evidence.rows) known.push_back(id);
  for (const auto& source : lever.evidence) {
    if (std::ranges::find(known, source) != known.end()) continue;
    const auto near = nearest(source, known);
    throw InputError{lever.place, fmt::format("evidence '{}' is no row of the tables, nor the word judgement{}", source,
                                              near.empty() ? "" : fmt::format(" (nearest: {})", near))};
  }
}

}  // namespace

Variant lever_variant(const Estimator& model, std::span<const PulledLever> pulled) {
  Variant variant;
  for (const auto& each : pulled) {
    if (each.dose == 0.0) continue;
    variant.name += fmt::format("{}{} {}", variant.name.empty() ? "" : " and ", each.lever->name, each.dose);
    for (const auto& change : each.lever->changes) add_change(model, change, each, variant);
  }
  return variant;
}

void check_levers(const LeverSet& set, const Estimator& model, const Evidence& evidence) {
  for (const auto& lever : set.levers) {
    check_sources(lever, evidence);
    for (const auto& change : lever.changes) {
      check_input(model, change);
      check_range(model, lever, change);
    }
  }
}

}  // namespace fundshare
