// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::run_test {
namespace {

using test::run_program;
using test::run_shell;

struct RunCommandTest : ::testing::Test {
  /// Names of what the folder holds, for traces of temporaries.
  [[nodiscard]] std::vector<std::string> entries() const {
    std::vector<std::string> names;
    for (const auto& entry : test::fs::directory_iterator{folder.path}) names.push_back(entry.path().filename());
    return names;
  }
  test::TemporaryFolder folder;
};

TEST_F(RunCommandTest, WritesEveryFileAndSaysWhere) {
  const auto outcome = run_program({"run", "baseline", "--worlds", "300"}, folder.path);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  std::vector<std::string> names;
  for (const auto& [name, bytes] : test::tree(folder.path)) names.push_back(name);
  EXPECT_THAT(names, ::testing::ElementsAre("results/baseline/README.txt", "results/baseline/checks.csv",
                                            "results/baseline/data_dictionary.csv", "results/baseline/datapackage.json",
                                            "results/baseline/equivalents.csv", "results/baseline/exceedance.csv",
                                            "results/baseline/influence.csv", "results/baseline/inputs.csv",
                                            "results/baseline/manifest.json", "results/baseline/results.xlsx",
                                            "results/baseline/summary.csv", "results/baseline/summary_wide.csv",
                                            "results/baseline/waterfall.csv"));
  EXPECT_THAT(outcome.out, ::testing::HasSubstr("\nFiles: results/baseline/ (300 worlds, seed 1, version "));
  EXPECT_THAT(outcome.err, ::testing::StartsWith("fundshare: warning: only 300 worlds"));
  EXPECT_THAT(outcome.err, ::testing::Not(::testing::HasSubstr("\r")));  // no progress bar: this is no terminal
  EXPECT_LE(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 29);
}

TEST_F(RunCommandTest, AWorldAloneHasNoIntervalAndNoError) {
  const auto outcome = run_program({"run", "baseline", "--worlds", "1"}, folder.path);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, ::testing::HasSubstr("only 1 world: too few"));
  EXPECT_THAT(outcome.out, ::testing::ContainsRegex("over the programme's budget +no value +no value\n"));
  EXPECT_THAT(test::bytes_of(folder.path / "results/baseline/summary.csv"),
              ::testing::Not(::testing::ContainsRegex(",quantile,[0-9.]+,[0-9]")));
}

/// The head of a table and its rows of some variables.
std::string rows_of(const std::string& bytes, const std::vector<std::string>& variables) {
  std::istringstream lines{bytes};
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    const bool asked = std::ranges::any_of(
        variables, [&](const auto& name) { return line.find(',' + name + ',') != std::string::npos; });
    if (kept.empty() || asked) kept += line + "\n";
  }
  return kept;
}

TEST_F(RunCommandTest, OutputsAskedForHaveTheNumbersOfAWholeRunAndStandAlone) {
  ASSERT_EQ(run_program({"run", "baseline", "--worlds", "300", "--out", "all", "--quiet"}, folder.path).code, 0);
  const auto some = run_program({"run", "baseline", "--worlds", "300", "--out", "some", "--outputs",
                                 "coverage_tests,net_ratio", "--outputs", "checks"},
                                folder.path);
  ASSERT_EQ(some.code, 0) << some.err;
  const auto all = test::tree(folder.path / "all"), asked = test::tree(folder.path / "some");
  const std::vector<std::string> names{"coverage_tests", "net_ratio"};
  EXPECT_EQ(asked.at("summary.csv"), rows_of(all.at("summary.csv"), names));
  EXPECT_EQ(asked.at("summary_wide.csv"), rows_of(all.at("summary_wide.csv"), names));
  EXPECT_EQ(asked.at("exceedance.csv"), rows_of(all.at("exceedance.csv"), names));
  EXPECT_EQ(asked.at("waterfall.csv"), rows_of(all.at("waterfall.csv"), {}));
  EXPECT_EQ(asked.at("checks.csv"), all.at("checks.csv"));
  EXPECT_EQ(asked.at("equivalents.csv"), rows_of(all.at("equivalents.csv"), {}));
  EXPECT_THAT(asked.at("README.txt"), ::testing::HasSubstr("\nCoverage was not computed: nothing is said of"));
  EXPECT_THAT(some.out, ::testing::HasSubstr("the same money without the allocation"));
  EXPECT_THAT(some.out, ::testing::Not(::testing::HasSubstr("money for missiles over")));
}

TEST_F(RunCommandTest, EquivalentsAskedForAreThoseOfAWholeRun) {
  ASSERT_EQ(run_program({"run", "baseline", "--worlds", "300", "--out", "all", "--quiet"}, folder.path).code, 0);
  ASSERT_EQ(run_program({"run", "baseline", "--worlds", "300", "--out", "some", "--quiet", "--outputs",
                         "equivalents,waterfall"},
                        folder.path)
                .code,
            0);
  const auto all = test::tree(folder.path / "all"), asked = test::tree(folder.path / "some");
  EXPECT_EQ(asked.at("equivalents.csv"), all.at("equivalents.csv"));
  EXPECT_EQ(asked.at("waterfall.csv"), all.at("waterfall.csv"));
  EXPECT_EQ(asked.at("checks.csv"), rows_of(all.at("checks.csv"), {}));
}

