// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::export_test {
namespace {

using test::run_program;
using ::testing::HasSubstr;
using ::testing::StartsWith;

struct ExportNotebookTest : ::testing::Test {
  /// A folder that passes for one of a run: what matters is its manifest.
  void SetUp() override { put_manifest("results/small", "summary.csv"); }
  void put_manifest(const std::string& name, const std::string& output) const {
    test::put(folder.path / name / "manifest.json",
              R"({"program": "fundshare", "outputs": [{"path": ")" + output + "\"}]}");
  }
  [[nodiscard]] test::Outcome ask(std::vector<std::string> words) const {
    words.insert(words.begin(), {"export", "notebook"});
    return run_program(words, folder.path);
  }
  [[nodiscard]] std::size_t files() const { return test::tree(folder.path).size(); }
  test::TemporaryFolder folder;
};

TEST_F(ExportNotebookTest, WritesBesideTheRunAndPointsBackAtIt) {
  const auto outcome = ask({"results/small/"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "wrote figures.ipynb, what_if.ipynb, figures_in_r.Rmd to results/small-notebooks\n");
  EXPECT_THAT(test::bytes_of(folder.path / "results/small-notebooks/figures_in_r.Rmd"),
              HasSubstr("\n  run_folder: \"../small\"\n"));
  EXPECT_EQ(test::tree(folder.path / "results/small").size(), 1U);  // the run folder is as it was
}

TEST_F(ExportNotebookTest, FindsTheRunFromAnotherFolder) {
  ASSERT_EQ(ask({"results/small", "--out", "mine"}).code, 0);
  EXPECT_THAT(test::bytes_of(folder.path / "mine/what_if.ipynb"), HasSubstr(R"(RUN_FOLDER = \"../results/small\")"));
}

TEST_F(ExportNotebookTest, TellsProgramsWhatItWrote) {
  const auto said = nlohmann::json::parse(ask({"results/small", "--json"}).out);
  EXPECT_EQ(said["written"]["folder"], "results/small-notebooks");
  EXPECT_EQ(said["files"].size(), 3U);
}

TEST_F(ExportNotebookTest, LeavesWorkOfOthersAloneUnlessAsked) {
  test::put(folder.path / "results/small-notebooks/what_if.ipynb", "an evening of work");
  const auto refused = ask({"results/small"});
  EXPECT_EQ(refused.code, 73);
  EXPECT_THAT(refused.err, HasSubstr("what_if.ipynb: it exists (name another folder with --out"));
  EXPECT_EQ(files(), 2U);  // not one of the three was written
  EXPECT_EQ(ask({"results/small", "--force"}).code, 0);
  EXPECT_THAT(test::bytes_of(folder.path / "results/small-notebooks/what_if.ipynb"), StartsWith("{\n  \"cells\""));
}

TEST_F(ExportNotebookTest, RefusesWhatIsNoRun) {
  EXPECT_EQ(ask({}).code, 64);
  EXPECT_EQ(ask({"nowhere"}).code, 66);
  put_manifest("results/question", "claims.csv");
  EXPECT_THAT(ask({"results/question"}).err, HasSubstr("it is no folder of 'fundshare run'"));
  test::put(folder.path / "foreign/manifest.json", "{}");
  EXPECT_EQ(ask({"foreign"}).code, 66);
  EXPECT_EQ(files(), 3U);
}

TEST_F(ExportNotebookTest, RefusesPlacesThatItCannotMake) {
  EXPECT_EQ(ask({"results/small", "--out", "none/mine"}).code, 73);
  test::put(folder.path / "mine", "a file");
  EXPECT_EQ(ask({"results/small", "--out", "mine"}).code, 73);
  test::fs::create_directories(folder.path / "other/figures.ipynb");
  EXPECT_EQ(ask({"results/small", "--out", "other", "--force"}).code, 73);
  EXPECT_EQ(files(), 2U);
}

struct ExportScenarioTest : ::testing::Test {
  void make_run(std::vector<std::string> words) const {
    words.insert(words.begin(), {"run", "--worlds", "40", "--quiet"});
    const auto outcome = run_program(words, folder.path);
    ASSERT_EQ(outcome.code, 0) << outcome.err;
  }
  [[nodiscard]] std::string bytes(const std::string& name) const { return test::bytes_of(folder.path / name); }
  test::TemporaryFolder folder;
};

// Whatever the settings came from: a file that extends another, --set with a law of many forms, another seed.
TEST_F(ExportScenarioTest, GivesTheNumbersOfTheRunAgain) {
  test::put(folder.path / "mine.toml",
            "extends = \"market_prices\"\nyears = [2018, 2024]\n"
            "theft.incident.2022-03-ronin = 0.5\n");
  make_run({"mine.toml", "--seed", "77", "--set", "theft.basis={ incidents = 0.3, estimates = 0.7 }", "--set",
            "allocation.missile_share={ mixture = [{ weight = 0.75, law = { beta = [4, 2] } }, "
            "{ weight = 0.25, law = 0.5 }] }",
            "--out", "first"});
  ASSERT_EQ(run_program({"export", "scenario", "first", "--out", "again.toml"}, folder.path).code, 0);
  make_run({"again.toml", "--seed", "77", "--out", "second"});
  std::string summary = bytes("second/summary.csv");
  for (auto at = summary.find("mine_again,"); at != std::string::npos; at = summary.find("mine_again,", at))
    summary.erase(at + 4, 6);
  EXPECT_TRUE(bytes("first/summary.csv") == summary);
  const auto id = nlohmann::json::parse(bytes("first/manifest.json"))["run_id"].get<std::string>();
  EXPECT_THAT(bytes("second/README.txt"), HasSubstr("\nSettings of run " + id + " of scenario mine\n"));
  EXPECT_THAT(bytes("second/README.txt"), HasSubstr(", scenario mine_again, 40 worlds, seed 77, "));
}

TEST_F(ExportScenarioTest, PrintsOrWritesAndLeavesWorkAlone) {
  test::put(
      folder.path / "run/manifest.json",
      R"({"program": "fundshare", "outputs": [{"path": "summary.csv"}], "scenario": {"resolved": {"name": "a"}}})");
  EXPECT_THAT(run_program({"export", "scenario", "run"}, folder.path).out, HasSubstr("\nname = \"a_again\"\n"));
  const auto said = nlohmann::json::parse(run_program({"export", "scenario", "run", "--json"}, folder.path).out);
  EXPECT_EQ(said["file"], "-");
  EXPECT_THAT(said["scenario"].get<std::string>(), HasSubstr("name = \"a_again\""));
  test::put(folder.path / "mine.toml", "an evening of work");
  EXPECT_EQ(run_program({"export", "scenario", "run", "--out", "mine.toml"}, folder.path).code, 73);
  EXPECT_EQ(bytes("mine.toml"), "an evening of work");
  EXPECT_EQ(run_program({"export", "scenario", "run", "--out", "run/a.toml"}, folder.path).code, 73);
  EXPECT_EQ(run_program({"export", "scenario", "run", "--out", "mine.toml", "--force"}, folder.path).out,
            "wrote mine.toml\n");
  EXPECT_EQ(run_program({"export", "scenario", "nowhere"}, folder.path).code, 66);
}

}  // namespace
}  // namespace fundshare::export_test
