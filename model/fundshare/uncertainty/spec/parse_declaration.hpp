// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/uncertainty/engine/declaration.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// One input from its table, without the laws of single labels. \throws InputError
[[nodiscard]] Declaration parse_declaration(const Node& entry);

/// The words that give an input the laws of the rows of its table: whole, their low ends, their high ends.
[[nodiscard]] const std::vector<std::string>& row_law_words();

/// A law, or for a categorical input a choice or weights of choices: the discrete law over 0, 1, 2 ...
/// \param choices  empty for inputs that are not categorical
/// \throws InputError
[[nodiscard]] Law parse_law_or_choice(const Node& node, const std::vector<std::string>& choices);

}  // namespace fundshare
