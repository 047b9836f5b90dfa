// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/export/input_table.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"
#include "fundshare/questions/levers/study_levers.hpp"

namespace fundshare {

/// The levers in the order of their effect on coverage over the whole window, at the dose at which they are compared:
/// the largest fall first.
struct LeverRanking {
  std::vector<std::size_t> levers;                        ///< places in LeverSet::levers
  std::vector<std::pair<std::size_t, std::size_t>> ties;  ///< neighbours less than a point or 3 standard errors apart
};
[[nodiscard]] LeverRanking rank_levers(const LeverSet& set, const LeverStudy& study);

/// The answer of `fundshare levers`. \param inputs  how many inputs the scenario has
[[nodiscard]] Page lever_page(const Scenario& scenario, const LeverSet& set, const LeverStudy& study,
                              const InputCount& inputs);

}  // namespace fundshare
