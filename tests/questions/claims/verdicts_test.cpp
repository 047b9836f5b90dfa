// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/verdicts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fundshare::verdicts_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Evidence two_claims() {
  Evidence evidence;
  for (const char* id : {"C1", "C2"}) {
    Claim claim;
    claim.id = id;
    claim.side = "about";
    claim.best = .5;
    claim.origin_group = "g";
    claim.testable = true;
    evidence.claims.push_back(claim);
  }
  return evidence;
}

/// A reading with a made-up percentile.
ReadingResult reading(std::size_t claim, bool alternative, PeriodKind kind, Cut cut, double f) {
  ReadingResult out{claim,
                    alternative,
                    alternative ? "coverage_foreign_parts" : "coverage",
                    "1",
                    {kind, {{2020, 2022}}, {}},
                    cut,
                    {},
                    "",
                    Interval{},
                    {}};
  out.period.is_headline = kind == PeriodKind::three_years;
  out.judged =
      Judged{.5, {f, 0.0}, {f, 0.0}, {f, 0.0}, {1 - f, 0.0}, {f, 0.0}, {}, exact_band(Side::about, f), BreakEven{}};
  return out;
}

TEST(ClaimVerdicts, TakeTheWeakestPhraseOfPeriodsAndCutsAndTheWholeSpread) {
  const std::vector<ReadingResult> readings{reading(0, false, PeriodKind::three_years, Cut::all, .97),
                                            reading(0, false, PeriodKind::three_years, Cut::bottom_up, .995),
                                            reading(0, false, PeriodKind::three_years, Cut::incidents, .93),
                                            reading(0, false, PeriodKind::latest, Cut::all, .92)};
  const auto verdict = claim_verdicts(two_claims(), readings).front().claims.front();
  ASSERT_TRUE(verdict.primary);
  EXPECT_EQ(verdict.primary->shown, &readings[0]);
  EXPECT_EQ(phrase(verdict.primary->band), "at the high edge of the model's range");
  EXPECT_EQ(verdict.primary->spread.low, .92);
  EXPECT_EQ(verdict.primary->spread.high, .995);
  EXPECT_EQ(verdict.primary->spread.shown->low, .97);  // of the headline, not of the weakest
  EXPECT_EQ(verdict.primary->spread.shown->high, .97);
  EXPECT_TRUE(verdict.primary->spread.periods && verdict.primary->spread.theft_basis &&
              verdict.primary->spread.budget_method);
  EXPECT_FALSE(verdict.depends_on_reading);  // cuts are no readings: .97 and .92 are one band apart
  EXPECT_FALSE(verdict.alternative);
}

TEST(ClaimVerdicts, DependOnTheReadingFromTwoBandsApartOn) {
  const auto depends = [](double alternative) {
    return claim_verdicts(two_claims(), {reading(0, false, PeriodKind::three_years, Cut::all, .97),
                                         reading(0, true, PeriodKind::three_years, Cut::all, alternative)})
        .front()
        .claims.front()
        .depends_on_reading;
  };
  EXPECT_FALSE(depends(.93));
  EXPECT_TRUE(depends(.85));
}

TEST(ClaimVerdicts, ClaimsOfOneOriginAreOneVerdict) {
  const auto origins = claim_verdicts(two_claims(), {reading(0, false, PeriodKind::three_years, Cut::all, .97),
                                                     reading(1, false, PeriodKind::three_years, Cut::all, .6)});
  ASSERT_EQ(origins.size(), 1U);
  EXPECT_THAT(origins.front().words.members, ElementsAre("C1", "C2"));
  EXPECT_EQ(origins.front().words.nearest->claim, "C2");
  EXPECT_EQ(origins.front().words.farthest->claim, "C1");
  EXPECT_TRUE(origins.front().words.depends_on_reading);
}

TEST(ClaimVerdicts, AClaimWithoutAReadingHasAReason) {
  auto evidence = two_claims();
  evidence.claims[0].testable = false;
  evidence.claims[0].not_testable_reason = "it has no number";
  auto missing = reading(1, false, PeriodKind::three_years, Cut::all, .5);
  missing.judged.reset();
  missing.missing = "too early";
  const auto origins = claim_verdicts(evidence, {missing});
  EXPECT_EQ(origins.front().claims[0].not_judged, "it has no number");
  EXPECT_EQ(origins.front().claims[1].not_judged, "too early");
  EXPECT_FALSE(origins.front().words.nearest);
}

TEST(ClaimVerdicts, NameTheInputsWithoutASourceBehindAnOutput) {
  constexpr const char* w = "the share of arriving money that goes to missiles (w)";
  constexpr const char* stock = "the stockpile ratio";
  constexpr const char* military = "the missile share of military spending";
  const auto inputs = [](const char* output) { return inputs_without_source(*find_definition(output)); };
  EXPECT_THAT(inputs("coverage_cyber"), ElementsAre(w, stock, military));
  EXPECT_THAT(inputs("coverage_foreign_parts"), ElementsAre(w, stock, military, "the import share"));
  EXPECT_THAT(inputs("gross_ratio"), ElementsAre(stock, military));
  EXPECT_THAT(inputs("coverage_tests"), ElementsAre(w));
  EXPECT_THAT(inputs("gross_theft_usd"), IsEmpty());
  EXPECT_THAT(inputs("net_over_foreign_income"), IsEmpty());
}

}  // namespace
}  // namespace fundshare::verdicts_test
