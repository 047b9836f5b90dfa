// SPDX-License-Identifier: Apache-2.0
// Questions that a run answers as well, against the folders that their own commands write.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"
#include "fundshare/export/sha256.hpp"

namespace fundshare::questions_beside_test {
namespace {

using test::run_program;
using ::testing::HasSubstr;

struct QuestionsBesideTest : ::testing::Test {
  test::Outcome call(std::vector<std::string> arguments, const std::vector<std::string>& more) const {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments, folder.path);
  }
  /// The folder of one of the commands, or of the run, with these settings.
  std::map<std::string, std::string> files(const std::vector<std::string>& command, const std::string& out,
                                           const std::string& worlds, std::vector<std::string> more = {}) const {
    more.insert(more.end(), {"--out", out, "--quiet", "--seed", "3", "--worlds", worlds});
    const auto outcome = call(command, more);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return test::tree(folder.path / out);
  }
  test::TemporaryFolder folder;
};

void expect_same_tables(const std::map<std::string, std::string>& run, const std::map<std::string, std::string>& own,
                        const std::string& question) {
  const auto record = nlohmann::json::parse(own.at("manifest.json"));
  const auto manifest = nlohmann::json::parse(run.at("manifest.json"));
  for (const auto& beside : manifest.at("questions")) {
    if (beside.at("question") != question) continue;
    EXPECT_EQ(beside.at("run_id"), record.at("run_id"));  // the same id from scenario, options, tables, seed, worlds
    EXPECT_EQ(beside.at("tables").size(), own.size() - 2);
    for (const std::string name : beside.at("tables")) EXPECT_TRUE(run.at(name) == own.at(name)) << name;
    return;
  }
  ADD_FAILURE() << question << " is not in the manifest";
}

TEST_F(QuestionsBesideTest, TheirTablesAreThoseOfTheirOwnCommands) {
  const std::vector<std::string> set{"--set", "theft.basis=incidents"};
  const auto run = files({"run", "baseline", "--questions", "frontier,levers,claims"}, "run", "300", set);
  for (const std::string question : {"claims", "levers", "frontier"}) {
    expect_same_tables(run, files({question, "baseline"}, question, "300", set), question);
  }
}

TEST_F(QuestionsBesideTest, TheTablesOfSensitivityAreThoseOfItsOwnCommand) {
  const std::string least = "10240";  // that it takes
  const auto run = files({"run", "baseline", "--questions", "sensitivity"}, "run", least);
  expect_same_tables(run, files({"sensitivity"}, "sensitivity", least), "sensitivity");
}

TEST_F(QuestionsBesideTest, EveryFileIsInTheManifestTheReadmeAndTheDictionary) {
  const auto run = files({"run", "baseline", "--questions", "levers,claims"}, "run", "300");
  const auto plain = files({"run", "baseline"}, "plain", "300");
  for (const auto& [name, bytes] : plain) {
    if (name.ends_with(".csv") && name != "data_dictionary.csv") {
      EXPECT_TRUE(run.at(name) == bytes) << name;
    }
  }
  const auto outputs = nlohmann::json::parse(run.at("manifest.json")).at("outputs");
  EXPECT_EQ(outputs.size(), run.size() - 1);
  for (const auto& output : outputs) {
    const auto& bytes = run.at(output.at("path"));
    if (output.contains("sha256")) {
      EXPECT_EQ(output.at("sha256"), sha256_hex(bytes));
    }
  }
  for (const auto& [name, bytes] : run) {
    if (name != "README.txt") {
      EXPECT_THAT(run.at("README.txt"), HasSubstr("\n  " + name + " "));
    }
    if (name.ends_with(".csv")) {
      EXPECT_THAT(run.at("data_dictionary.csv"), HasSubstr("\n" + name + ","));
    }
  }
  EXPECT_FALSE(run.contains("frontier.csv"));
  EXPECT_THAT(run.at("data_dictionary.csv"), ::testing::Not(HasSubstr("frontier.csv")));
}

TEST_F(QuestionsBesideTest, EveryRunOfSeveralHasItsOwnAnswers) {
  const auto all =
      files({"run", "baseline", "--variant", "listed:theft.basis=incidents", "--questions", "levers"}, "many", "300");
  const auto listed = files({"levers", "--set", "theft.basis=incidents"}, "listed", "300");
  EXPECT_TRUE(all.at("baseline+listed/levers.csv") == listed.at("levers.csv"));
  EXPECT_FALSE(all.at("baseline/levers.csv") == listed.at("levers.csv"));
}

TEST_F(QuestionsBesideTest, WithoutWorldsEachDrawsThoseOfItsOwnCommand) {
  const auto outcome = call({"run", "baseline", "--questions", "claims", "--json"}, {});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(nlohmann::json::parse(outcome.out).at("questions"), nlohmann::json::array({"claims"}));
  const auto manifest = nlohmann::json::parse(test::bytes_of(folder.path / "results/baseline/manifest.json"));
  EXPECT_EQ(manifest.at("worlds"), 200'000);
  EXPECT_EQ(manifest.at("questions")[0].at("worlds"), 20'000);
}

TEST_F(QuestionsBesideTest, WhatItsCommandWouldRefuseIsRefusedBeforeAnythingIsComputed) {
  for (const auto& [more, text] :
       {std::pair{std::vector<std::string>{"--questions", "claim"},
                  "--questions: 'claim' is not known; did you mean 'claims'?"},
        {{"--questions", "claims,all"}, "--questions: 'all' is not known (all, or some of claims, levers,"},
        {{"--questions", "claims,"}, "--questions: '' is not known"},
        {{"--questions", "levers", "--questions", "levers"}, "--questions: levers is asked for twice"},
        {{"--questions", "all", "--worlds", "900000000"},
         "--questions sensitivity: --worlds: '900000000' is not a whole number from 10240 to 1000000"}}) {
    const auto outcome = call({"run", "baseline"}, more);
    EXPECT_EQ(outcome.code, 64);
    EXPECT_THAT(outcome.err, HasSubstr(text));
    EXPECT_TRUE(test::tree(folder.path).empty());
  }
}

}  // namespace
}  // namespace fundshare::questions_beside_test
