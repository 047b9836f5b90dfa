// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/report/results.hpp"

namespace fundshare {

/// What a group of inputs is about, such as "amounts of single thefts"; its name with blanks where it is not known.
[[nodiscard]] std::string group_words(const std::string& group);

/// The input of a stream of draws: its name without a label such as [ICBM].
[[nodiscard]] std::string input_of_stream(const std::string& stream);

/// Whether a cell of evidence, rows parted by semicolons, has the word judgement among them.
[[nodiscard]] bool on_judgement(const std::string& evidence);

/// One sentence about an input, from the run's manifest; empty where it has none. Labels such as [ICBM] are left out.
[[nodiscard]] std::string input_words(const Results& results, const std::string& input);

/// The title of a lever, such as "More is frozen"; its name with blanks where it is not known.
[[nodiscard]] std::string lever_words(const std::string& lever);

/// What a lever does at a dose of one half, such as "each theft fails with probability one half"; empty where it is not
/// known.
[[nodiscard]] std::string halved_lever_words(const std::string& lever);

}  // namespace fundshare
