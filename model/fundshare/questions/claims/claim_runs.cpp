// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/claim_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "fundshare/evidence/known_by.hpp"
#include "fundshare/questions/claims/check_claims.hpp"

namespace fundshare {

Scenario scenario_on(const Scenario& scenario, const Evidence& evidence, Date day) {
  const Month last = data_coverage(evidence, day).last();
  if (last < Month{scenario.first_year, 1}) {
    throw Error{ExitCode::usage, fmt::format("--as-of {}: no month of the years {}-{} was known by then (a later day)",
                                             to_string(day), scenario.first_year, scenario.last_year)};
  }
  Scenario on_day = scenario;
  on_day.as_of = day;
  on_day.last_year = std::min(scenario.last_year, last.year);
  on_day.allow_partial = last.month < 12 && on_day.last_year == last.year;
  return on_day;
}

std::vector<ClaimRun> claim_runs(const Evidence& evidence, const Scenario& scenario, const AsOf& as_of) {
  check_claims(evidence);
  if (as_of.kind != AsOf::Kind::claim) {
    const bool dated = as_of.kind == AsOf::Kind::date;
    ClaimRun run{dated ? scenario_on(scenario, evidence, as_of.date) : scenario,
                 std::vector<std::size_t>(evidence.claims.size())};
    std::iota(run.claims.begin(), run.claims.end(), std::size_t{0});
    return {run};
  }
  std::map<Date, std::vector<std::size_t>> by_day;
  for (std::size_t k = 0; k < evidence.claims.size(); ++k) by_day[evidence.claims[k].date].push_back(k);
  std::vector<ClaimRun> runs;
  for (const auto& [day, claims] : by_day) runs.push_back({scenario_on(scenario, evidence, day), claims});
  return runs;
}

}  // namespace fundshare
