// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/engine/binder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace fundshare {
namespace {

Law law_in_year(const std::vector<LawFromYear>& laws, int year, const Place& place) {
  const LawFromYear* found = nullptr;
  for (const auto& entry : laws) {
    if (entry.year <= year) found = &entry;
  }
  if (!found)
    throw InputError{place, fmt::format("no entry for {} (the first one is from {})", year, laws.front().year)};
  return found->law;
}

Law part_of(const Law& row, LawOfRows::Part part) {
  if (part == LawOfRows::Part::whole) return row;
  return Constant::from_value(part == LawOfRows::Part::low ? row.quantile(0.0) : row.quantile_upper(0.0));
}

std::string allowed(const Support& support) {
  if (!support.zero_allowed)
    return std::isinf(support.high) ? "above 0" : fmt::format("above 0, at most {}", support.high);
  if (std::isinf(support.high)) return fmt::format("{} or more", support.low);
  return fmt::format("{} to {}", support.low, support.high);
}

/// Refuses a law that reaches values the input cannot have: a share above 1, a delay below 0.
void check_support(const Declaration& declared, const std::vector<std::string>& labels, std::size_t k, const Law& law,
                   const Support& support) {
  const double low = law.quantile(0.0), high = law.quantile_upper(0.0);
  const bool inside = low >= support.low && high <= support.high;
  const bool hits_zero = !support.zero_allowed && inside && law.cdf(0.0) > 0.0;
  if (inside && !hits_zero) return;
  const auto own = k < labels.size() ? declared.by_label.find(labels[k]) : declared.by_label.end();
  const Place& at = own == declared.by_label.end() ? declared.place : own->second.place;
  if (hits_zero) {
    throw InputError{at, fmt::format("{} is 0 with probability {} (allowed: {}, since money is divided by what it "
                                     "makes)",
                                     law.describe(), law.cdf(0.0), allowed(support))};
  }
  throw InputError{
      at, fmt::format("{} reaches {} (allowed: {})", law.describe(), low < support.low ? low : high, allowed(support))};
}

}  // namespace

Binder::Binder(std::vector<Declaration> declarations, std::string source)
    : declarations_{std::move(declarations)}, claimed_(declarations_.size(), 0), source_{std::move(source)} {}

std::optional<std::size_t> Binder::find(const std::string& name) const {
  const auto at = std::ranges::find(set_.inputs, name, &Input::name);
  if (at == set_.inputs.end()) return std::nullopt;
  return static_cast<std::size_t>(at - set_.inputs.begin());
}

std::size_t Binder::world(const std::string& name, Support support) {
  return claim(name, Scope::world, support, {}, {});
}

std::size_t Binder::world_by(const std::string& name, Support support, const std::vector<std::string>& labels,
                             std::span<const Law> row_laws) {
  return claim(name, Scope::world, support, labels, row_laws);
}

std::size_t Binder::incident(const std::string& name, Support support, const std::vector<std::string>& labels,
                             std::span<const Law> row_laws) {
  return claim(name, Scope::incident, support, labels, row_laws);
}

std::size_t Binder::year(const std::string& name, Support support, int first, int last) {
  std::vector<std::string> labels;
  for (int y = first; y <= last; ++y) labels.push_back(fmt::format("{}", y));
  return claim(name, Scope::year, support, std::move(labels), {});
}

std::size_t Binder::category(const std::string& name, const std::vector<std::string>& choices) {
  const std::size_t number = world(name, {0.0, static_cast<double>(choices.size() - 1)});
  const auto declared = std::ranges::find(declarations_, name, &Declaration::name);
  if (declared->choices != choices) {
    throw InputError{declared->place, fmt::format("the choices are {}, the model knows {}",
                                                  fmt::join(declared->choices, ", "), fmt::join(choices, ", "))};
  }
  return number;
}

void Binder::leave_out(const std::string& name) {
  left_out_.push_back(name);
  const auto declared = std::ranges::find(declarations_, name, &Declaration::name);
  if (declared != declarations_.end()) claimed_[static_cast<std::size_t>(declared - declarations_.begin())] = 1;
}

bool Binder::sets_label(const std::string& name, const std::string& label) const {
  const auto declared = std::ranges::find(declarations_, name, &Declaration::name);
  return declared != declarations_.end() && declared->by_label.contains(label);
}

