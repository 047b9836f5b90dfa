// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/conditioning/observation.hpp"

#include <gmock/gmock.h>

#include "support/small_run.hpp"

namespace fundshare::observation_test {
namespace {

using ::testing::HasSubstr;

const Evidence& tables() {
  static const Evidence evidence = test::SmallRun::project_evidence();
  return evidence;
}

/// The model is asked what it is, and never evaluated.
Estimator& model() {
  static Estimator estimator{tables(), read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {}), Plan{0}};
  return estimator;
}

std::string refusal(const std::string& text, const Evidence& evidence = tables()) {
  try {
    (void)read_observation(text, evidence, model());
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage) << text;
    return error.what();
  }
  return "accepted";
}

/// The tables with one claim of a made-up kind.
Evidence with_claim(const std::string& side, std::optional<double> best, std::optional<double> low,
                    std::optional<double> high) {
  Evidence evidence;
  Claim claim;
  claim.id = "X1";
  claim.side = side;
  claim.output_variable = "coverage";
  claim.year_start = 2020;
  claim.year_end = 2022;
  claim.best = best;
  claim.test_low = low;
  claim.test_high = high;
  claim.testable = true;
  evidence.claims = {claim};
  return evidence;
}

TEST(Observation, TheYearsMayStandInBracketsOrAfterAnAt) {
  for (const char* text : {"coverage[2023-2025]=0.5", "coverage@2023-2025=0.5"}) {
    const auto one = read_observation(text, tables(), model());
    EXPECT_EQ(one.name, "coverage[2023-2025]");
    EXPECT_EQ(one.output_name(), "coverage[2023-2025]");
    EXPECT_EQ(one.statement.value, 0.5);
    EXPECT_EQ(one.statement.side, EvidenceSide::about);
    EXPECT_EQ(model().outputs()[output_of(one, model())].window, "rolling3");
    EXPECT_FALSE(one.in_dollars());
  }
}

TEST(Observation, OneYearIsAWindowAndNoneIsTheWholeWindow) {
  const auto year = read_observation("net_cash_usd[2024]=1e9", tables(), model());
  EXPECT_EQ(year.output_name(), "net_cash_usd[2024]");
  EXPECT_EQ(model().outputs()[output_of(year, model())].window, "year");
  EXPECT_TRUE(year.in_dollars());
  const auto whole = read_observation("net_ratio=0.5", tables(), model());
  EXPECT_EQ(whole.output_name(), "net_ratio[2017-2025]");
  EXPECT_EQ(model().outputs()[output_of(whole, model())].window, "total");
}

TEST(Observation, AClaimGivesOutputYearsSideAndValue) {
  const auto about = with_claim("about", 0.5, 0.45, 0.55), floor = with_claim("at_least", 0.7, 0.4, {}),
             ceiling = with_claim("at_most", {}, {}, 0.3);
  const auto one = read_observation("claim:X1", about, model());
  EXPECT_EQ(one.name, "X1");
  EXPECT_EQ(one.output_name(), "coverage[2020-2022]");
  EXPECT_EQ(one.claim, &about.claims.front());
  EXPECT_EQ(one.statement.side, EvidenceSide::about);
  EXPECT_EQ(one.statement.value, 0.5);
  const auto least = read_observation("claim:X1", floor, model()).statement;
  EXPECT_EQ(least.side, EvidenceSide::at_least);
  EXPECT_EQ(least.value, 0.4);
  const auto most = read_observation("claim:X1", ceiling, model()).statement;
  EXPECT_EQ(most.side, EvidenceSide::at_most);
  EXPECT_EQ(most.value, 0.3);
}

TEST(Observation, AClaimOfARangeIsTakenAtItsMiddle) {
  const auto range = with_claim("about", {}, 0.2, 0.5);
  EXPECT_EQ(read_observation("claim:X1", range, model()).statement.value, 0.35);
  EXPECT_THAT(refusal("claim:X1", with_claim("about", {}, 0.2, {})), HasSubstr("not testable"));
}

/// Dollars that were stolen or that arrived in a period which begins or ends in the middle of a year.
bool is_money_of_part_of_a_year(const Claim& claim) {
  const bool by_month = claim.output_variable.starts_with("gross_theft_usd") ||
                        claim.output_variable == "net_cash_usd" || claim.output_variable == "net_cash_usd_cyber";
  return by_month && claim.period_start && (claim.period_start->month != 1 || claim.period_end->month != 12);
}

TEST(Observation, EveryTestableClaimOfFullYearsIsRead) {
  std::size_t of_parts = 0;
  for (const Claim& claim : tables().claims) {
    const auto said = refusal("claim:" + claim.id);
    if (!claim.testable) {
      EXPECT_THAT(said, HasSubstr("not testable"));
    } else if (is_money_of_part_of_a_year(claim)) {
      EXPECT_THAT(said, HasSubstr("evidence is over full years")) << claim.id;
      ++of_parts;
    } else {
      EXPECT_EQ(said, "accepted") << claim.id;
    }
  }
  EXPECT_GT(of_parts, 3U);
}

TEST(Observation, MoneyOfAPartOfAYearIsRefusedWithWhatToWrite) {
  EXPECT_EQ(refusal("claim:C23a"),
            "--on claim:C23a: the claim speaks of 2024-01-01 to 2025-09-30, and evidence is over full years (for the "
            "years 2024-2025 write 'gross_theft_usd[2024-2025]=VALUE' with a value of your own)");
}

TEST(Observation, YearsOfTheStudyWindowThatNoStandardWindowHasAreReported) {
  const auto one = read_observation("coverage[2019-2022]=0.5", tables(), model());
  const Output& output = model().outputs()[output_of(one, model())];
  EXPECT_EQ(output.window, "years");
  EXPECT_EQ(output.year_start, 2019);
  EXPECT_EQ(output.year_end, 2022);
}

TEST(Observation, UnknownNamesComeWithTheNearest) {
  EXPECT_EQ(refusal("coverge=0.5"), "--on coverge=0.5: there is no output 'coverge' (nearest: coverage)");
  EXPECT_EQ(refusal("claim:X2", with_claim("about", 0.5, {}, {})),
            "--on claim:X2: there is no claim 'X2' (nearest: X1)");
}

TEST(Observation, YearsThatAreNoWindowComeWithThoseThatAre) {
  EXPECT_THAT(refusal("coverage[2016-2018]=0.5"),
              HasSubstr("--on coverage[2016-2018]=0.5: the model does not report coverage over 2016-2018 (its windows: "
                        "2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2017-2019, "));
  EXPECT_THAT(refusal("coverage[2021-2020]=0.5"), HasSubstr("the model does not report coverage over 2021-2020"));
  EXPECT_THAT(refusal("realised_share[2024]=0.5"), HasSubstr("(its windows: 2017-2025)"));
}

TEST(Observation, OtherTextsAreRefused) {
  for (const char* text : {"", "coverage", "=0.5", "coverage=", "coverage=half", "coverage=50%", "coverage=-0.5",
                           "coverage=nan", "coverage[2024=0.5", "coverage[]=0.5", "coverage[20x4]=0.5",
                           "coverage@2023-2024-2025=0.5", "claim:", "claim:C14", "budget.method=0"}) {
    EXPECT_NE(refusal(text), "accepted") << text;
  }
  EXPECT_THAT(refusal("coverage"), HasSubstr("write claim:C10"));
}

}  // namespace
}  // namespace fundshare::observation_test
