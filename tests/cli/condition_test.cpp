// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::condition_test {
namespace {

using test::Outcome;
using test::run_program;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct ConditionTest : ::testing::Test {
  Outcome run(const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"condition", "--worlds", "2000", "--out", "out"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments, folder.path);
  }
  [[nodiscard]] std::map<std::string, std::string> files() const { return test::tree(folder.path / "out"); }
  test::TemporaryFolder folder;
};

TEST_F(ConditionTest, AClaimIsTakenAsEvidence) {
  const auto outcome = run({"baseline", "--on", "claim:C10", "--se", "0.1"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Read as coverage_cyber, 2020-2022:"));
  EXPECT_THAT(outcome.out, HasSubstr("k-hat"));
  EXPECT_THAT(outcome.out, HasSubstr("allocation.missile_share"));
  EXPECT_THAT(outcome.out, HasSubstr("These are outputs of a model under stated assumptions"));
  const auto written = files();
  for (const char* name : {"conditioning.csv", "conditioned_inputs.csv", "conditioned_outputs.csv",
                           "data_dictionary.csv", "manifest.json"}) {
    EXPECT_TRUE(written.contains(name)) << name;
  }
  EXPECT_THAT(written.at("manifest.json"), HasSubstr("coverage_cyber[2020-2022] about 0.5 se 0.1 normal"));
}

TEST_F(ConditionTest, EvidenceTooFarOutIsRefusedAndLeavesEarlierFiles) {
  ASSERT_EQ(run({"--on", "coverage=0.3", "--se", "0.2", "--quiet"}).code, 0);
  const auto before = files();
  const auto refused = run({"--on", "coverage=9", "--se", "0.05"});
  EXPECT_EQ(refused.code, 65);
  EXPECT_EQ(refused.out, "");
  EXPECT_THAT(refused.err, HasSubstr("the evidence lies too far from the model: k-hat"));
  EXPECT_THAT(test::differing(files(), before), IsEmpty());
}

TEST_F(ConditionTest, SlipsOfTheCommandLineExitWith64AndWriteNothing) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{},
                                             {"--on", "claim:C10"},
                                             {"--se", "0.1"},
                                             {"--on", "claim:C999", "--se", "0.1"},
                                             {"--on", "claim:C14", "--se", "0.1"},
                                             {"--on", "coverage[2016]=0.5", "--se", "0.1"},
                                             {"--on", "coverage=0.5", "--se", "0.1", "--se", "0.2"},
                                             {"--on", "coverage=0.3", "--on", "coverage=0.3", "--se", "0.2"},
                                             {"--on", "claim:C10", "--on", "claim:C10", "--se", "0.2"},
                                             {"--on", "coverage=0.5", "--relative-se", "0.1"}}) {
    EXPECT_EQ(run(words).code, 64) << (words.empty() ? "" : words.back());
  }
  EXPECT_TRUE(test::tree(folder.path).empty());
}

TEST_F(ConditionTest, AFigureThatIsUndefinedInSomeWorldIsSaidToBe) {
  const auto outcome =
      run({"--on", "coverage=0.3", "--se", "0.5", "--set", "budget.research_and_sites={ lognormal=[1e8,3] }"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("undefined"));
}

TEST_F(ConditionTest, YearsThatNoStandardWindowHasCanBeObserved) {
  EXPECT_EQ(run({"--on", "net_cash_usd_cyber@2018-2021=1e9", "--relative-se", "0.8", "--quiet"}).code, 0);
  EXPECT_THAT(files().at("conditioned_outputs.csv"), HasSubstr(",net_cash_usd_cyber,usd_nominal,years,2018,2021,"));
}

TEST_F(ConditionTest, TwoClaimsOfOneOriginAreWarnedOf) {
  const auto outcome = run({"--on", "claim:C10", "--on", "claim:C11a", "--se", "0.3"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("warning: C10 and C11a go back to one origin"));
}

TEST_F(ConditionTest, ThreadsChangeNoByte) {
  const std::vector<std::string> evidence{"--on",          "coverage@2023-2025=0.5",
                                          "--se",          "0.1",
                                          "--on",          "net_cash_usd@2024=8e8",
                                          "--relative-se", "0.5",
                                          "--quiet",       "--threads"};
  auto one = evidence, three = evidence;
  one.emplace_back("1");
  three.emplace_back("3");
  ASSERT_EQ(run(one).code, 0);
  const auto first = files();
  ASSERT_EQ(run(three).code, 0);
  EXPECT_THAT(test::differing(files(), first), IsEmpty());
}

TEST_F(ConditionTest, JsonHoldsEveryInput) {
  const auto outcome = run({"--on", "coverage=0.3", "--se", "0.2", "--json"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("\"inputs\""));
  EXPECT_THAT(outcome.out, HasSubstr("realisation.btc_weight"));
}

}  // namespace
}  // namespace fundshare::condition_test
