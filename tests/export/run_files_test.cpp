// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/run_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/export/answer.hpp"
#include "fundshare/export/readme_text.hpp"
#include "fundshare/export/sha256.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare::run_files_test {
namespace {

/// A short run on the tables of the project.
struct Ran {
  explicit Ran(const std::vector<std::string>& sets = {}, std::uint64_t seed = 1)
      : scenario{read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, sets)},
        evidence{read_evidence(FUNDSHARE_TEST_DATA_DIR)},
        model{evidence, scenario},
        result{estimate(model, seed, plan())},
        influences{influence_on_coverage(model, seed, plan())} {}
  /// With tables of quantiles that are made once for all tests.
  static Plan plan() {
    static const auto samplers = std::make_shared<SamplerCache>();
    return {300, 2, {}, nullptr, samplers};
  }
  [[nodiscard]] RunRecord record() const { return {scenario, evidence, model, result, {"made up"}, influences}; }

  Scenario scenario;
  Evidence evidence;
  Estimator model;
  EstimateResult result;
  Influences influences;
};

std::string bytes_of(const std::vector<ResultFile>& files, const std::string& name) {
  for (const auto& file : files) {
    if (file.name == name) return file.bytes;
  }
  return "";
}

TEST(RunFiles, ManifestTellsWhatTheRunWas) {
  const Ran ran;
  const auto files = run_files(ran.record());
  const auto manifest = nlohmann::json::parse(bytes_of(files, "manifest.json"));
  EXPECT_EQ(manifest["program"], "fundshare");
  EXPECT_EQ(manifest["version"], std::string{version()});
  EXPECT_EQ(manifest["run_id"], run_id(ran.record()));
  EXPECT_EQ(manifest["scenario"]["name"], "baseline");
  EXPECT_EQ(manifest["scenario"]["resolved"]["years"], nlohmann::json::array({2017, 2025}));
  EXPECT_EQ(manifest["seed"], 1);
  EXPECT_EQ(manifest["worlds"], 300);
  EXPECT_EQ(manifest["generator"], "Threefry2x64-20");
  EXPECT_EQ(manifest["warnings"], nlohmann::json::array({"made up"}));
  EXPECT_EQ(manifest["data"].size(), ran.evidence.files.size());
  EXPECT_EQ(manifest["data_version"], data_version(ran.evidence.files));
}

TEST(RunFiles, ManifestHoldsTheDigestOfEveryFile) {
  const Ran ran;
  const auto files = run_files(ran.record());
  ASSERT_EQ(files.back().name, "manifest.json");
  const auto outputs = nlohmann::json::parse(files.back().bytes)["outputs"];
  ASSERT_EQ(outputs.size(), 10U);
  for (std::size_t k = 0; k + 1 < outputs.size(); ++k) {
    EXPECT_EQ(outputs[k]["path"], files[k].name);
    EXPECT_EQ(outputs[k]["sha256"], sha256_hex(files[k].bytes));
    EXPECT_EQ(outputs[k]["bytes"], files[k].bytes.size());
    EXPECT_GT(files[k].rows, 0U) << files[k].name;
  }
  EXPECT_EQ(outputs.back()["path"], "README.txt");  // it holds the digest of the manifest
  EXPECT_FALSE(outputs.back().contains("sha256"));
}

TEST(RunFiles, ReadmeSaysWhatDecidesItAndHowToCiteIt) {
  const Ran ran;
  const auto files = run_files(ran.record());
  const auto readme = bytes_of(files, "README.txt");
  const auto cite = "fundshare " + std::string{version()} + ", data " + data_version(ran.evidence.files) +
                    " (as of 2026-06-09), scenario baseline, 300 worlds, seed 1, manifest " +
                    short_sha256(bytes_of(files, "manifest.json")) + ". The fundshare authors, 2026.\n";
  EXPECT_THAT(readme, ::testing::EndsWith(cite));
  EXPECT_THAT(readme, ::testing::HasSubstr("\n  allocation.missile_share "));
  EXPECT_THAT(readme, ::testing::HasSubstr("They are not measurements of North Korean\nspending"));
  for (const auto& file : files) {
    if (file.name != "README.txt") {
      EXPECT_THAT(readme, ::testing::HasSubstr("\n  " + file.name + " "));
    }
  }
  std::istringstream lines{readme.substr(0, readme.find("Cite as"))};
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 100U) << line;
}

TEST(RunFiles, ReadmeOfAScenarioAsItIsHasItsTitle) {
  const Ran ran;
  EXPECT_THAT(command_line_settings(ran.scenario.resolved), ::testing::IsEmpty());
  const auto readme = bytes_of(run_files(ran.record()), "README.txt");
  EXPECT_THAT(readme, ::testing::HasSubstr("covers (scenario baseline)\nEvery default of the model\n\nmedian "));
}

