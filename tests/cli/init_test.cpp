// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::init_test {
namespace {

using test::run_program;
using ::testing::HasSubstr;

struct InitTest : ::testing::Test {
  /// The tables of a run of few worlds that goes by the name of baseline.
  std::map<std::string, std::string> tables(const std::string& scenario, const std::string& out) {
    const auto outcome = run_program(
        {"run", scenario, "--worlds", "600", "--quiet", "--set", "name=baseline", "--out", out}, folder.path);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    auto files = test::tree(folder.path / out);
    files.erase("manifest.json");  // it has the text of the scenario
    for (const auto* has_the_number_of_the_run : {"README.txt", "datapackage.json", "results.xlsx"}) {
      files.erase(has_the_number_of_the_run);  // which follows from that text
    }
    return files;
  }
  [[nodiscard]] std::string written() const { return test::bytes_of(folder.path / "my_scenario.toml"); }
  test::TemporaryFolder folder;
};

TEST_F(InitTest, TheScenarioRunsAsItIsAndGivesTheNumbersOfBaseline) {
  const auto made = run_program({"init"}, folder.path);
  EXPECT_EQ(made.code, 0) << made.err;
  EXPECT_EQ(made.out, "wrote my_scenario.toml; try: fundshare run my_scenario.toml\n");
  EXPECT_THAT(test::differing(tables("my_scenario.toml", "mine"), tables("baseline", "plain")), ::testing::IsEmpty());
}

TEST_F(InitTest, EveryLineThatIsSwitchedOffIsTheDefault) {
  ASSERT_EQ(run_program({"init"}, folder.path).code, 0);
  std::istringstream lines{written()};
  std::string text;
  int switched_on = 0;
  for (std::string line; std::getline(lines, line);) {
    const bool off = line.size() > 1 && line[0] == '#' && line[1] != ' ';
    switched_on += off ? 1 : 0;
    text += line.substr(off ? 1 : 0) + "\n";
  }
  EXPECT_GT(switched_on, 60);
  test::put(folder.path / "all.toml", text);
  auto all = tables("./all.toml", "all"), plain = tables("baseline", "plain");
  for (const auto* says_what_was_set : {"inputs.csv", "influence.csv"}) {
    all.erase(says_what_was_set);
    plain.erase(says_what_was_set);
  }
  EXPECT_THAT(test::differing(all, plain), ::testing::IsEmpty());
}

TEST_F(InitTest, NamesEveryInputOfTheRun) {
  ASSERT_EQ(run_program({"init"}, folder.path).code, 0);
  std::istringstream rows{tables("baseline", "plain").at("inputs.csv")};
  std::string row;
  std::getline(rows, row);  // the header
  while (std::getline(rows, row)) {
    const std::string name = row.substr(0, row.find_first_of(",["));
    if (name.front() == '"') continue;
    EXPECT_NE(written().find("\n#" + name + " = "), std::string::npos) << name;
  }
}

TEST_F(InitTest, AFileThatExistsIsReplacedOnlyWhenAsked) {
  test::put(folder.path / "my_scenario.toml", "years of work");
  const auto refused = run_program({"init"}, folder.path);
  EXPECT_EQ(refused.code, 73);
  EXPECT_EQ(refused.err, "fundshare: my_scenario.toml: it exists (name another file, or replace it with --force)\n");
  EXPECT_EQ(written(), "years of work");
  EXPECT_EQ(run_program({"init", "--force"}, folder.path).code, 0);
  EXPECT_THAT(written(), HasSubstr("\nextends = \"baseline\"\n"));
  EXPECT_EQ(test::tree(folder.path).size(), 1U);  // nothing is left beside it
}

TEST_F(InitTest, ADashWritesToTheTerminal) {
  const auto outcome = run_program({"init", "-"}, folder.path);
  ASSERT_EQ(run_program({"init"}, folder.path).code, 0);
  EXPECT_EQ(outcome.out, written());
}

TEST_F(InitTest, NamesThatRunWouldNotTakeAreRefused) {
  for (const char* name : {"mine", "mine.txt", ".toml", "a b.toml", ""}) {
    EXPECT_EQ(run_program({"init", name}, folder.path).code, 64) << name;
  }
  EXPECT_EQ(run_program({"init", "none/mine.toml"}, folder.path).code, 73);
  test::fs::create_directory(folder.path / "folder.toml");
  EXPECT_EQ(run_program({"init", "folder.toml", "--force"}, folder.path).code, 73);
  EXPECT_TRUE(test::tree(folder.path).empty());
}

}  // namespace
}  // namespace fundshare::init_test
