// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/input_group.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

/// For each input the lowest number of the inputs that dependences tie it to, itself included.
std::vector<std::size_t> tied_to(const InputSet& set) {
  std::vector<std::size_t> root(set.inputs.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  for (const auto& dependence : set.dependences) {
    for (const auto& member : dependence.members) {
      const std::size_t a = root[dependence.members.front().input], b = root[member.input];
      for (auto& each : root) {
        if (each == std::max(a, b)) each = std::min(a, b);
      }
    }
  }
  return root;
}

}  // namespace

bool is_drawn(const Input& input) {
  for (std::size_t label = 0; label < input.streams(); ++label) {
    if (!input.law(label).constant()) return true;
  }
  return false;
}

std::vector<InputGroup> one_group_per_input(const InputSet& set) {
  const auto root = tied_to(set);
  std::vector<InputGroup> groups;
  for (std::size_t first = 0; first < root.size(); ++first) {
    InputGroup group;
    for (std::size_t i = first; i < root.size(); ++i) {
      if (root[i] != first || !is_drawn(set.inputs[i])) continue;
      group.name += (group.name.empty() ? "" : " + ") + set.inputs[i].name;
      group.inputs.push_back(i);
    }
    if (!group.inputs.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<InputGroup> groups_by_field(const InputSet& set) {
  std::vector<InputGroup> groups;
  for (std::size_t i = 0; i < set.inputs.size(); ++i) {
    const Input& input = set.inputs[i];
    if (!is_drawn(input)) continue;
    const std::string& name = input.choices.empty() ? input.group : input.name;
    const auto at = std::ranges::find(groups, name, &InputGroup::name);
    if (at == groups.end()) {
      groups.push_back({name, {i}});
    } else {
      at->inputs.push_back(i);
    }
  }
  return groups;
}

void check_independence(const InputSet& set, const std::vector<InputGroup>& groups) {
  std::vector<std::optional<std::size_t>> group_of(set.inputs.size());
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const std::size_t input : groups[g].inputs) {
      expects(input < set.inputs.size() && !group_of[input], "an input is in one group at most");
      group_of[input] = g;
    }
  }
  const auto name_of = [&](std::size_t input) {
    return group_of[input] ? fmt::format("'{}'", groups[*group_of[input]].name) : std::string{"no group"};
  };
  for (const auto& dependence : set.dependences) {
    const std::size_t first = dependence.members.front().input;
    for (const auto& member : dependence.members) {
      if (group_of[member.input] == group_of[first]) continue;
      throw Error{ExitCode::data,
                  fmt::format("dependence.{} ties {} (of {}) to {} (of {}): effects of groups need groups that are "
                              "independent of each other (give both inputs the same group)",
                              dependence.name, set.inputs[first].name, name_of(first), set.inputs[member.input].name,
                              name_of(member.input))};
    }
  }
}

}  // namespace fundshare
