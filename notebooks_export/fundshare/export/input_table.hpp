// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/uncertainty/engine/input.hpp"
#include "fundshare/uncertainty/laws/sampler.hpp"

namespace fundshare {

/// inputs.csv: one row per input, or one per label `name[label]` where the labels have different laws.
/// \param samplings  how draws are made, by stream; empty where nothing was drawn
[[nodiscard]] ResultFile input_table(const InputSet& inputs, std::span<const Sampling> samplings);

/// What to say of inputs whose tables of quantiles miss their bound: one sentence for each input.
[[nodiscard]] std::vector<std::string> sampling_warnings(const InputSet& inputs, std::span<const Sampling> samplings);

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
