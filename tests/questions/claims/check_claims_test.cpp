// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/check_claims.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "fundshare/questions/claims/claim_runs.hpp"
#include "support/small_run.hpp"

namespace fundshare::check_claims_test {
namespace {

const Evidence& evidence() {
  static const Evidence all = test::SmallRun::project_evidence();
  return all;
}

/// What is said after one claim of the project was edited, from the place of the file on; C10 is on line 12 of the
/// table.
std::string said_of(const std::string& id, const std::function<void(Claim&)>& edit) {
  Evidence tables = evidence();
  edit(*std::ranges::find(tables.claims, id, &Claim::id));
  try {
    check_claims(tables);
  } catch (const InputError& error) {
    EXPECT_EQ(error.code(), ExitCode::data);
    const std::string text = error.what();
    return text.substr(text.find("claims.csv:"));
  }
  return "no error";
}

TEST(CheckClaims, ThoseOfTheProjectPass) { EXPECT_NO_THROW(check_claims(evidence())); }

TEST(CheckClaims, AnUnknownOutputIsRefusedWithTheNearest) {
  EXPECT_EQ(said_of("C10", [](Claim& claim) { claim.output_variable = "coverage_ciber"; }),
            "claims.csv:12:17: output_variable: claim C10: 'coverage_ciber' is no output of the model (such as "
            "coverage; nearest: coverage_cyber)");
}

TEST(CheckClaims, AClaimThatIsJudgedNeedsAnOutput) {
  EXPECT_EQ(said_of("C10", [](Claim& claim) { claim.output_variable = ""; }),
            "claims.csv:12:17: output_variable: claim C10: is empty (a claim that is judged needs an output of the "
            "model)");
}

TEST(CheckClaims, AnUnknownAlternativeIsRefusedAlsoWhereTheClaimIsOnlyShown) {
  const auto unknown = [](Claim& claim) { claim.alternative_output = "money"; };
  const std::string end = "alternative_output: claim C10: 'money' is no output of the model (such as coverage)";
  EXPECT_EQ(said_of("C10", unknown), "claims.csv:12:18: " + end);
  EXPECT_NE(said_of("C14", unknown).find("'money' is no output of the model"), std::string::npos);
}

TEST(CheckClaims, AClaimThatIsJudgedNeedsADirection) {
  EXPECT_EQ(said_of("C10", [](Claim& claim) { claim.side = ""; }),
            "claims.csv:12:10: side: claim C10: '' is no direction (a claim that is judged is about, at_least or "
            "at_most)");
}

TEST(CheckClaims, ADirectionNeedsItsFigure) {
  const auto no_figure = [](const char* side) {
    return said_of("C10", [side](Claim& claim) {
      claim.side = side;
      claim.low = claim.best = claim.high = std::nullopt;
    });
  };
  const std::string begin = "claims.csv:12:7: value_best: claim C10: no figure for the side ";
  EXPECT_EQ(no_figure("about"), begin + "about (about needs value_best, or both value_low and value_high)");
  EXPECT_EQ(no_figure("at_least"), begin + "at_least (at_least needs value_low or value_best)");
  EXPECT_EQ(no_figure("at_most"), begin + "at_most (at_most needs value_high or value_best)");
}

TEST(CheckClaims, TheUnitFitsTheOutputs) {
  EXPECT_EQ(said_of("C10", [](Claim& claim) { claim.output_variable = "net_cash_usd"; }),
            "claims.csv:12:9: unit: claim C10: 'share' does not fit the output net_cash_usd, which is in dollars (must "
            "be usd)");
  EXPECT_EQ(said_of("C19", [](Claim& claim) { claim.alternative_output = "gross_ratio"; }),
            "claims.csv:25:9: unit: claim C19: 'usd' does not fit the output gross_ratio, which is a ratio (must be "
            "share)");
}

TEST(CheckClaims, TheTwoReadingsDiffer) {
  EXPECT_EQ(said_of("C10", [](Claim& claim) { claim.alternative_output = claim.output_variable; }),
            "claims.csv:12:18: alternative_output: claim C10: 'coverage_cyber' is the output_variable too (must be "
            "another output, or empty)");
}

TEST(CheckClaims, AClaimThatIsOnlyShownNeedsTheReason) {
  EXPECT_EQ(said_of("C14", [](Claim& claim) { claim.not_testable_reason = ""; }),
            "claims.csv:19:25: not_testable_reason: claim C14: is empty (a claim that is not judged needs the reason)");
}

TEST(CheckClaims, AllFaultsAreNamedAndNoRunBegins) {
  Evidence tables = evidence();
  for (auto& claim : tables.claims) claim.side = "";
  try {
    (void)claim_runs(tables, read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {}), {});
    FAIL() << "accepted";
  } catch (const InputError& error) {  // 32 claims are judged, and 20 faults are shown
    EXPECT_NE(std::string{error.what()}.find("\nand 12 more"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace fundshare::check_claims_test
