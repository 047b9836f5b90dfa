// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/questions/conditioning/condition.hpp"

namespace fundshare {

/// What is known of an answer of `condition` when it is written. The parts must outlive it.
struct ConditionRecord {
  const std::string& scenario;
  const Estimator& model;
  std::span<const Observation> observations;
  const ConditionResult& result;
};

/// conditioning.csv: the evidence, each piece by itself and all together, and how far its weights can be trusted.
[[nodiscard]] ResultFile conditioning_table(const ConditionRecord& record);

/// conditioned_inputs.csv: every input of scope world that varies, before and after, the one that moved most first.
[[nodiscard]] ResultFile conditioned_inputs_table(const ConditionRecord& record);

/// conditioned_outputs.csv: the headline outputs and those of the evidence, before and after.
[[nodiscard]] ResultFile conditioned_outputs_table(const ConditionRecord& record);

}  // namespace fundshare
