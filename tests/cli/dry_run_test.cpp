// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/dry_run.hpp"
#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::cli::dry_run_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Words = std::vector<std::string>;

/// A call of every command that draws worlds.
const std::vector<Words> calls{{"run", "baseline", "--worlds", "500"},
                               {"claims", "--worlds", "500"},
                               {"levers", "--worlds", "400"},
                               {"counterfactual", "--drop", "2025-02-bybit", "--worlds", "500"},
                               {"compare", "baseline", "frozen_prices", "--worlds", "500"},
                               {"sweep", "--vary", "allocation.missile_share=0:1:3", "--worlds", "500"},
                               {"frontier", "--y", "budget_per_year=1e8:1e9:3", "--worlds", "500"},
                               {"vintage", "--worlds", "500"},
                               {"sensitivity", "--worlds", "10240"},
                               {"condition", "--on", "claim:C10", "--se", "0.2", "--worlds", "2000"}};

struct DryRunTest : ::testing::Test {
  test::Outcome say(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return test::run_program(words, folder.path);
  }
  test::TemporaryFolder folder;
};

TEST(TrialSizes, AreAPartOfTheWorldsWithinBounds) {
  const auto sizes = [](std::uint64_t worlds, std::uint64_t least) {
    const auto [small, large] = trial_sizes(worlds, least);
    return std::pair{small, large};
  };
  EXPECT_EQ(sizes(200'000, 1), std::pair(6'250UL, 25'000UL));
  EXPECT_EQ(sizes(1'000'000'000, 1), std::pair(8'192UL, 32'768UL));
  EXPECT_EQ(sizes(60'000, 10'240), std::pair(10'240UL, 20'480UL));
  EXPECT_EQ(sizes(300, 300), std::pair(300UL, 300UL));
  EXPECT_EQ(sizes(400, 300), std::pair(300UL, 400UL));
}

TEST(TrialCost, TimeIsALineAndMemoryAPowerOfTheWorlds) {
  // 0.5 s at the start and 1 ms a world; 10 MB at the start and 1 kB a world.
  const auto columns = extrapolate({1000, 1.5, 11e6}, {4000, 4.5, 14e6}, 100'000, 10e6);
  EXPECT_NEAR(columns.seconds, 100.5, 1e-9);
  EXPECT_NEAR(columns.bytes, 110e6, 1e-3);
  // Values near a rank: 1 MB times the root of the worlds over 1000.
  EXPECT_NEAR(extrapolate({1000, 1.5, 11e6}, {4000, 4.5, 12e6}, 100'000, 10e6).bytes, 20e6, 1e-3);
  // Trials that took nothing more, or less, than the one before cost nothing more.
  const auto flat = extrapolate({1000, 1.5, 10e6}, {4000, 1.4, 10e6}, 100'000, 10e6);
  EXPECT_EQ(flat.seconds, 1.4);
  EXPECT_NEAR(flat.bytes, 10e6, 2.0);
  EXPECT_EQ(extrapolate({300, 2.0, 5e6}, {300, 2.0, 5e6}, 300, 1e6).seconds, 2.0);
}

TEST_F(DryRunTest, EveryCommandThatDrawsWorldsHasIt) {
  for (const auto& command : command_table()) {
    const auto has = [&](const char* name) {
      return std::ranges::find(command.options, name, &Option::name) != command.options.end();
    };
    EXPECT_EQ(has("--worlds"), has("--dry-run")) << command.name;
    const bool called = std::ranges::any_of(calls, [&](const Words& words) { return words.front() == command.name; });
    EXPECT_EQ(has("--worlds"), called) << command.name;
    EXPECT_TRUE(has("--json")) << command.name;
  }
}

TEST_F(DryRunTest, WritesNothingAndNamesTheFilesThatTheRealRunWrites) {
  for (const auto& call : calls) {
    const auto dry = say(call, {"--dry-run", "--json", "--out", "out"});
    ASSERT_EQ(dry.code, 0) << call.front() << dry.err;
    EXPECT_TRUE(test::tree(folder.path).empty()) << call.front();
    const auto document = nlohmann::json::parse(dry.out);
    std::vector<std::string> named, written;
    for (const auto& row : document["files"]) {
      EXPECT_EQ(row["folder"], "out");
      named.push_back(row["file"]);
    }
    EXPECT_GT(document["estimate"]["seconds"], 0.0);
    EXPECT_GT(document["estimate"]["memory_megabytes"], 1.0);
    EXPECT_EQ(document["changed"].empty(), call.front() != "compare") << call.front();  // which has another scenario
    EXPECT_GT(document["resolved"].size(), 50U);
    ASSERT_EQ(say(call, {"--quiet", "--out", "out"}).code, 0) << call.front();
    for (const auto& entry : test::fs::directory_iterator{folder.path / "out"})
      written.push_back(entry.path().filename());
    EXPECT_THAT(named, ::testing::UnorderedElementsAreArray(written)) << call.front();
    test::fs::remove_all(folder.path / "out");
  }
}

TEST_F(DryRunTest, ShowsWhatDiffersFromTheBaselineAndWhereItWasSet) {
  test::put(folder.path / "mine.toml", "extends = \"baseline\"\n\nprice_path = \"frozen\"\n");
  const auto dry = say({"run", "./mine.toml"}, {"--dry-run", "--worlds", "300", "--set", "realisation.stranded=0.5",
                                                "--set", "budget.unit_cost[ICBM]=60e6"});
  ASSERT_EQ(dry.code, 0) << dry.err;
  EXPECT_THAT(dry.out, ::testing::ContainsRegex("price_path +\"frozen\" +./mine.toml:3"));
  EXPECT_THAT(dry.out, ::testing::ContainsRegex("realisation.stranded +0.5 +command line"));
  EXPECT_THAT(dry.out, ::testing::ContainsRegex("budget.unit_cost.ICBM. +60000000.0 +command line"));
  EXPECT_THAT(dry.out, Not(HasSubstr("theft.basis")));
  EXPECT_THAT(dry.out, HasSubstr("results/mine/"));
  EXPECT_THAT(dry.out, HasSubstr("Estimate for 300 worlds on "));
}

TEST_F(DryRunTest, RefusesWhatTheRunRefuses) {
  EXPECT_EQ(say({"run", "basline"}, {"--dry-run"}).code, 66);
  EXPECT_EQ(say({"run", "baseline"}, {"--dry-run", "--outputs", "covrage"}).code, 64);
  EXPECT_EQ(say({"frontier"}, {"--dry-run", "--y", "realisation.strandet=0:1:3"}).code, 64);
  test::put(folder.path / "mine" / "thesis.txt", "years of work");
  EXPECT_EQ(say({"run", "baseline"}, {"--dry-run", "--out", "mine"}).code, 73);
}

TEST_F(DryRunTest, ARefusalForWantOfWorldsSaysHowManyTheTrialHad) {
  const auto few = say({"condition", "--on", "coverage=0.5", "--se", "0.02"}, {"--dry-run", "--worlds", "3000"});
  EXPECT_EQ(few.code, 65);
  EXPECT_THAT(few.err, HasSubstr("fundshare: in a trial of 300 worlds: "));
  test::put(folder.path / "mine.toml", "extends = \"baseline\"\nprice_pth = \"frozen\"\n");
  EXPECT_THAT(say({"run", "./mine.toml"}, {"--dry-run"}).err, HasSubstr("fundshare: ./mine.toml:2:1: price_pth: "));
}

TEST_F(DryRunTest, NamesTheFilesOfQuestionsAndDrawsBesideTheRun) {
  const Words call{"run",     "baseline", "--worlds", "400", "--questions", "claims,frontier",
                   "--draws", "csv",      "--out",    "o"};
  const auto dry = say(call, {"--dry-run", "--json"});
  ASSERT_EQ(dry.code, 0) << dry.err;
  EXPECT_TRUE(test::tree(folder.path).empty());
  std::vector<std::string> named, written;
  const auto document = nlohmann::json::parse(dry.out);
  for (const auto& row : document["files"]) named.push_back(row["file"]);
  ASSERT_EQ(say(call, {"--quiet"}).code, 0);
  for (const auto& entry : test::fs::recursive_directory_iterator{folder.path / "o"}) {
    if (entry.is_regular_file()) written.push_back(test::fs::relative(entry.path(), folder.path / "o"));
  }
  EXPECT_THAT(named, ::testing::UnorderedElementsAreArray(written));
}

TEST_F(DryRunTest, AQuestionBesideHasAPartOfItsOwnWorlds) {
  // 20,000 of 60,000 by default: its least is 10,240, which 300 worlds of the run must not shrink.
  EXPECT_EQ(say({"run", "baseline"}, {"--dry-run", "--questions", "sensitivity"}).code, 0);
}

TEST_F(DryRunTest, NamesEveryFolderOfSeveralRuns) {
  const auto dry =
      say({"run", "baseline", "--variant", "high:realisation.stranded=0.5"}, {"--dry-run", "--worlds", "300"});
  ASSERT_EQ(dry.code, 0) << dry.err;
  EXPECT_THAT(dry.out, HasSubstr("results/baseline/"));
  EXPECT_THAT(dry.out, HasSubstr("results/baseline+high/"));
}

}  // namespace
}  // namespace fundshare::cli::dry_run_test
