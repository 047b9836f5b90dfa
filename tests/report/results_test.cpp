// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/results.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <sstream>

#include "fundshare/base/error.hpp"
#include "report/made_run.hpp"

namespace fundshare::results_test {
namespace {

using ::testing::HasSubstr;

/// The text of the fault, with its code in front; empty where there is none.
std::string fault_of(const std::filesystem::path& folder) {
  try {
    const Results results{folder};
  } catch (const Error& error) {
    return std::to_string(static_cast<int>(error.code())) + " " + error.what();
  }
  return "";
}

TEST(Results, FiguresAreThoseOfTheTable) {
  const Results results{test::made_run()};
  std::istringstream lines{test::bytes_of(test::made_run() / "summary.csv")};
  const std::regex row{R"(baseline,coverage,1,total,2017,2025,spending,quantile,0\.05,([^,]*),([^,]*),.*)"};
  int found = 0;
  for (std::string line; std::getline(lines, line);) {
    std::smatch cells;
    if (!std::regex_match(line, cells, row)) continue;
    const auto figure = results.figure("coverage", {2017, 2025}, "q05");
    ASSERT_TRUE(figure);
    EXPECT_EQ(figure->value, std::stod(cells[1].str()));
    EXPECT_EQ(figure->mc_se, std::stod(cells[2].str()));
    ++found;
  }
  EXPECT_EQ(found, 1);
  EXPECT_EQ(results.unit("coverage"), "1");
  EXPECT_FALSE(results.figure("coverage", {1990, 1990}, "q05"));
}

TEST(Results, FactsComeFromTheManifestAndTheReadme) {
  const Results results{test::made_run()};
  EXPECT_EQ(results.facts().scenario, "baseline");
  EXPECT_EQ(results.facts().worlds, 10240U);
  EXPECT_EQ(results.whole(), (Years{2017, 2025}));
  EXPECT_EQ(results.last_three(), (Years{2023, 2025}));
  EXPECT_THAT(test::bytes_of(test::made_run() / "README.txt"), HasSubstr("\n  " + results.facts().cite_line + "\n"));
  EXPECT_EQ(results.facts().as_of, "2026-06-09");  // the last theft of the tables
}

TEST(Results, InputsOnJudgementAreCountedAsTheRunCountsThem) {
  const Results results{test::made_run()};
  EXPECT_THAT(test::bytes_of(test::made_run() / "README.txt"),
              HasSubstr(std::to_string(results.inputs().judgement) + " of " + std::to_string(results.inputs().all) +
                        " inputs rest on judgement"));
}

TEST(Results, ColumnsMayStandInAnyOrderAndOthersMayBeAdded) {
  const test::SpoiledRun run;
  std::istringstream lines{run.text("influence.csv")};
  std::string turned;
  for (std::string line; std::getline(lines, line);) turned += "more," + line + "\n";
  turned.replace(0, 4, "added");
  test::put(run.path() / "influence.csv", turned);
  EXPECT_EQ(fault_of(run.path()), "");
}

TEST(Results, AMissingFolderSaysHowToMakeOne) {
  EXPECT_EQ(fault_of("no/such"), "66 no/such: no such folder (make one with: fundshare run baseline)");
}

TEST(Results, AMissingTableIsNamed) {
  const test::SpoiledRun run;
  run.remove("waterfall.csv");
  EXPECT_THAT(fault_of(run.path()), ::testing::MatchesRegex("66 .*/run/waterfall.csv: .*"));
}

TEST(Results, AMissingColumnIsNamed) {
  const test::SpoiledRun run;
  run.replace("summary.csv", ",value,", ",worth,");
  EXPECT_THAT(fault_of(run.path()), ::testing::MatchesRegex("65 .*/run/summary.csv:1.*: value: no such column.*"));
}

TEST(Results, ACellThatIsNoNumberIsNamedWithItsPlace) {
  const test::SpoiledRun run;
  run.replace("waterfall.csv", "total,2017,2025,theft,mean,,", "total,2017,2025,theft,mean,,about ");
  EXPECT_THAT(fault_of(run.path()),
              ::testing::MatchesRegex("65 .*/run/waterfall.csv:[0-9]+:10: value: 'about .*' is not a number"));
}

TEST(Results, AYearThatIsNoneIsNamed) {
  const test::SpoiledRun run;
  run.replace("summary.csv", "year,2017,2017", "year,2017.5,2017");
  EXPECT_THAT(fault_of(run.path()), HasSubstr("year_start: '2017.5' is not a year"));
}

TEST(Results, AManifestThatIsNoneIsRefused) {
  const test::SpoiledRun run;
  test::put(run.path() / "manifest.json", "{\"program\": \"fundshare\"}");
  EXPECT_THAT(fault_of(run.path()), HasSubstr("is not the manifest of a run"));
  test::put(run.path() / "manifest.json", "{");
  EXPECT_THAT(fault_of(run.path()), HasSubstr("this is not JSON"));
}

/// What is said of the manifest once a text in it is another; the folder is left out.
std::string fault_with(const std::string& what, const std::string& with) {
  const test::SpoiledRun run;
  run.replace("manifest.json", what, with);
  const std::string fault = fault_of(run.path());
  const auto at = fault.find("manifest.json");
  return at == std::string::npos ? fault : fault.substr(0, 3) + fault.substr(at);
}

TEST(Results, ANumberOfTheManifestThatIsNoneIsNamedWithItsPlace) {
  using ::testing::MatchesRegex;
  const std::string place = "65 manifest.json:[0-9]+:[0-9]+: ", count = "must be a whole number from 0 on [(]found ";
  EXPECT_THAT(fault_with("\"worlds\": 10240", "\"worlds\": 1.5"), MatchesRegex(place + "worlds: " + count + "1.5[)]"));
  EXPECT_THAT(fault_with("\"worlds\": 10240", "\"worlds\": -1"), MatchesRegex(place + "worlds: " + count + "-1[)]"));
  EXPECT_THAT(fault_with("\"worlds\": 10240", "\"worlds\": 2000000000000000"),
              MatchesRegex(place + "worlds: must be at most 1e15 [(]found 2000000000000000[)]"));
  EXPECT_THAT(
      fault_with("\"years\": [\n        2017,", "\"years\": [\n        \"2017\","),
      MatchesRegex(place + "scenario.resolved.years.0.: must be an integer from 1900 to 2200 [(]found '2017'[)]"));
  EXPECT_THAT(fault_with("\"years\": [\n        2017,", "\"years\": [\n"),
              MatchesRegex(place + "scenario.resolved.years: must be a list of the first and the last year [(]found a "
                                   "list[)]"));
  EXPECT_THAT(
      fault_with("\"years\": [\n        2017,", "\"years\": [\n        2099,"),
      MatchesRegex(place + "scenario.resolved.years: the first year must not be after the last [(]found 2099 and "
                           "2025[)]"));
  EXPECT_THAT(fault_with("\"version\": \"", "\"version\": 3, \"was\": \""),
              MatchesRegex("65 manifest.json:3:14: version: must be a string [(]found 3[)]"));
}

// Such a seed is a double once read. It is no number of the page.
TEST(Results, ALargeSeedIsNoFault) { EXPECT_EQ(fault_with("\"seed\": 1,", "\"seed\": 18446744073709551615,"), ""); }

TEST(Results, AReadmeWithoutACitationIsRefused) {
  const test::SpoiledRun run;
  run.replace("README.txt", "Cite as", "Cited");
  EXPECT_THAT(fault_of(run.path()), HasSubstr("has no line 'Cite as'"));
}

TEST(Results, TablesOfOtherDataAreTold) {
  EXPECT_FALSE(same_data(test::made_run(), {{"theft/incidents.csv", "another text", 1}}));
  EXPECT_TRUE(same_data(test::made_run(), {{"not/of/the/run.csv", "any", 1}}));
}

}  // namespace
}  // namespace fundshare::results_test
