// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/estimator/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/exposure/estimator/scenario_file.hpp"
#include "fundshare/exposure/estimator/scenario_settings.hpp"
#include "fundshare/uncertainty/spec/overlay.hpp"
#include "fundshare/uncertainty/spec/parse_inputs.hpp"

namespace fundshare {
namespace {

constexpr int first_year_of_data = 2017, latest_year = 2200;

const Node* find_path(const Node& root, std::string_view path) {
  const auto dot = path.find('.');
  const Node* at = root.find(path.substr(0, dot));
  return !at || dot == std::string_view::npos ? at : find_path(*at, path.substr(dot + 1));
}

const Node& required(const Node& root, std::string_view path) {
  if (const Node* node = find_path(root, path)) return *node;
  throw InputError{root.place, fmt::format("lacks the setting {}", path)};
}

std::string read_name(const Node& node) {
  const auto& name = as_string(node);
  if (!is_scenario_name(name)) {
    throw InputError{node.place, "must be at most 64 letters, digits, '-', '_' and '.', the first no '.'"};
  }
  return name;
}

std::string read_text(const Node& node) {
  if (const auto* text = node.string()) return *text;
  throw InputError{node.place, fmt::format("must be a string (found {})", show(node))};
}

void read_years(const Node& node, Scenario& scenario) {
  const auto* years = node.list();
  if (!years || years->size() != 2) {
    throw InputError{node.place, fmt::format("must be [first, last], such as [2017, 2025] (found {})", show(node))};
  }
  scenario.first_year = as_integer((*years)[0], first_year_of_data, latest_year);
  scenario.last_year = as_integer((*years)[1], first_year_of_data, latest_year);
  if (scenario.last_year < scenario.first_year) {
    throw InputError{node.place, fmt::format("the first year must not be after the last (found {} and {})",
                                             scenario.first_year, scenario.last_year)};
  }
  scenario.years_place = node.place;
}

/// A setting that is on or off; off where the file has none.
bool read_switch(const Node* node) {
  if (!node) return false;
  if (const auto* on = std::get_if<bool>(&node->value)) return *on;
  throw InputError{node->place, fmt::format("must be true or false (found {})", show(*node))};
}

/// The day whose knowledge is used; none for "none", or where the file has no such setting.
std::optional<Date> read_as_of(const Node* node) {
  if (!node) return std::nullopt;
  const auto* text = node->string();
  if (text && *text == "none") return std::nullopt;
  const auto date = text ? parse_date(*text) : std::nullopt;
  constexpr Date first{first_year_of_data, 12, 31};
  if (date && *date >= first) return date;
  throw InputError{node->place, fmt::format("must be \"none\" or a date from {} on, such as \"2022-07-28\" (found {})",
                                            to_string(first), show(*node))};
}

/// The probability that an incident is counted; nothing where it is excluded.
std::optional<double> read_rule(const Node& node) {
  if (const auto* word = node.string()) {
    if (*word == "include") return 1.0;
    if (*word == "exclude") return std::nullopt;
  }
  const bool number = std::holds_alternative<double>(node.value) || std::holds_alternative<std::int64_t>(node.value);
  const double probability = number ? as_number(node) : -1.0;
  if (probability >= 0.0 && probability <= 1.0) return probability;
  throw InputError{node.place,
                   fmt::format("must be \"include\", \"exclude\" or a probability in [0, 1] (found {})", show(node))};
}

std::vector<IncidentRule> read_rules(const Node* node) {
  std::vector<IncidentRule> rules;
  if (!node) return rules;
  if (!node->table()) throw InputError{node->place, fmt::format("must be a table (found {})", show(*node))};
  for (const auto& [id, place, value] : *node->table()) rules.push_back({id, read_rule(value), value.place});
  return rules;
}

DependenceDeclaration read_dependence(const std::string& name, const Node& node) {
  const std::vector<std::string> keys{"inputs", "spearman"};
  if (!node.table()) throw InputError{node.place, fmt::format("must be a table (found {})", show(node))};
  for (const auto& [key, place, value] : *node.table()) {
    if (std::ranges::find(keys, key) == keys.end()) {
      throw InputError{place, fmt::format("unknown key{}; the keys are inputs, spearman", hint(key, keys))};
    }
  }
  const Node* inputs = node.find("inputs");
  const Node* spearman = node.find("spearman");
  if (!inputs || !spearman) throw InputError{node.place, "needs the keys inputs and spearman"};
  const double rank_correlation = as_number(*spearman);
  if (rank_correlation < -1.0 || rank_correlation > 1.0) {
    throw InputError{spearman->place, fmt::format("must lie in [-1, 1] (found {})", rank_correlation)};
  }
  return {name, as_strings(*inputs), rank_correlation, spearman->place};
}

std::vector<DependenceDeclaration> read_dependences(const Node* node) {
  std::vector<DependenceDeclaration> dependences;
  if (!node) return dependences;
  if (!node->table()) throw InputError{node->place, fmt::format("must be a table (found {})", show(*node))};
  for (const auto& [name, place, value] : *node->table()) dependences.push_back(read_dependence(name, value));
  return dependences;
}

void check_dependences(const Scenario& scenario, const Node& root) {
  std::vector<std::string> names;
  for (const auto& input : scenario.inputs) names.push_back(input.name);
  for (const auto& dependence : scenario.dependences) {
    for (const auto& input : dependence.inputs) {
      if (std::ranges::find(names, input) != names.end()) continue;
      const Place& at = required(root, "dependence").find(dependence.name)->find("inputs")->place;
      throw InputError{at, fmt::format("no input '{}'{}", printable(input, 80), hint(input, names))};
    }
  }
}

}  // namespace

bool is_scenario_name(std::string_view word) {
  constexpr std::string_view fit = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
  return !word.empty() && word.size() <= 64 && word.front() != '.' &&
         word.find_first_not_of(fit) == std::string_view::npos;
}

const char* to_string(PricePath path) { return setting_words("price_path").at(static_cast<std::size_t>(path)).c_str(); }

const char* to_string(PriceBasis basis) { return basis == PriceBasis::market ? "market" : "south_korean"; }

Scenario read_scenario(const std::string& name_or_path, const std::filesystem::path& data_dir,
                       const std::vector<std::string>& sets) {
  Node root = read_scenario_file(find_scenario(name_or_path, data_dir), data_dir);
  for (const auto& setting : sets) apply_set(root, setting);
  if (const Node* extends = root.find("extends")) throw InputError{extends->place, "can only be set in a file"};
  Scenario scenario;
  scenario.inputs = parse_inputs(root, setting_names());
  scenario.name = read_name(required(root, "name"));
  scenario.title = read_text(required(root, "title"));
  scenario.why = read_text(required(root, "why"));
  read_years(required(root, "years"), scenario);
  scenario.allow_partial = read_switch(root.find("allow_partial"));
  scenario.as_of = read_as_of(root.find("as_of"));
  constexpr PricePath paths[] = {PricePath::historical, PricePath::frozen, PricePath::simulated};
  scenario.price_path = paths[as_choice(required(root, "price_path"), setting_words("price_path"))];
  constexpr PriceBasis bases[] = {PriceBasis::south_korean, PriceBasis::market};
  scenario.price_basis = bases[as_choice(required(root, "budget.price_basis"), setting_words("budget.price_basis"))];
  const Node& estimators = required(root, "theft.estimators");
  scenario.estimators = as_strings(estimators);
  scenario.estimators_place = estimators.place;
  scenario.incidents = read_rules(find_path(root, "theft.incident"));
  scenario.dependences = read_dependences(root.find("dependence"));
  check_dependences(scenario, root);
  scenario.resolved = std::move(root);
  return scenario;
}

}  // namespace fundshare
