// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/parse_declaration.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "fundshare/uncertainty/spec/overlay.hpp"
#include "fundshare/uncertainty/spec/parse_law.hpp"

namespace fundshare {
namespace {

const Node& required(const Node& entry, std::string_view key) {
  if (const Node* node = entry.find(key)) return *node;
  throw InputError{entry.place, fmt::format("lacks the key {} (an input needs law, unit, scope, group, confidence, "
                                            "evidence and meaning)",
                                            key)};
}

/// Where the law of an input stands, under the name of the input.
Place place_of_law(const Node& law, const Node& entry) {
  return {law.place.file, law.place.line, law.place.column, entry.place.name};
}

std::vector<LawFromYear> parse_years(const Node& years) {
  const auto* entries = years.table();
  if (!entries || entries->empty()) {
    throw InputError{years.place,
                     fmt::format("needs a table such as {{ 2017 = 1, 2020 = 2 }} (found {})", show(years))};
  }
  std::vector<LawFromYear> laws;
  for (const auto& [key, place, value] : *entries) {
    const bool digits = key.size() == 4 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) throw InputError{place, fmt::format("'{}' is not a year of four digits", printable(key, 40))};
    laws.push_back({std::stoi(key), parse_law(value)});
  }
  std::ranges::sort(laws, {}, &LawFromYear::year);
  return laws;
}

std::variant<Law, LawOfRows, std::vector<LawFromYear>> parse_any_law(const Node& law,
                                                                     const std::vector<std::string>& choices) {
  if (!choices.empty()) return parse_law_or_choice(law, choices);
  if (const auto* word = law.string()) {
    constexpr LawOfRows::Part parts[] = {LawOfRows::Part::whole, LawOfRows::Part::low, LawOfRows::Part::high};
    const auto at = std::ranges::find(row_law_words(), *word);
    if (at != row_law_words().end()) return LawOfRows{parts[at - row_law_words().begin()]};
  }
  if (const Node* years = law.find("from_year"); years && law.table()->size() == 1) return parse_years(*years);
  return parse_law(law);
}

std::vector<std::string> parse_evidence(const Node& node) {
  const auto ids = node.string() ? std::vector<std::string>{as_string(node)} : as_strings(node);
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  for (const auto& id : ids) {
    if (!std::ranges::all_of(id, fits)) {
      throw InputError{node.place,
                       fmt::format("'{}' is not an evidence id (letters, digits, '-' and '_')", printable(id, 40))};
    }
  }
  return ids;
}

void refuse_unknown_keys(const Node& entry) {
  for (const auto& [key, place, value] : *entry.table()) {
    if (std::ranges::find(input_keys(), key) != input_keys().end()) continue;
    throw InputError{place, fmt::format("unknown key of an input{}; the keys are {}", hint(key, input_keys()),
                                        fmt::join(input_keys(), ", "))};
  }
}

}  // namespace

const std::vector<std::string>& row_law_words() {
  static const std::vector<std::string> words{"rows", "rows_low", "rows_high"};
  return words;
}

Law parse_law_or_choice(const Node& node, const std::vector<std::string>& choices) {
  if (choices.empty()) return parse_law(node);
  const auto* entries = node.table();
  if (!entries) return Constant::from_value(static_cast<double>(as_choice(node, choices)));
  std::vector<double> weights(choices.size(), 0.0);
  for (const auto& [key, place, value] : *entries) {
    const auto at = std::ranges::find(choices, key);
    if (at == choices.end()) {
      throw InputError{place, fmt::format("unknown choice; the choices are {}", fmt::join(choices, ", "))};
    }
    const double weight = as_number(value);
    if (weight < 0 || weight > 1)
      throw InputError{value.place, fmt::format("a weight must lie in [0, 1] (found {})", weight)};
    weights[static_cast<std::size_t>(at - choices.begin())] = weight;
  }
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (std::fabs(total - 1) > 1e-9)
    throw InputError{node.place, fmt::format("the weights must sum to 1 (found {})", total)};
  std::vector<double> values(choices.size());
  std::iota(values.begin(), values.end(), 0.0);
  const auto whole = std::ranges::find(weights, 1.0);
  if (whole != weights.end()) return Constant::from_value(static_cast<double>(whole - weights.begin()));
  return Discrete::from_values_weights(values, weights);
}

Declaration parse_declaration(const Node& entry) {
  refuse_unknown_keys(entry);
  const Node& law = required(entry, "law");
  std::vector<std::string> choices;
  if (const Node* words = entry.find("choices")) choices = as_strings(*words);
  Declaration declared{.name = entry.place.name,
                       .group = as_string(required(entry, "group")),
                       .unit = as_string(required(entry, "unit")),
                       .confidence = {},
                       .meaning = as_string(required(entry, "meaning")),
                       .scope = Scope::world,
                       .evidence = parse_evidence(required(entry, "evidence")),
                       .law = parse_any_law(law, choices),
                       .choices = choices,
                       .by_label = {},
                       .place = place_of_law(law, entry)};
  const std::vector<std::string> degrees{"high", "medium", "low", "judgement", "set by scenario"};
  declared.confidence = degrees[as_choice(required(entry, "confidence"), degrees)];
  constexpr Scope scopes[] = {Scope::world, Scope::year, Scope::incident};
  declared.scope = scopes[as_choice(required(entry, "scope"), {"world", "year", "incident"})];
  return declared;
}

}  // namespace fundshare
