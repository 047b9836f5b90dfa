// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// A law as a settings file writes it: a number (or true, false) for one value, else a table of one key, the name of
/// the law, in one of the forms of law_table. Beside its name a law may have `truncate = [low, high]`, `scale = s` and
/// `shift = t`: the law given that it lies in the interval, then times s, then plus t.
/// \throws InputError at the fault, under the name of the input
[[nodiscard]] Law parse_law(const Node& node);

/// The same, with the name of the input. \throws InputError
[[nodiscard]] Law parse_law_of(const Node& node, const std::string& input);

/// The law of one line of text, such as `{ beta = [2, 10] }`. \param named  how messages call the text
/// \throws Error with code usage
[[nodiscard]] Law parse_law_text(std::string_view text, const std::string& named = "law");

/// The names of the laws, in the order of law_table.
[[nodiscard]] const std::vector<std::string>& law_names();

}  // namespace fundshare