TEST_F(RunCommandTest, TheAnswerDoesWithoutTheRatiosThatWereNotAskedFor) {
  const std::vector<std::string> one{"run", "baseline", "--worlds", "300", "--outputs", "waterfall"};
  const auto alone = run_program(one, folder.path);
  EXPECT_EQ(alone.code, 0) << alone.err;
  EXPECT_THAT(alone.out, ::testing::HasSubstr("None of the ratios shown here was asked for"));
  auto two = one;
  two.insert(two.end(), {"--variant", "frozen:price_path=frozen"});
  EXPECT_EQ(run_program(two, folder.path).code, 0);
}

TEST_F(RunCommandTest, AnAbsurdInputFitsTheScreen) {
  const auto outcome = run_program({"run", "baseline", "--worlds", "300", "--set", "budget.research_and_sites=1e-300",
                                    "--set", "theft.amount=1e200"},
                                   folder.path);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  std::istringstream lines{outcome.out};
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 110U) << line;
}

TEST_F(RunCommandTest, QuietPrintsNothingAndJsonNothingElse) {
  const auto quiet = run_program({"run", "baseline", "--worlds", "300", "--quiet"}, folder.path);
  EXPECT_EQ(quiet.code, 0);
  EXPECT_EQ(quiet.out + quiet.err, "");
  const auto json = run_program({"run", "baseline", "--worlds", "300", "--json", "--out", "mine"}, folder.path);
  EXPECT_THAT(json.out, ::testing::StartsWith("{\n"));
  EXPECT_THAT(json.out, ::testing::EndsWith("}\n"));
  EXPECT_THAT(json.out, ::testing::HasSubstr("\"folder\": \"mine\""));
}

TEST_F(RunCommandTest, ASettingChangesTheNumbersAndIsRecorded) {
  const auto run = [&](const std::string& out, const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"run", "baseline", "--worlds", "300", "--quiet", "--out", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    EXPECT_EQ(run_program(arguments, folder.path).code, 0);
    return test::tree(folder.path / out);
  };
  const auto plain = run("plain", {});
  const auto set =
      run("set", {"--set", "allocation.missile_share={ beta = [4, 2] }", "--set", "theft.basis=incidents"});
  EXPECT_NE(plain.at("summary.csv"), set.at("summary.csv"));
  EXPECT_THAT(set.at("inputs.csv"), ::testing::HasSubstr("Beta(4, 2)"));
  EXPECT_NE(plain.at("summary.csv"), run("seed", {"--seed", "2"}).at("summary.csv"));
  EXPECT_EQ(plain, run("plain", {}));  // over an earlier run
}

TEST_F(RunCommandTest, AFullDiskLeavesTheEarlierRun) {
  ASSERT_EQ(run_program({"run", "baseline", "--worlds", "300", "--quiet"}, folder.path).code, 0);
  const auto before = test::tree(folder.path);
  // Files of at most 100 KiB or so: summary.csv does not fit.
  const auto outcome = run_shell("ulimit -f 200; \"$FUNDSHARE\" run baseline --worlds 400 --quiet", folder.path);
  EXPECT_EQ(outcome.code, 74) << outcome.err;
  EXPECT_THAT(outcome.err, ::testing::HasSubstr("summary.csv: cannot write (File too large)"));
  EXPECT_EQ(test::tree(folder.path), before);
}

TEST_F(RunCommandTest, AnOutputThatCannotBeWrittenIsAnError) {
  EXPECT_EQ(run_shell("\"$FUNDSHARE\" run baseline --worlds 300 >/dev/full", folder.path).code, 74);
  EXPECT_EQ(run_shell("\"$FUNDSHARE\" --help >/dev/full", folder.path).code, 74);
  const auto closed = run_shell("{ \"$FUNDSHARE\" run baseline --worlds 300; echo $? >code; } | true", folder.path);
  EXPECT_EQ(test::bytes_of(folder.path / "code"), "0\n");  // a reader that has gone is no fault
}

TEST_F(RunCommandTest, ASignalStopsItAndNothingIsWritten) {
  const std::string start = "\"$FUNDSHARE\" run baseline --worlds 2000000 & sleep 1; kill -";
  for (const auto& [signal, code] : {std::pair{"INT", 130}, std::pair{"TERM", 143}}) {
    // Shells start a command behind & with SIGINT ignored; the program sets its own handler all the same.
    const auto outcome = run_shell(start + signal + " $!; wait $!", folder.path);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_EQ(outcome.err, "fundshare: stopped; nothing was written\n");
    EXPECT_THAT(entries(), ::testing::IsEmpty());
  }
}

TEST_F(RunCommandTest, TheFolderOfTheTablesMayBeNamedByTheEnvironment) {
  const std::vector<std::string> arguments{"run", "baseline", "--worlds", "300", "--quiet"};
  EXPECT_EQ(run_program(arguments, folder.path, {"FUNDSHARE_DATA=" FUNDSHARE_TEST_DATA_DIR}).code, 0);
  const auto none = run_program(arguments, folder.path, {"FUNDSHARE_DATA=/none/such"});
  EXPECT_EQ(none.code, 66);
  EXPECT_EQ(none.err, "fundshare: /none/such: no such data folder (set by FUNDSHARE_DATA)\n");
}

TEST_F(RunCommandTest, HelpAndVersionArePrinted) {
  EXPECT_THAT(run_program({"--version"}, folder.path).out, ::testing::MatchesRegex("fundshare [0-9.]+\n"));
  for (const auto& arguments :
       {std::vector<std::string>{"--help"}, {"run", "--help"}, {"law", "--help"}, {"run", "baseline", "-h"}}) {
    const auto outcome = run_program(arguments, folder.path);
    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.out, ::testing::HasSubstr("\nexamples:\n"));
  }
}

}  // namespace
}  // namespace fundshare::run_test
