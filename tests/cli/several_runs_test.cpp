// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::several_runs_test {
namespace {

using test::Outcome;
using test::run_program;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct SeveralRunsTest : ::testing::Test {
  Outcome run(const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"run", "--worlds", "600", "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments, folder.path);
  }
  std::map<std::string, std::string> files(const std::string& name) const { return test::tree(folder.path / name); }
  [[nodiscard]] std::vector<std::string> entries(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& entry : test::fs::directory_iterator{folder.path / name}) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }
  test::TemporaryFolder folder;
};

/// The rows of summary.csv of one variable.
std::vector<std::string> rows_of(const std::string& summary, const std::string& variable) {
  std::vector<std::string> out;
  std::istringstream lines{summary};
  for (std::string line; std::getline(lines, line);) {
    if (line.find("," + variable + ",") != std::string::npos) out.push_back(line);
  }
  return out;
}

TEST_F(SeveralRunsTest, EachWritesWhatItsOwnRunWouldWrite) {
  test::put(folder.path / "mine.toml", "extends = \"baseline\"\nrealisation.stranded = 0.1\n");
  const auto several = run({"baseline", "./mine.toml", "--set", "theft.basis=incidents", "--variant",
                            "flat:price_path=frozen", "--variant", "flat:allocation.missile_share={ beta = [3, 9] }"});
  ASSERT_EQ(several.code, 0) << several.err;
  EXPECT_THAT(entries("results"), ElementsAre("baseline", "baseline+flat", "mine", "mine+flat"));
  for (const std::string name : {"baseline", "mine"}) {
    const std::string scenario = name == "mine" ? "./mine.toml" : name;
    run({scenario, "--set", "theft.basis=incidents", "--out", "plain"});
    EXPECT_THAT(test::differing(files("results/" + name), files("plain")), ElementsAre()) << name;
    run({scenario, "--set", "theft.basis=incidents", "--set", "price_path=frozen", "--set",
         "allocation.missile_share={ beta = [3, 9] }", "--out", "flat"});
    EXPECT_THAT(test::differing(files("results/" + name + "+flat"), files("flat")), ElementsAre()) << name;
  }
}

TEST_F(SeveralRunsTest, WhatNoSettingTouchesIsTheSameToTheBit) {
  ASSERT_EQ(run({"baseline", "--variant", "more:allocation.missile_share={ beta = [4, 2] }"}).code, 0);
  const auto plain = files("results/baseline"), more = files("results/baseline+more");
  for (const char* same : {"net_cash_usd", "gross_usd", "budget_usd", "net_ratio"}) {
    const auto rows = rows_of(plain.at("summary.csv"), same);
    EXPECT_EQ(rows, rows_of(more.at("summary.csv"), same)) << same;
  }
  EXPECT_FALSE(rows_of(plain.at("summary.csv"), "net_cash_usd").empty());
  EXPECT_NE(rows_of(plain.at("summary.csv"), "coverage"), rows_of(more.at("summary.csv"), "coverage"));
}

TEST_F(SeveralRunsTest, ThreadsChangeNoByte) {
  const std::vector<std::string> variants{"baseline", "--variant", "listed:theft.basis=incidents"};
  auto one = variants, three = variants;
  one.insert(one.end(), {"--out", "one", "--threads", "1"});
  three.insert(three.end(), {"--out", "three", "--threads", "3"});
  ASSERT_EQ(run(one).code + run(three).code, 0);
  EXPECT_THAT(test::differing(files("one"), files("three")), ElementsAre());
}

TEST_F(SeveralRunsTest, TheAnswersAreFollowedByAComparison) {
  const auto text = run_program(
      {"run", "baseline", "--worlds", "300", "--out", "all", "--variant", "listed:theft.basis=incidents"}, folder.path);
  EXPECT_THAT(text.out, HasSubstr("[baseline]\nHow much"));
  EXPECT_THAT(text.out, HasSubstr("\nFiles: all/baseline+listed/ (300 worlds"));
  EXPECT_THAT(text.out, HasSubstr("\nRuns side by side: "));
  EXPECT_THAT(text.out, ::testing::EndsWith("the runs differ by their settings alone.\n"));
  EXPECT_EQ(std::count(text.err.begin(), text.err.end(), '\n'), 1);  // the warning of few worlds, once
  const auto json = run_program(
      {"run", "baseline", "--worlds", "300", "--json", "--variant", "listed:theft.basis=incidents"}, folder.path);
  EXPECT_THAT(json.out, ::testing::StartsWith("[\n  {\n"));
  EXPECT_THAT(json.out, HasSubstr("\"folder\": \"results/baseline+listed/\""));
}

TEST_F(SeveralRunsTest, AFaultInOneWritesNone) {
  const auto refused = [&](int code, const std::vector<std::string>& arguments) {
    const auto before = test::tree(folder.path);
    const auto outcome = run(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_THAT(test::differing(test::tree(folder.path), before), ElementsAre());
    return outcome.err;
  };
  EXPECT_THAT(refused(64, {"baseline", "--variant", "x:theft.bassis=incidents"}),
              HasSubstr("--variant x: theft.bassis: unknown key (nearest: theft.basis)"));
  EXPECT_THAT(refused(64, {"baseline", "--set", "price_path=nope", "--variant", "x:theft.basis=incidents"}),
              HasSubstr("--set: price_path: must be one of"));
  EXPECT_THAT(refused(66, {"baseline", "basline"}), HasSubstr("no scenario 'basline' (nearest: baseline)"));
  EXPECT_THAT(refused(64, {"baseline", "baseline"}), HasSubstr("two runs are called 'baseline'"));
  for (const char* variant : {"x", "", ":a=1", "../x:a=1", ".x:a=1", "a b:a=1", "a/b:theft.basis=incidents"}) {
    EXPECT_THAT(refused(64, {"baseline", "--variant", variant}), HasSubstr("must have the form NAME:KEY=VALUE"));
  }
  EXPECT_THAT(refused(73, {"baseline", "--variant", "x:theft.basis=incidents", "--out", "none/such"}),
              HasSubstr("the folder above it does not exist (make it first)"));
  test::put(folder.path / "results" / "baseline+x" / "thesis.txt", "years of work");
  EXPECT_THAT(refused(73, {"baseline", "--variant", "x:theft.basis=incidents"}), HasSubstr("holds no manifest.json"));
}

TEST_F(SeveralRunsTest, TheFolderOfOneRunIsNotFilledWithSeveral) {
  ASSERT_EQ(run({"baseline", "--out", "mine"}).code, 0);
  const auto outcome = run({"baseline", "--variant", "x:theft.basis=incidents", "--out", "mine"});
  EXPECT_EQ(outcome.code, 73);
  EXPECT_THAT(outcome.err, HasSubstr("it is the folder of one run"));
}

TEST_F(SeveralRunsTest, AFullDiskLeavesAllEarlierRuns) {
  test::put(folder.path / "two_years.toml", "extends = \"baseline\"\nyears = [2023, 2024]\n");
  ASSERT_EQ(run({"./two_years.toml", "baseline"}).code, 0);
  const auto before = test::tree(folder.path);
  // Files of at most 1 MiB or so: those of two years fit, exceedance.csv of all years does not.
  const auto outcome =
      test::run_shell("ulimit -f 2000; \"$FUNDSHARE\" run ./two_years.toml baseline --worlds 400 --quiet", folder.path);
  EXPECT_EQ(outcome.code, 74) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("results/baseline.tmp-"));
  EXPECT_THAT(test::differing(test::tree(folder.path), before), ElementsAre());
}

}  // namespace
}  // namespace fundshare::several_runs_test
