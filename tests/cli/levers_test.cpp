// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::levers_test {
namespace {

using test::run_program;
using ::testing::HasSubstr;

struct LeversTest : ::testing::Test {
  test::TemporaryFolder folder;
  test::Outcome run(std::vector<std::string> arguments) { return run_program(arguments, folder.path); }
  /// A copy of the tables with this file of levers.
  std::string data_with_levers(const std::string& text) {
    test::fs::copy(FUNDSHARE_TEST_DATA_DIR, folder.path / "data", test::fs::copy_options::recursive);
    test::put(folder.path / "data" / "levers.toml", text);
    return (folder.path / "data").string();
  }
};

TEST_F(LeversTest, WritesThreeTablesAndAPage) {
  const auto outcome = run({"levers", "--worlds", "300"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Each lever at dose 0.5, the largest fall of coverage first"));
  EXPECT_THAT(outcome.out, HasSubstr("they are no forecast and no advice"));
  EXPECT_THAT(outcome.out, HasSubstr("inputs rest on judgement"));
  const auto files = test::tree(folder.path / "results/levers/baseline");
  for (const char* name :
       {"levers.csv", "lever_pairs.csv", "lever_halving.csv", "data_dictionary.csv", "manifest.json"}) {
    EXPECT_TRUE(files.contains(name)) << name;
  }
  EXPECT_THAT(files.at("levers.csv"),
              HasSubstr("\nbaseline,none,0,missile_funds_usd,usd_nominal,total,2017,2025,output,"));
  EXPECT_THAT(files.at("levers.csv"), HasSubstr(",marginal_difference,"));
}

TEST_F(LeversTest, ThreadsChangeNoByte) {
  ASSERT_EQ(run({"levers", "--worlds", "400", "--quiet", "--threads", "1", "--out", "one"}).code, 0);
  ASSERT_EQ(run({"levers", "--worlds", "400", "--quiet", "--threads", "3", "--out", "three"}).code, 0);
  EXPECT_THAT(test::differing(test::tree(folder.path / "one"), test::tree(folder.path / "three")),
              ::testing::IsEmpty());
}

TEST_F(LeversTest, AFaultInTheFileOfLeversIsNamedAndNothingIsWritten) {
  const std::string text =
      "compare_at = 0.5\nsmall_dose = 0.01\n[lever.x]\ntitle = \"X\"\nwhy = \"Y\"\nevidence = [\"judgement\"]\n"
      "doses = [0.5]\nmost = 1\nchanges = [{ input = \"realisation.strandet\", by = \"lower\" }]\n";
  const auto outcome = run({"levers", "--worlds", "300", "--data", data_with_levers(text)});
  EXPECT_EQ(outcome.code, 65);
  EXPECT_THAT(outcome.err, HasSubstr("levers.toml:9:"));
  EXPECT_THAT(outcome.err,
              HasSubstr("'realisation.strandet' is no input of the model (nearest: realisation.stranded)"));
  EXPECT_FALSE(test::fs::exists(folder.path / "results/levers"));
}

TEST_F(LeversTest, CounterfactualWritesItsTableAndSaysWhatIsIdle) {
  const auto outcome = run({"counterfactual", "--worlds", "300", "--drop", "2025-02-bybit", "--drop",
                            "2018-01-coincheck", "--unfreeze", "2022-03-ronin", "--price-path", "frozen"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("warning: drop 2018-01-coincheck changes no number: the scenario excludes it"));
  EXPECT_THAT(outcome.out, HasSubstr("all together"));
  const auto files = test::tree(folder.path / "results/counterfactual/baseline");
  EXPECT_THAT(files.at("counterfactual.csv"),
              HasSubstr("\nbaseline,drop,2025-02-bybit,coverage,1,year,2025,2025,difference,"));
  EXPECT_THAT(files.at("counterfactual.csv"), HasSubstr("\nbaseline,all,,coverage,"));
}

TEST_F(LeversTest, WorldsThatDoNotFitIntoMemoryAreRefusedBeforeAnyIsDrawn) {
  for (const std::vector<std::string>& asked :
       std::vector<std::vector<std::string>>{{"levers"}, {"counterfactual", "--drop", "2025-02-bybit"}}) {
    auto arguments = asked;
    arguments.insert(arguments.end(), {"--worlds", "1000000000"});
    const auto outcome = run(arguments);
    EXPECT_EQ(outcome.code, 64) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("--worlds: 1000000000 worlds need about"));
  }
  EXPECT_TRUE(test::tree(folder.path).empty());
}

TEST_F(LeversTest, CounterfactualRefusesWhatIsNotThere) {
  const auto refused = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"counterfactual", "--worlds", "300"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const auto outcome = run(arguments);
    EXPECT_EQ(outcome.code, 64) << outcome.err;
    EXPECT_TRUE(test::tree(folder.path).empty());
    return outcome.err;
  };
  EXPECT_THAT(refused({}), HasSubstr("counterfactual needs --drop ID, --unfreeze ID or --price-path PATH"));
  EXPECT_THAT(refused({"--drop", "2025-02-bibit"}), HasSubstr("(nearest: 2025-02-bybit)"));
  EXPECT_THAT(refused({"--price-path", "frosen"}),
              HasSubstr("'frosen' is none of historical, frozen, simulated; did you mean 'frozen'?"));
  EXPECT_THAT(refused({"--price-path", "nosuch"}), HasSubstr("'nosuch' is none of historical, frozen, simulated"));
}

}  // namespace
}  // namespace fundshare::levers_test
