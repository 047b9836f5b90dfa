// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "fundshare/questions/claims/audit.hpp"
#include "support/small_run.hpp"

namespace fundshare::as_of_test {
namespace {

const Evidence& evidence() {
  static const Evidence all = test::SmallRun::project_evidence();
  return all;
}
Scenario baseline() { return read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {}); }

std::size_t number_of(const std::string& id) {
  const auto at = std::ranges::find(evidence().claims, id, &Claim::id);
  return static_cast<std::size_t>(at - evidence().claims.begin());
}

TEST(AsOf, ByClaimThereIsOneModelForEachDayOfAStatement) {
  const auto runs = claim_runs(evidence(), baseline(), {AsOf::Kind::claim, {}});
  std::size_t claims = 0;
  for (const auto& run : runs) {
    for (const auto claim : run.claims) EXPECT_EQ(run.scenario.as_of, evidence().claims[claim].date);
    claims += run.claims.size();
  }
  EXPECT_EQ(claims, evidence().claims.size());
  EXPECT_TRUE(std::ranges::is_sorted(runs, {}, [](const ClaimRun& run) { return *run.scenario.as_of; }));
}

TEST(AsOf, AModelEndsWithTheLastMonthThatHadEnded) {
  const auto on_day = scenario_on(baseline(), evidence(), {2023, 5, 9});
  const Estimator model{evidence(), on_day, {.worlds = 0}};
  EXPECT_EQ(model.window().end(), (Month{2023, 4}));
  const auto new_year = scenario_on(baseline(), evidence(), {2022, 12, 31});
  EXPECT_EQ(new_year.last_year, 2022);
  EXPECT_FALSE(new_year.allow_partial);
}

TEST(AsOf, ADayBeforeTheStudyWindowIsRefused) {
  try {
    (void)scenario_on(baseline(), evidence(), {2016, 12, 31});
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage);
    EXPECT_STREQ(error.what(), "--as-of 2016-12-31: no month of the years 2017-2025 was known by then (a later day)");
  }
}

std::vector<double> medians_of(const Evidence& tables, const ClaimRun& run) {
  std::vector<double> medians;
  for (const auto& reading : audit_claims(tables, run, 1, Plan{512, 2}, Plan{1 << 14, 2}).readings) {
    if (reading.model) medians.push_back(reading.model->median.value);
  }
  return medians;
}

/// The run of C28, of May 2023, in one of the two kinds.
ClaimRun run_of_c28(AsOf::Kind kind) {
  for (auto& run : claim_runs(evidence(), baseline(), {kind, {}})) {
    if (std::ranges::find(run.claims, number_of("C28")) == run.claims.end()) continue;
    run.claims = {number_of("C28")};
    return run;
  }
  return {};
}

// Bybit of February 2025 made a thousand times larger, and every total published after the claim with it: a claim of
// 2023 judged by its own day moves no bit; with all that is known today the totals for its years move it.
TEST(AsOf, AClaimOf2023SeesNeitherBybitNorLaterTotals) {
  Evidence later = evidence();
  const auto bybit = std::ranges::find(later.incidents, "2025-02-bybit", &Incident::id);
  ASSERT_NE(bybit, later.incidents.end());
  for (auto* usd : {&bybit->low, &bybit->best, &bybit->high}) *usd = Usd{1000.0 * usd->value()};
  for (auto& row : later.estimates) {
    if (row.best && row.published.latest() > Date{2023, 5, 15}) row.best = Usd{3.0 * row.best->value()};
  }
  const auto own_day = run_of_c28(AsOf::Kind::claim), today = run_of_c28(AsOf::Kind::scenario);
  EXPECT_EQ(medians_of(later, own_day), medians_of(evidence(), own_day));
  EXPECT_NE(medians_of(later, today), medians_of(evidence(), today));
}

// C03 is of February 2022, C16a of November 2023.
TEST(AsOf, AClaimMadeAfterTheDayIsNotJudged) {
  auto run = claim_runs(evidence(), baseline(), {AsOf::Kind::date, {2022, 7, 28}}).front();
  run.claims = {number_of("C03"), number_of("C04"), number_of("C16a")};
  for (const auto& reading : audit_claims(evidence(), run, 1, Plan{512, 2}, Plan{1 << 14, 2}).readings) {
    const bool made_after = reading.claim == number_of("C16a");
    EXPECT_EQ(reading.missing, made_after ? "made after 2022-07-28" : "") << evidence().claims[reading.claim].id;
    EXPECT_EQ(reading.judged.has_value(), !made_after);
    EXPECT_EQ(reading.model.has_value(), !made_after);
    EXPECT_TRUE(!made_after || reading.period.note.empty());
  }
}

TEST(AsOf, WithoutADayTheScenarioStaysAsItIs) {
  const auto runs = claim_runs(evidence(), baseline(), {});
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_FALSE(runs.front().scenario.as_of);
  EXPECT_EQ(runs.front().scenario.last_year, 2025);
}

}  // namespace
}  // namespace fundshare::as_of_test
