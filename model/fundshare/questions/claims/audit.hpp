// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/questions/claims/bands.hpp"
#include "fundshare/questions/claims/break_even.hpp"
#include "fundshare/questions/claims/claim_runs.hpp"
#include "fundshare/questions/claims/readings.hpp"

namespace fundshare {

/// Which worlds a reading takes: those of the scenario, or the same worlds with one structural choice fixed.
enum class Cut { all, incidents, estimates, bottom_up, top_down };
inline constexpr std::size_t cut_count = 5;
/// Names of the choices: "all" where the scenario's own law holds.
[[nodiscard]] const char* theft_basis_of(Cut cut);
[[nodiscard]] const char* budget_method_of(Cut cut);

/// Median and 90 % interval over worlds.
struct Interval {
  Estimate median, q05, q95;
};

/// What would make a claim hold exactly; each part with the share of worlds in which nothing does.
struct BreakEven {
  std::optional<Interval> budget_usd_per_year, allocation;  ///< at the prices of the unit costs; w, may pass 1
  Estimate no_budget, no_allocation;  ///< share of worlds with B* <= 0, with w* > 1; read where the part is there
  std::string no_budget_reason, no_allocation_reason;  ///< where a part is empty
};

/// A claim's figure set against the worlds of one reading.
struct Judged {
  double value;                            ///< the figure, in the unit of the output
  Estimate below_low_end, below_high_end;  ///< F at the ends of a claimed range; else F
  Estimate below;                          ///< F: share of worlds below the figure
  Estimate at_least;                       ///< share of worlds that reach it
  Estimate on_side;                        ///< F, or s for a floor or a ceiling
  std::optional<Estimate> within;          ///< share of worlds between test_low and test_high, open where one is empty
  Band band;
  BreakEven break_even;
};

/// One claim, one definition, one period, one cut.
struct ReadingResult {
  std::size_t claim;  ///< place in Evidence::claims
  bool alternative;   ///< the definition of the column alternative_output
  std::string output;
  std::string unit;  ///< of the output
  ClaimPeriod period;
  Cut cut;
  std::optional<Date> as_of;
  std::string missing;            ///< why there are no figures; empty where there are
  std::optional<Interval> model;  ///< what the model says
  std::optional<Judged> judged;   ///< of claims that can be tested
};

/// Every reading of the claims of one run, in the order of the claims: primary before alternative, periods in order,
/// the scenario's own worlds before the cuts. The result depends on evidence, scenario, seed and worlds alone.
struct ClaimResults {
  std::vector<ReadingResult> readings;
  InputSet inputs;  ///< of the model
};
/// \param pilot  of the Estimator \throws Stopped if the plan was stopped
[[nodiscard]] ClaimResults audit_claims(const Evidence& evidence, const ClaimRun& run, std::uint64_t seed,
                                        const Plan& plan, const Plan& pilot);

}  // namespace fundshare
