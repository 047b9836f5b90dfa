// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/export/csv_table.hpp"
#include "fundshare/uncertainty/engine/input.hpp"

namespace fundshare {

/// inputs.csv: one row per input, or one per label `name[label]` where the labels have different laws.
[[nodiscard]] ResultFile input_table(const InputSet& inputs);

/// The law of an input as a person would write it; a choice with the names of what is chosen.
[[nodiscard]] std::string law_text(const Input& input, const Law& law);

/// How many inputs there are, and what they rest on.
struct InputCount {
  std::size_t all = 0;
  std::size_t judgement = 0;        ///< at least in part: the word stands in their evidence
  std::size_t set_by_scenario = 0;  ///< changed without a source by a scenario file or the command line
};

[[nodiscard]] InputCount count_inputs(const InputSet& inputs);

}  // namespace fundshare
