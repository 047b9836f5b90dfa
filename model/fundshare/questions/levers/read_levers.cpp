// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "fundshare/questions/levers/lever.hpp"
#include "fundshare/uncertainty/spec/parse_law.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare {
namespace {

constexpr double largest_dose = 1000.0;

void check_table(const Node& node, const std::vector<std::string>& keys) {
  if (!node.table()) throw InputError{node.place, fmt::format("must be a table (found {})", show(node))};
  for (const auto& [key, place, value] : *node.table()) {
    if (std::ranges::find(keys, key) != keys.end()) continue;
    throw InputError{place, fmt::format("unknown key{}; the keys are {}", hint(key, keys), fmt::join(keys, ", "))};
  }
}

const Node& required(const Node& table, const char* key) {
  if (const Node* node = table.find(key)) return *node;
  throw InputError{table.place, fmt::format("lacks the key {}", key)};
}

double read_dose(const Node& node) {
  const double dose = as_number(node);
  if (dose > 0.0 && dose <= largest_dose) return dose;
  throw InputError{node.place, fmt::format("must be a dose above 0, at most {} (found {})", largest_dose, dose)};
}

std::vector<double> read_doses(const Node& node) {
  if (!node.list() || node.list()->empty()) {
    throw InputError{node.place, fmt::format("must be a list of doses, such as [0.25, 0.5] (found {})", show(node))};
  }
  std::vector<double> doses;
  for (const auto& entry : *node.list()) {
    doses.push_back(read_dose(entry));
    if (doses.size() > 1 && !(doses.back() > doses[doses.size() - 2])) {
      throw InputError{entry.place,
                       fmt::format("doses must ascend (found {} after {})", doses.back(), doses[doses.size() - 2])};
    }
  }
  return doses;
}

/// A key that one way of moving needs and the others have no use for.
const Node* key_of_way(const Node& node, const char* key, bool needed) {
  const Node* found = node.find(key);
  if (needed && !found) throw InputError{node.place, fmt::format("lacks the key {}", key)};
  if (!needed && found) throw InputError{found->place, fmt::format("has no use for the key {}", key)};
  return found;
}

LeverChange read_change(const Node& node) {
  check_table(node, {"input", "label", "by", "end", "law"});
  LeverChange change{.input = as_string(required(node, "input")), .label = {}, .place = node.place};
  if (const Node* label = node.find("label")) change.label = as_string(*label);
  constexpr LeverChange::By ways[] = {LeverChange::By::lower, LeverChange::By::raise, LeverChange::By::add,
                                      LeverChange::By::toward, LeverChange::By::instead};
  change.by = ways[as_choice(required(node, "by"), {"lower", "raise", "add", "toward", "instead"})];
  if (const Node* end = key_of_way(node, "end", change.by == LeverChange::By::toward)) change.end = as_number(*end);
  if (const Node* law = key_of_way(node, "law", change.by == LeverChange::By::instead)) change.law = parse_law(*law);
  return change;
}

/// Past dose 1 these ways would overshoot the end that they go to.
bool ends_at_one(LeverChange::By by) { return by != LeverChange::By::raise && by != LeverChange::By::add; }

void check_doses(const Lever& lever, double compare_at) {
  if (std::ranges::find(lever.doses, compare_at) == lever.doses.end()) {
    throw InputError{lever.place, fmt::format("doses must hold {}, the dose compare_at", compare_at)};
  }
  if (lever.doses.back() > lever.most) {
    throw InputError{lever.place, fmt::format("the dose {} is above most, {}", lever.doses.back(), lever.most)};
  }
  for (const auto& change : lever.changes) {
    if (lever.most > 1.0 && ends_at_one(change.by)) {
      throw InputError{change.place, fmt::format("goes no further than dose 1 (most is {})", lever.most)};
    }
  }
}

Lever read_lever(const std::string& name, const Node& node, double compare_at) {
  check_table(node, {"title", "why", "evidence", "doses", "most", "changes"});
  Lever lever{.name = name,
              .title = as_string(required(node, "title")),
              .why = as_string(required(node, "why")),
              .evidence = as_strings(required(node, "evidence")),
              .changes = {},
              .doses = read_doses(required(node, "doses")),
              .most = read_dose(required(node, "most")),
              .place = node.place};
  const Node& changes = required(node, "changes");
  if (!changes.list() || changes.list()->empty()) {
    throw InputError{changes.place, fmt::format("must be a list of changes (found {})", show(changes))};
  }
  for (const auto& change : *changes.list()) lever.changes.push_back(read_change(change));
  check_doses(lever, compare_at);
  return lever;
}

/// A second replacement would undo the first where both levers of a pair act.
void check_replacements(const std::vector<Lever>& levers) {
  std::vector<std::pair<std::string, std::string>> replaced;  // input, lever
  for (const auto& lever : levers) {
    for (const auto& change : lever.changes) {
      if (change.by != LeverChange::By::instead) continue;
      for (const auto& [input, other] : replaced) {
        if (input != change.input || other == lever.name) continue;
        throw InputError{
            change.place,
            fmt::format("lever {} replaces {} too (one lever may, so that pairs can be computed)", other, input)};
      }
      replaced.emplace_back(change.input, lever.name);
    }
  }
}

void check_name(const std::string& name, const Place& place) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789_";
  if (!name.empty() && name.find_first_not_of(allowed) == std::string::npos) return;
  throw InputError{place, "the name of a lever has the letters a to z, digits and _ alone"};
}

/// Pages and charts know a lever by its title.
void check_titles(const std::vector<Lever>& levers) {
  for (std::size_t k = 0; k < levers.size(); ++k) {
    for (std::size_t other = 0; other < k; ++other) {
      if (levers[k].title != levers[other].title) continue;
      throw InputError{levers[k].place,
                       fmt::format("has the title of lever {}: '{}'", levers[other].name, levers[k].title)};
    }
  }
}

LeverSet read_set(const Node& root) {
  check_table(root, {"compare_at", "small_dose", "lever"});
  LeverSet set{read_dose(required(root, "compare_at")), read_dose(required(root, "small_dose")), {}};
  const Node& levers = required(root, "lever");
  if (!levers.table() || levers.table()->empty()) {
    throw InputError{levers.place, fmt::format("must be a table of levers (found {})", show(levers))};
  }
  for (const auto& [name, place, node] : *levers.table()) {
    check_name(name, place);
    set.levers.push_back(read_lever(name, node, set.compare_at));
    if (set.small_dose >= set.levers.back().doses.front()) {
      throw InputError{place, fmt::format("the smallest dose must be above small_dose, {}", set.small_dose)};
    }
  }
  check_titles(set.levers);
  check_replacements(set.levers);
  return set;
}

}  // namespace

LeverSet read_levers(const std::filesystem::path& data_dir) { return read_set(read_toml(data_dir / "levers.toml")); }

LeverSet parse_levers(std::string_view text, const std::string& file) { return read_set(parse_toml(text, file)); }

}  // namespace fundshare
