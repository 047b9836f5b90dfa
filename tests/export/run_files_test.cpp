// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/run_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/export/answer.hpp"
#include "fundshare/export/sha256.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare {
namespace {

/// A short run on the tables of the project.
struct Ran {
  explicit Ran(const std::vector<std::string>& sets = {}, std::uint64_t seed = 1)
      : scenario{read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, sets)},
        evidence{read_evidence(FUNDSHARE_TEST_DATA_DIR)},
        model{evidence, scenario},
        result{estimate(model, seed, {.worlds = 300})} {}
  [[nodiscard]] RunRecord record() const { return {scenario, evidence, model, result, {"made up"}}; }

  Scenario scenario;
  Evidence evidence;
  Estimator model;
  EstimateResult result;
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
  ASSERT_EQ(outputs.size(), 6U);
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    EXPECT_EQ(outputs[k]["path"], files[k].name);
    EXPECT_EQ(outputs[k]["sha256"], sha256_hex(files[k].bytes));
    EXPECT_EQ(outputs[k]["bytes"], files[k].bytes.size());
    EXPECT_GT(files[k].rows, 0U) << files[k].name;
  }
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
}

}  // namespace
}  // namespace fundshare
