// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/audit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "fundshare/questions/claims/judge.hpp"
#include "support/small_run.hpp"

namespace fundshare::audit_test {
namespace {

const Evidence& evidence() {
  static const Evidence all = test::SmallRun::project_evidence();
  return all;
}

std::size_t number_of(const std::string& id) {
  const auto at = std::ranges::find(evidence().claims, id, &Claim::id);
  return static_cast<std::size_t>(at - evidence().claims.begin());
}

std::vector<ReadingResult> audit(const Evidence& tables, const std::string& id, const std::vector<std::string>& sets,
                                 std::uint64_t worlds, std::uint64_t seed = 1) {
  const ClaimRun run{read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, sets), {number_of(id)}};
  return audit_claims(tables, run, seed, Plan{worlds, 2}, Plan{1 << 14, 2}).readings;
}

const ReadingResult& headline(const std::vector<ReadingResult>& readings, bool alternative = false) {
  return *std::ranges::find_if(readings, [&](const auto& reading) {
    return reading.alternative == alternative && reading.cut == Cut::all && reading.period.is_headline;
  });
}

// The claim is the median of one run, set against the worlds of another: F - 1/2 has the variance of two shares of n
// worlds each, 2 / (4 n), to first order. Bound: 4.5 of its roots.
TEST(ClaimAudit, AClaimAtTheMedianOfTheModelHasHalfOfTheWorldsBelowIt) {
  constexpr std::uint64_t worlds = 8000;
  Evidence tables = evidence();
  const double median = headline(audit(tables, "C10", {}, worlds, 1)).model->median.value;
  tables.claims[number_of("C10")].best = median;
  const auto readings = audit(tables, "C10", {}, worlds, 2);
  const auto& judged = headline(readings).judged.value();
  EXPECT_NEAR(judged.below.value, 0.5, 4.5 * std::sqrt(0.5 / static_cast<double>(worlds)));
  EXPECT_EQ(phrase(judged.band), "in the middle of the model's range");
  EXPECT_EQ(judged.below.value + judged.at_least.value, 1.0);
}

// Everything is constant but the factor for other cyber theft, ln y ~ N(ln 1.15, .2^2), and the error of GNI,
// ln e ~ N(0, .3^2). Coverage is y P / (e B): w* = w c e B / (y P) is log-normal about w c / r of the constant run
// (y = 1.15, e = 1) with sd sqrt(.2^2 + .3^2), and B* = y P / c a year about B r / c with sd .2.
// Standard error of the median relative to it: 1.2533 sd / sqrt(n), of the quantile .05 and .95: 2.114 sd / sqrt(n).
TEST(ClaimAudit, BreakEvenOfALogNormalModelIsLogNormal) {
  constexpr std::uint64_t worlds = 8000;
  const auto sets = test::everything_constant();
  const auto base = audit(evidence(), "C10", sets, 2);
  const double r = headline(base).model->median.value;
  const test::SmallRun constant{sets, 1};
  double budget = 0.0;
  for (const int year : {2020, 2021, 2022}) budget += constant.column("budget_usd", "year", year)[0] / 3.0;

  const auto readings =
      audit(evidence(), "C10",
            test::with(sets, {"theft.other_cyber_factor={ lognormal = { median = 1.15, gsd = 1.2214027581601699 } }",
                              "budget.gni_error={ lognormal = { median = 1, gsd = 1.3498588075760032 } }"}),
            worlds);
  const auto& needed = headline(readings).judged.value().break_even;
  const auto expect_law = [&](const Interval& found, double median, double sd) {
    const double scale = 4.5 * sd / std::sqrt(static_cast<double>(worlds));
    EXPECT_NEAR(found.median.value / median, 1.0, 1.2533 * scale);
    EXPECT_NEAR(found.q05.value / (median * std::exp(-1.6449 * sd)), 1.0, 2.114 * scale);
    EXPECT_NEAR(found.q95.value / (median * std::exp(1.6449 * sd)), 1.0, 2.114 * scale);
  };
  expect_law(needed.allocation.value(), 0.5 * 0.5 / r, std::sqrt(.13));
  expect_law(needed.budget_usd_per_year.value(), budget * r / 0.5, .2);
}

// C08 is of 2017 to 2022: what was stolen in 2017, or up to 2021, says nothing of the sum of six years.
TEST(ClaimAudit, ASumOverMonthsThatTheStudyLeavesOutIsNotJudged) {
  for (const std::string years : {"[2017, 2017]", "[2017, 2021]"}) {
    const auto readings = audit(evidence(), "C08", {"years=" + years}, 300);
    ASSERT_FALSE(readings.empty());
    for (const auto& reading : readings) {
      EXPECT_THAT(reading.missing, ::testing::StartsWith("2017-2022 does not end inside the months 2017-01 to "));
      EXPECT_FALSE(reading.model.has_value() || reading.judged.has_value()) << years;
    }
  }
  for (const auto& reading : audit(evidence(), "C08", {"years=[2017, 2022]"}, 300)) EXPECT_EQ(reading.missing, "");
}

// On that day October was not over, so that the data end the claim, and not the years that are studied.
TEST(ClaimAudit, ASumThatEndsWithWhatWasKnownIsJudgedUpToThere) {
  const auto readings =
      audit(evidence(), "C05a", {"as_of=2022-10-18", "years=[2017, 2022]", "allow_partial=true"}, 300);
  ASSERT_FALSE(readings.empty());
  for (const auto& reading : readings) {
    EXPECT_EQ(reading.missing, "");
    EXPECT_EQ(reading.period.note, "ends with 2022-09, the last month that was known; the claim goes on to 2022-10");
  }
}

// With the budget one method gives in every world, fixing the method again changes no bit; so with the basis.
TEST(ClaimAudit, ACutThatTheScenarioMakesAlreadyChangesNoBit) {
  const auto readings = audit(evidence(), "C10", {"budget.method=top_down", "theft.basis=estimates"}, 600);
  const auto& whole = headline(readings);
  int compared = 0;
  for (const auto& reading : readings) {
    if (reading.alternative || !reading.period.is_headline) continue;
    const bool same = reading.cut == Cut::top_down || reading.cut == Cut::estimates;
    EXPECT_EQ(reading.model->median.value == whole.model->median.value, same || reading.cut == Cut::all);
    ++compared;
  }
  EXPECT_EQ(compared, 5);
}

TEST(ClaimAudit, ADollarReadingHasNoCutByBudgetMethod) {
  for (const auto& reading : audit(evidence(), "C23a", {}, 600)) {
    EXPECT_STREQ(budget_method_of(reading.cut), "all");
    EXPECT_FALSE(reading.judged->break_even.budget_usd_per_year);
    EXPECT_FALSE(reading.judged->break_even.no_budget_reason.empty());
  }
}

TEST(ClaimAudit, EveryClaimIsReadOrItsReasonIsGiven) {
  ClaimRun run{read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {}), {}};
  for (std::size_t k = 0; k < evidence().claims.size(); ++k) run.claims.push_back(k);
  const auto readings = audit_claims(evidence(), run, 1, Plan{600, 2}, Plan{1 << 14, 2}).readings;
  for (std::size_t k = 0; k < evidence().claims.size(); ++k) {
    const Claim& claim = evidence().claims[k];
    EXPECT_EQ(claim.testable, claim.not_testable_reason.empty()) << claim.id;
    for (const bool alternative : {false, true}) {
      if (!claim.testable || (alternative && claim.alternative_output.empty())) continue;
      const bool judged = std::ranges::any_of(readings, [&](const auto& reading) {
        return reading.claim == k && reading.alternative == alternative && reading.judged;
      });
      EXPECT_TRUE(judged) << claim.id << alternative;
    }
  }
  for (const auto& reading : readings) {
    EXPECT_EQ(reading.missing.empty(), reading.model.has_value());
    EXPECT_TRUE(evidence().claims[reading.claim].testable || !reading.judged);
  }
}

TEST(Judge, CountsWorldsBelowAtAndWithinTheToleranceOfAClaim) {
  const std::vector<double> worlds{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  Claim claim;
  claim.side = "at_most";
  claim.high = 4.0;
  claim.test_high = 4.5;
  const auto ceiling = judge(claim, worlds, 5.0).value();
  EXPECT_EQ(ceiling.below.value, .3);
  EXPECT_EQ(ceiling.at_least.value, .7);
  EXPECT_EQ(ceiling.on_side.value, .4);
  EXPECT_EQ(ceiling.within->value, .4);
  EXPECT_EQ(ceiling.below.mc_se, std::sqrt(.3 * (1 - .3) / 10.0));
  claim.side = "about";
  claim.high = 9.0;
  claim.low = 7.0;
  const auto range = judge(claim, worlds, 5.0).value();
  EXPECT_EQ(range.value, 7.0);
  EXPECT_EQ(range.below.value, .6);
  EXPECT_EQ(range.below_low_end.value, .6);
  EXPECT_EQ(range.below_high_end.value, .8);
  EXPECT_FALSE(judge(Claim{}, worlds, 5.0));
}

}  // namespace
}  // namespace fundshare::audit_test
