// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/uncertainty/engine/input.hpp"

namespace fundshare {

/// Inputs that are learned, or drawn anew, together: all labels of each.
struct InputGroup {
  std::string name;
  std::vector<std::size_t> inputs;  ///< numbers in the set, ascending
};

/// Whether something is drawn for an input: one of its streams has a law with more than one value.
[[nodiscard]] bool is_drawn(const Input& input);

/// Every drawn input by itself, in the order of the set; inputs that a dependence ties together are one, named "a + b".
[[nodiscard]] std::vector<InputGroup> one_group_per_input(const InputSet& set);

/// The drawn inputs by their field `group`, in the order in which the groups first appear; a categorical input, which
/// chooses the structure of the model, is a group of its own, named after it.
[[nodiscard]] std::vector<InputGroup> groups_by_field(const InputSet& set);

/// Checks that the groups can be treated as independent of each other: no input is in two of them, and every
/// dependence lies inside one. \throws Error (65) naming the dependence and the two groups; std::logic_error for an
/// input in two groups
void check_independence(const InputSet& set, const std::vector<InputGroup>& groups);

}  // namespace fundshare
