// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// What a key in quotation marks says.
using KeyReader = std::function<std::string(std::string_view)>;

/// Gives every value of a tree its place in the text that it was parsed from: line, character and dotted path of keys.
/// \param text  JSON, or the places mean nothing
void add_places(std::string_view text, const std::string& file, const KeyReader& key_of, Node& tree);

}  // namespace fundshare
