// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "fundshare/exposure/estimator/scenario.hpp"

namespace fundshare {

/// What may be known where claims are judged: what the scenario says, what was published by one day, or for each claim
/// what was published by the day of the statement.
struct AsOf {
  enum class Kind { scenario, date, claim };
  Kind kind = Kind::scenario;
  Date date = {};  ///< of kind date
};

/// Claims that are judged with one model.
struct ClaimRun {
  Scenario scenario;
  std::vector<std::size_t> claims;  ///< places in Evidence::claims
};

/// The scenario on an earlier day: as_of is set, and the last year is the last one that had begun, ended by the last
/// full month that all tables cover; never later than the scenario's own. \throws Error (64) if no month of the study
/// window had ended by then
[[nodiscard]] Scenario scenario_on(const Scenario& scenario, const Evidence& evidence, Date day);

/// One run, or one for each day of a statement, by day. \throws Error as check_claims() and scenario_on()
[[nodiscard]] std::vector<ClaimRun> claim_runs(const Evidence& evidence, const Scenario& scenario, const AsOf& as_of);

}  // namespace fundshare