TEST(RunFiles, ReadmeOfChangedSettingsNamesThemInPlaceOfTheTitle) {
  const Ran one{{"allocation.missile_share=1"}}, two{{"allocation.missile_share=1", "theft.basis=incidents"}};
  const auto readme = bytes_of(run_files(one.record()), "README.txt");
  EXPECT_THAT(readme, ::testing::HasSubstr("covers (scenario baseline)\nSettings changed on the command line: "
                                           "allocation.missile_share = 1\n\nmedian "));
  EXPECT_THAT(readme, ::testing::Not(::testing::HasSubstr("Every default")));
  EXPECT_THAT(readme, ::testing::HasSubstr(", scenario baseline with 1 changed setting, 300 worlds, "));
  EXPECT_THAT(cite_line(two.record(), "{}"), ::testing::HasSubstr(", scenario baseline with 2 changed settings, 300 "));
}

// A changed law sets confidence and evidence too, which nobody typed; a law of one label has its label in its name.
TEST(RunFiles, ChangedSettingsAreThoseThatWereTyped) {
  const auto scenario =
      read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR,
                    {"years=[2018, 2025]", "allocation.missile_share={ beta = [4, 2] }",
                     "budget.unit_cost[ICBM]={ uniform = [1, 2] }", "theft.incident.\"2025-02-bybit\"=exclude",
                     "allocation.nuclear_ratio.meaning=odd"});
  EXPECT_THAT(command_line_settings(scenario.resolved),
              ::testing::UnorderedElementsAre("years = [2018, 2025]", "allocation.missile_share = { beta = [4, 2] }",
                                              "budget.unit_cost[ICBM] = { uniform = [1, 2] }",
                                              "theft.incident.2025-02-bybit = \"exclude\"",
                                              "allocation.nuclear_ratio.meaning = \"odd\""));
}

TEST(RunFiles, ReadmeDatesTheKnowledgeOfAnEarlierDay) {
  const Ran ran{{"as_of=2022-07-28", "years=[2017, 2021]"}};
  EXPECT_THAT(cite_line(ran.record(), "{}"), ::testing::HasSubstr(" (as of 2022-07-28), "));
}

TEST(RunFiles, TheIdOfARunChangesWithWhatMovesItsNumbers) {
  const Ran ran;
  const std::string id = run_id(ran.record());
  EXPECT_EQ(id.size(), 12U);
  EXPECT_EQ(id, run_id(Ran{}.record()));
  EXPECT_NE(id, run_id(Ran({}, 2).record()));
  EXPECT_NE(id, run_id(Ran{{"theft.basis=incidents"}}.record()));
  Ran edited;
  edited.evidence.files.front().bytes += "\n";
  EXPECT_NE(id, run_id(edited.record()));
  Ran longer;
  longer.result.worlds = 301;
  EXPECT_NE(id, run_id(longer.record()));
}

TEST(RunFiles, EveryFileIsAsciiWithoutCarriageReturnsOrUnfinishedNumbers) {
  for (const auto& file : run_files(Ran{}.record())) {
    EXPECT_TRUE(std::ranges::all_of(file.bytes, [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7f); }))
        << file.name;
    EXPECT_TRUE(file.bytes.ends_with('\n')) << file.name;
    EXPECT_THAT(file.bytes, ::testing::Not(::testing::ContainsRegex(",(-?nan|-?inf|-0),"))) << file.name;
  }
}

TEST(RunFiles, TheAnswerReadsTheSameFiguresAsTheTables) {
  const Ran ran;
  const Answer answer = make_answer(ran.record(), "out");
  ASSERT_EQ(answer.periods.size(), 2U);
  EXPECT_EQ(answer.periods[1].year_start, 2023);
  const auto& coverage = answer.rows.front();
  EXPECT_EQ(coverage.variable, "coverage");
  const auto summary = bytes_of(run_files(ran.record()), "summary.csv");
  const auto row = "baseline,coverage,1,total,2017,2025,spending,quantile,0.5," +
                   number_text(coverage.by_period[0]->median.value) + ",";
  EXPECT_NE(summary.find(row), std::string::npos) << row;
  EXPECT_GT(answer.inputs.judgement, 0U);
  EXPECT_EQ(answer.checks.size(), ran.result.checks.size());
  ASSERT_GE(answer.deciders.size(), 1U);
  EXPECT_NE(bytes_of(run_files(ran.record()), "influence.csv")
                .find(",coverage,total,2017,2025," + number_text(answer.deciders[0].by_period[0]->value) + ","),
            std::string::npos);
}

}  // namespace
}  // namespace fundshare::run_files_test