std::size_t Binder::claim(const std::string& name, Scope scope, Support support, std::vector<std::string> labels,
                          std::span<const Law> row_laws) {
  if (const auto known = find(name)) return *known;
  const auto declared = std::ranges::find(declarations_, name, &Declaration::name);
  if (declared == declarations_.end()) {
    throw InputError{{source_, 0, 0, name}, "no such input in the scenario (the model needs it)"};
  }
  claimed_[static_cast<std::size_t>(declared - declarations_.begin())] = 1;
  if (declared->scope != scope) {
    throw InputError{declared->place, fmt::format("scope '{}' (the model draws it with scope '{}')",
                                                  to_string(declared->scope), to_string(scope))};
  }
  std::vector<Law> laws = laws_of(*declared, labels, row_laws);
  for (std::size_t k = 0; k < laws.size(); ++k) check_support(*declared, labels, k, laws[k], support);
  Input input{name,
              declared->group,
              declared->unit,
              scope,
              std::move(labels),
              std::move(laws),
              declared->confidence,
              declared->meaning,
              declared->evidence,
              declared->choices,
              {},
              support.low,
              support.high};
  for (const auto& [label, entry] : declared->by_label) input.labels_set.push_back(label);
  set_.inputs.push_back(std::move(input));
  stages_.push_back(stage_);
  return set_.inputs.size() - 1;
}

std::vector<Law> Binder::laws_of(const Declaration& declared, const std::vector<std::string>& labels,
                                 std::span<const Law> row_laws) const {
  std::vector<Law> laws;
  if (const auto* one = std::get_if<Law>(&declared.law)) {
    laws.push_back(*one);
  } else if (const auto* rows = std::get_if<LawOfRows>(&declared.law)) {
    const bool one_stream = labels.empty() && declared.scope == Scope::world;
    if (row_laws.empty() && (one_stream || !labels.empty()))
      throw InputError{declared.place, "law 'rows' (no table gives its laws)"};
    for (const Law& law : row_laws) laws.push_back(part_of(law, rows->part));
  } else {
    const auto& by_year = std::get<std::vector<LawFromYear>>(declared.law);
    if (declared.scope != Scope::year)
      throw InputError{declared.place, "law by years (only inputs of scope year have one)"};
    for (const auto& label : labels) laws.push_back(law_in_year(by_year, std::stoi(label), declared.place));
  }
  if (declared.by_label.empty()) return laws;
  if (laws.size() == 1) laws.assign(std::max<std::size_t>(labels.size(), 1), laws.front());
  for (const auto& [label, entry] : declared.by_label) {
    const auto at = std::ranges::find(labels, label);
    if (at == labels.end()) {
      const auto near = nearest(label, labels);
      throw InputError{entry.place, fmt::format("'{}' is not a label of {}{}", label, declared.name,
                                                near.empty() ? "" : fmt::format(" (nearest: {})", near))};
    }
    laws[static_cast<std::size_t>(at - labels.begin())] = entry.law;
  }
  return laws;
}

Dependence Binder::bind(const DependenceDeclaration& declared) const {
  std::vector<Dependence::Member> members;
  for (const auto& name : declared.inputs) {
    const auto input = find(name);
    if (!input) throw InputError{declared.place, fmt::format("'{}' is not an input of the model", name)};
    if (set_.inputs[*input].scope != Scope::world) {
      throw InputError{declared.place,
                       fmt::format("'{}' is not of scope world (only such inputs can be correlated)", name)};
    }
    for (std::size_t label = 0; label < set_.inputs[*input].streams(); ++label) members.push_back({*input, label});
  }
  try {
    auto copula = GaussianCopula::with_equal_spearman(declared.spearman, members.size());
    return {declared.name, std::move(members), std::move(copula)};
  } catch (const std::domain_error& problem) {
    throw InputError{declared.place, problem.what()};
  }
}

InputSet Binder::finish(const std::vector<DependenceDeclaration>& dependences) {
  std::vector<std::string> known = left_out_;
  for (const auto& input : set_.inputs) known.push_back(input.name);
  ErrorList errors;
  for (std::size_t i = 0; i < declarations_.size(); ++i) {
    if (claimed_[i]) continue;
    const auto near = nearest(declarations_[i].name, known);
    errors.add(declarations_[i].place,
               fmt::format("no such input{}", near.empty() ? "" : fmt::format(" (nearest: {})", near)));
  }
  errors.throw_if_any();
  for (const auto& declared : dependences) set_.dependences.push_back(bind(declared));
  return set_;
}

}  // namespace fundshare
