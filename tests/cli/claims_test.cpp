// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::claims_test {
namespace {

using test::Outcome;
using test::run_program;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct ClaimsTest : ::testing::Test {
  Outcome run(const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"claims", "--worlds", "600"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments, folder.path);
  }
  test::TemporaryFolder folder;
};

TEST_F(ClaimsTest, PrintsVerdictsAndWritesItsTables) {
  const auto outcome = run({});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Claims audit: 32 of 39 public statements judged, 18 origins"));
  EXPECT_THAT(outcome.out, HasSubstr("Files: results/claims/baseline/ (600 worlds, seed 1, run "));
  const auto files = test::tree(folder.path / "results/claims/baseline");
  for (const char* name :
       {"claims.csv", "claim_verdicts.csv", "break_even.csv", "data_dictionary.csv", "manifest.json"})
    EXPECT_TRUE(files.contains(name)) << name;
}

TEST_F(ClaimsTest, TheThreadsChangeNoByte) {
  ASSERT_EQ(run({"--threads", "1", "--out", "one", "--quiet"}).code, 0);
  ASSERT_EQ(run({"--threads", "3", "--out", "three", "--quiet"}).code, 0);
  EXPECT_THAT(test::differing(test::tree(folder.path / "one"), test::tree(folder.path / "three")), IsEmpty());
}

TEST_F(ClaimsTest, JsonHoldsTheReadingsWithEveryDigit) {
  const auto outcome = run({"--json", "--as-of", "2023-05-09"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, ::testing::StartsWith("{"));
  EXPECT_THAT(outcome.out, HasSubstr("\"readings\": ["));
  EXPECT_THAT(outcome.out, HasSubstr("\"output\": \"coverage_cyber\""));
}

TEST_F(ClaimsTest, AClaimMadeAfterTheDayHasANoteAndNoPercentile) {
  const auto outcome = run({"--as-of", "2022-07-28"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Claims audit: 4 of 39 public statements judged"));
  EXPECT_THAT(outcome.out, HasSubstr("Not judged: made after 2022-07-28."));
  const auto bytes = test::bytes_of(folder.path / "results/claims/baseline/claims.csv");
  EXPECT_THAT(bytes, HasSubstr("\nC16a,2023-11-30,chainalysis,at_least,,primary,gross_theft_usd,usd_nominal,stated,"
                               "2017-01,2023-11,all,all,2022-07-28,,,,,,,,,,,,,,made after 2022-07-28\n"));
}

TEST_F(ClaimsTest, ABrokenRowIsRefusedAtItsCellAndNothingIsWritten) {
  const auto data = folder.path / "data";
  test::fs::copy(FUNDSHARE_TEST_DATA_DIR, data, test::fs::copy_options::recursive);
  auto bytes = test::bytes_of(data / "claims/claims.csv");
  const std::string output = ",coverage_cyber,coverage_foreign_parts_cyber,2020,2022,0.45";  // of C10, line 12
  const auto at = bytes.find(output);
  ASSERT_NE(at, std::string::npos);
  test::put(data / "claims/claims.csv", bytes.replace(at, output.size(), ",covrage" + output.substr(15)));
  const auto outcome = run({"--data", data});
  EXPECT_EQ(outcome.code, 65);
  EXPECT_THAT(outcome.err, HasSubstr("claims/claims.csv:12:17: output_variable: claim C10: 'covrage' is no output of "
                                     "the model (such as coverage; nearest: coverage)"));
  EXPECT_FALSE(test::fs::exists(folder.path / "results"));
}

TEST_F(ClaimsTest, TwoDaysAreRefusedAndALateOneIsWarnedOf) {
  const auto two = run({"--as-of", "claim", "--set", "as_of=2022-07-28", "--set", "years=[2017, 2021]"});
  EXPECT_EQ(two.code, 64);
  EXPECT_THAT(two.err,
              HasSubstr("--as-of claim: the scenario has the setting as_of = 2022-07-28 (leave out one of them)"));
  EXPECT_FALSE(test::fs::exists(folder.path / "results"));
  const auto late = run({"--as-of", "2099-01-01"});
  EXPECT_EQ(late.code, 0) << late.err;
  EXPECT_THAT(late.err, HasSubstr("warning: --as-of 2099-01-01 is after the end of the tables"));
  EXPECT_THAT(run({"--as-of", "2023-05-09"}).err, ::testing::Not(HasSubstr("after the end")));
}

TEST_F(ClaimsTest, ADayThatIsNoneIsRefusedAndNothingIsWritten) {
  const auto outcome = run({"--as-of", "yesterday"});
  EXPECT_EQ(outcome.code, 64);
  EXPECT_THAT(outcome.err, HasSubstr("--as-of: 'yesterday' is not known (none, claim, or a day such as 2023-05-09)"));
  EXPECT_FALSE(test::fs::exists(folder.path / "results"));
  EXPECT_EQ(run({"--as-of", "2015-01-01"}).code, 64);
}

}  // namespace
}  // namespace fundshare::claims_test
