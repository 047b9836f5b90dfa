// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::cli {
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

TEST_F(DryRunTest, NamesEveryFolderOfSeveralRuns) {
  const auto dry =
      say({"run", "baseline", "--variant", "high:realisation.stranded=0.5"}, {"--dry-run", "--worlds", "300"});
  ASSERT_EQ(dry.code, 0) << dry.err;
  EXPECT_THAT(dry.out, HasSubstr("results/baseline/"));
  EXPECT_THAT(dry.out, HasSubstr("results/baseline+high/"));
}

}  // namespace
}  // namespace fundshare::cli
