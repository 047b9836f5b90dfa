// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::comparison_test {
namespace {

using test::Outcome;
using test::run_program;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

/// compare, sweep, frontier and vintage as a user calls them.
struct ComparisonTest : ::testing::Test {
  Outcome ask(std::vector<std::string> arguments, const std::string& worlds = "600") {
    arguments.insert(arguments.end(), {"--worlds", worlds});
    return run_program(arguments, folder.path);
  }
  [[nodiscard]] std::map<std::string, std::string> files(const std::string& name) const {
    return test::tree(folder.path / name);
  }
  [[nodiscard]] std::vector<std::string> names(const std::string& name) const {
    std::vector<std::string> out;
    for (const auto& [file, bytes] : files(name)) out.push_back(file);
    return out;
  }
  test::TemporaryFolder folder;
};

const std::vector<std::vector<std::string>> questions{
    {"compare", "baseline", "frozen_prices"},
    {"sweep", "--vary", "allocation.missile_share=0:1:3", "--vary", "theft.incident.2018-09-zaif=0:1:2"},
    {"frontier"},
    {"vintage", "--dates", "2023-05-09,today"}};

TEST_F(ComparisonTest, EachWritesItsTablesWhateverTheThreadsAndTheFormOfThePage) {
  const std::vector<std::vector<std::string>> tables{
      {"comparison.csv", "data_dictionary.csv", "manifest.json"},
      {"data_dictionary.csv", "manifest.json", "sweep.csv", "sweep_points.csv"},
      {"data_dictionary.csv", "frontier.csv", "frontier_contours.csv", "frontier_references.csv", "manifest.json"},
      {"data_dictionary.csv", "manifest.json", "vintage.csv", "vintage_rows.csv"}};
  for (std::size_t k = 0; k < questions.size(); ++k) {
    auto question = questions[k];
    question.insert(question.end(), {"--threads", "1"});
    const auto text = ask(question);
    EXPECT_EQ(text.code, 0) << text.err;
    EXPECT_THAT(text.out, HasSubstr("rest on judgement"));
    EXPECT_THAT(text.err, HasSubstr("warning: only 600 worlds"));
    const std::string folder_name = "results/" + question[0] + (k == 0 ? "/baseline+frozen_prices" : "/baseline");
    EXPECT_THAT(text.out, HasSubstr("\nFiles: " + folder_name + "/"));
    EXPECT_EQ(names(folder_name), tables[k]);
    question.back() = "3";
    question.insert(question.end(), {"--json", "--out", "again"});
    const auto json = ask(question);
    EXPECT_THAT(json.out, StartsWith("{\n"));
    EXPECT_THAT(json.out, HasSubstr("\"kind\": \"" + std::string{k == 0 ? "comparison" : question[0]}));
    EXPECT_THAT(test::differing(files(folder_name), files("again")), IsEmpty()) << question[0];
  }
}

TEST_F(ComparisonTest, SettingsOfTheCommandLineHoldForAll) {
  ASSERT_EQ(ask({"compare", "baseline", "baseline", "--set", "price_path=frozen", "--quiet", "--out", "set"}).code, 0);
  ASSERT_EQ(
      ask({"compare", "frozen_prices", "frozen_prices", "--set", "name=baseline", "--quiet", "--out", "own"}).code, 0);
  EXPECT_EQ(files("set").at("comparison.csv"), files("own").at("comparison.csv"));
  EXPECT_THAT(files("set").at("comparison.csv"), HasSubstr("\nbaseline,baseline(2),coverage,1,total,"));
}

TEST_F(ComparisonTest, AFaultLeavesTheEarlierAnswerAlone) {
  ASSERT_EQ(ask({"sweep", "--vary", "allocation.missile_share=0:1:2", "--out", "mine", "--quiet"}).code, 0);
  const auto before = test::tree(folder.path);
  const auto refused = [&](int code, std::vector<std::string> arguments, const std::string& text) {
    arguments.insert(arguments.end(), {"--out", "mine"});
    const auto outcome = ask(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(text));
    EXPECT_THAT(test::differing(test::tree(folder.path), before), IsEmpty());
  };
  refused(64, {"compare", "baseline"}, "compare needs two SCENARIOs or more");
  refused(66, {"compare", "baseline", "basline"}, "no scenario 'basline' (nearest: baseline)");
  refused(64, {"compare", "baseline", "baseline", "--outputs", "covrage"}, "(nearest: coverage)");
  refused(64, {"sweep"}, "sweep needs --vary KEY=FROM:TO:STEPS");
  refused(64, {"sweep", "--vary", "allocation.missile_share=0:2:3"}, "--vary: allocation.missile_share: Constant(2)");
  refused(64, {"sweep", "--vary", "allocation.missile_share=0:1:500"}, "--vary: 500 points are more than 400");
  refused(64, {"sweep", "--vary", "a=0:1:2", "--vary", "a=0:1:3"}, "--vary: 'a' is varied twice");
  refused(64, {"frontier", "--x", "nothing=0:1:3"}, "--x: nothing: unknown key");
  refused(64, {"frontier", "--y", "realisation.strandet=0:1:3"}, "(nearest: realisation.stranded)");
  refused(64, {"frontier", "--y", "budget_per_yaer=1e8:1e9:3"},
          "--y: there is no axis 'budget_per_yaer'; did you mean 'bud");
  refused(64, {"compare", "baseline", "baseline", "--outputs", "equivalents"}, "only variables of summary.csv");
  refused(64, {"frontier", "--threshold", "half"}, "--threshold: 'half' is not a share above 0");
  refused(64, {"frontier", "--threshold", "1/2", "--threshold", "0.5"}, "one share is asked for twice");
  refused(64, {"vintage", "--dates", "2018-03-01,today"}, "--dates: 2018-03-01: too little was public");
}

TEST_F(ComparisonTest, AnAxisThatChangesNoNumberIsNamed) {
  const auto swept =
      ask({"sweep", "--vary", "realisation.stranded=0:0.5:2", "--vary", "budget.import_share=0.1:0.4:2"});
  EXPECT_THAT(swept.out, HasSubstr("budget.import_share changes no number here."));
  EXPECT_THAT(swept.out, Not(HasSubstr("realisation.stranded changes no number")));
  const auto gridded =
      ask({"frontier", "--x", "budget.import_share=0.1:0.4:2", "--y", "allocation.missile_share=0:1:3"});
  EXPECT_THAT(gridded.out, HasSubstr("budget.import_share changes no number here."));
  EXPECT_THAT(gridded.out, HasSubstr("allocation.missile_share at or above which coverage is 1/2 or more"));
}

TEST_F(ComparisonTest, EveryShareThatIsAskedForIsOnThePage) {
  const auto outcome = ask({"frontier", "--threshold", "1/2", "--threshold", "1"});
  EXPECT_THAT(outcome.out, HasSubstr("at or below which coverage is 1/2 or more"));
  EXPECT_THAT(outcome.out, HasSubstr("at or below which coverage is 1 or more"));
}

TEST_F(ComparisonTest, OneAtATimeHasTheSumOfThePointsAndNotTheProduct) {
  const std::vector<std::string> varied{
      "sweep",     "--vary",  "allocation.missile_share=0:1:3", "--vary", "realisation.stranded=0:0.5:4", "--quiet",
      "--outputs", "coverage"};
  auto alone = varied;
  alone.push_back("--one-at-a-time");
  const auto rows = [&](const std::vector<std::string>& arguments) {
    EXPECT_EQ(ask(arguments).code, 0);
    const auto text = files("results/sweep/baseline").at("sweep.csv");
    return std::count(text.begin(), text.end(), '\n') - 1;
  };
  EXPECT_EQ(rows(varied), (3 * 4 + 1) * 2 * 11);
  EXPECT_EQ(rows(alone), (3 + 4 + 1) * 2 * 11);
}

}  // namespace
}  // namespace fundshare::comparison_test
