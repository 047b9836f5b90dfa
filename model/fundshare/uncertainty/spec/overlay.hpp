// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// A table with the key `law` is an input; its keys are these.
[[nodiscard]] const std::vector<std::string>& input_keys();
[[nodiscard]] bool is_input(const Node& node);

/// The dotted names of all inputs of a document, in its order.
[[nodiscard]] std::vector<std::string> input_names(const Node& root);

/// The base with the changes laid over it: tables are merged, other values replaced.
/// At an input of the base the changes may hold a table of its keys, which is merged, or a law (a number, a choice,
/// weights, ...), which replaces its law. Whoever changes a law and names no source gets confidence
/// "set by scenario" and evidence "scenario".
/// \throws InputError for an input that the base has not, and for a value where the base has a group of settings
[[nodiscard]] Node overlay(Node base, const Node& changes);

/// Lays one setting of the command line over the document.
/// \param setting  "key=value": a dotted path of keys, with or without quotes, whose last may be `name[label]`, and a
///                 TOML value; a word of
///                 letters, digits, '_', '-' and '.' that is no TOML value stands for a string
/// \throws InputError with code usage
void apply_set(Node& root, std::string_view setting);

}  // namespace fundshare
