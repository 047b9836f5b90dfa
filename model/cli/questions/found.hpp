// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/questions/question.hpp"

namespace fundshare::cli {

// The questions that a run can answer as well: each computes what the command of the same name does, and writes
// nothing. \param given  the arguments of that command

/// Every public statement against the model. \throws Error (64) for an --as-of that is none
[[nodiscard]] Found find_claims(Question& question, const Arguments& given);
/// What hypothetical changes do.
[[nodiscard]] Found find_levers(Question& question, const Arguments& given);
/// Which inputs decide the answer. \throws Error (64) for an --output that is none
[[nodiscard]] Found find_sensitivity(Question& question, const Arguments& given);
/// Where coverage reaches a share of the budget. \throws Error (64) for an axis or a threshold that is none
[[nodiscard]] Found find_frontier(Question& question, const Arguments& given);

}  // namespace fundshare::cli
