// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/uncertainty/engine/declaration.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// The inputs of a document, in its order. An input is a table with the keys law, unit, scope, group, confidence,
/// evidence and meaning, all of them, and choices where it is categorical. Other tables are groups of inputs.
/// The law may be any form of parse_law and further
/// * for a categorical input: the name of a choice, or a table of weights that sum to 1 (a missing one is 0);
/// * "rows": the table of data that the input describes gives one law per row; "rows_low", "rows_high": the constant
///   at that end of the law of each row;
/// * `{ from_year = { 2017 = ..., 2020 = ... } }`: laws that hold from a year on.
/// A key `name[label]` beside an input sets the law of one label of it.
/// \param settings  dotted names of what is no input and is read elsewhere
/// \throws InputError with up to 20 faults, one a line
[[nodiscard]] std::vector<Declaration> parse_inputs(const Node& root, const std::vector<std::string>& settings);

}  // namespace fundshare
