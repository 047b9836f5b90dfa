// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::data_test {
namespace {

using test::Outcome;
using test::run_program;

struct DataCommandTest : ::testing::Test {
  std::string printed(const std::vector<std::string>& arguments) {
    const Outcome outcome = run_program(arguments, folder.path);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    return outcome.out;
  }
  std::string refused(int code, const std::vector<std::string>& arguments) {
    const Outcome outcome = run_program(arguments, folder.path);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    return outcome.err;
  }

  /// A copy of the tables of the project in which a text of a file is replaced.
  std::string edited_data(const std::string& file, const std::string& from, const std::string& to) {
    const auto data = folder.path / "data";
    test::fs::copy(FUNDSHARE_TEST_DATA_DIR, data, test::fs::copy_options::recursive);
    std::ifstream in{data / file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    test::put(data / file, text.replace(at, from.size(), to));
    return data.string();
  }

  test::TemporaryFolder folder;
};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_F(DataCommandTest, CheckCountsWhatIsThereAndWritesNothing) {
  const auto text = printed({"data", "check"});
  EXPECT_TRUE(text.starts_with("The tables obey their rules: no error, ")) << text;
  for (const char* part :
       {"\nTables\n", "theft/incidents.csv ", "thefts, government ", "thefts that the scenario draws ",
        "\nInputs by confidence and by what they rest on\n", "blank_recovery ", "\nWarnings: "})
    EXPECT_TRUE(contains(text, part)) << part;
  EXPECT_TRUE(test::tree(folder.path).empty());
}

TEST_F(DataCommandTest, CheckTellsProgramsEveryPlace) {
  const auto json = printed({"data", "check", "--json"});
  EXPECT_TRUE(contains(json, "\"kind\": \"data_check\""));
  EXPECT_TRUE(contains(json, "\"level\": \"warning\""));
  EXPECT_TRUE(contains(json, "\"place\": \"theft/incidents.csv:"));
}

TEST_F(DataCommandTest, CheckRefusesAMisspeltEstimatorWithItsPlace) {
  const auto data =
      edited_data("theft/annual_theft_estimates.csv", "2020-12-31,Chainalysis,", "2020-12-31,Chainalisis,");
  const auto error = refused(65, {"data", "check", "--data", data});
  EXPECT_EQ(error,
            "fundshare: " + data +
                "/theft/annual_theft_estimates.csv:2:3: estimator: 'Chainalisis' is nearly 'Chainalysis' of line "
                "3 (one estimator is spelt in one way; two need names that differ by more)\n");
}

TEST_F(DataCommandTest, ShowPrintsTheRowsAskedForInAlignedColumns) {
  EXPECT_EQ(printed({"data", "show", "incidents", "--where", "usd_best>=5e8", "--where", "date<2023", "--columns",
                     "date,victim,usd_best"}),
            "theft/incidents.csv: 2 of 230 rows\n\n"
            "  date        victim                         usd_best\n"
            "  2018-01-26  Coincheck                     534000000\n"
            "  2022-03-23  Ronin Bridge (Axie Infinity)  551700000\n");
}

TEST_F(DataCommandTest, ShowPrintsCsvAndJson) {
  const std::vector<std::string> some{"data",
                                      "show",
                                      "theft/incidents.csv",
                                      "--where",
                                      "incident_id=2025-02-bybit",
                                      "--columns",
                                      "incident_id,usd_best,recovered_usd"};
  auto csv = some, json = some;
  csv.emplace_back("--csv");
  json.emplace_back("--json");
  EXPECT_EQ(printed(csv), "incident_id,usd_best,recovered_usd\n2025-02-bybit,1460000000,53800000\n");
  EXPECT_TRUE(contains(printed(json), "\"usd_best\": 1460000000.0"));
}

// A cell that a spreadsheet or a terminal would act on: fault classes of text cells.
TEST_F(DataCommandTest, ShowLetsNoCellActOnASpreadsheetOrATerminal) {
  const auto data = edited_data("theft/incidents.csv", ",Bybit,", ",\"=cmd|'/c calc'!A1 \x1b[31m{}%s\xe2\x80\xae\",");
  const std::vector<std::string> row{
      "data", "show", "incidents", "--data", data, "--where", "incident_id=2025-02-bybit", "--columns", "victim"};
  auto csv = row;
  csv.emplace_back("--csv");
  const auto as_csv = run_program(csv, folder.path), as_text = run_program(row, folder.path);
  if (as_csv.code == 65) return;  // control characters may be refused by the reader: then nothing is printed
  EXPECT_TRUE(contains(as_csv.out, "'=cmd")) << as_csv.out;
  for (const auto& text : {as_csv.out, as_text.out})
    EXPECT_TRUE(std::ranges::all_of(text, [](char c) { return c == '\n' || (c >= ' ' && c < 127); })) << text;
}

TEST_F(DataCommandTest, ShowTellsWhatColumnsMean) {
  const auto text = printed({"data", "show", "unit_costs", "--dictionary", "--columns", "usd_best,class"});
  EXPECT_TRUE(text.starts_with("budget/unit_costs.csv: 2 columns\n\n  usd_best  figure given, or a midpoint")) << text;
}

TEST_F(DataCommandTest, ShowRefusesWhatIsNotThereWithTheNearest) {
  EXPECT_TRUE(
      refused(64, {"data", "show", "incidnets"}).starts_with("fundshare: no table 'incidnets' (nearest: incidents)"));
  EXPECT_TRUE(refused(64, {"data", "show", "incidents", "--where", "usd_bset>1"})
                  .starts_with("fundshare: no column 'usd_bset' (nearest: usd_best)"));
  EXPECT_TRUE(
      refused(64, {"data", "show", "incidents", "--columns", "victm"}).starts_with("fundshare: no column 'victm'"));
  EXPECT_TRUE(refused(64, {"data", "show", "incidents", "--csv", "--json"}).starts_with("fundshare: --json and --csv"));
  EXPECT_EQ(refused(66, {"data", "show", "incidents", "--data", "nowhere"}),
            "fundshare: nowhere: no such data folder (set by --data)\n");
}

TEST_F(DataCommandTest, SourcesPrintsARowWithItsAddressAndUse) {
  const auto text = printed({"data", "sources", "N037"});
  for (const char* part : {"N037: a row of inputs/input_evidence.csv", "  source_url      http", "derived: arithmetic",
                           "budget.materials_share  stands behind its law"})
    EXPECT_TRUE(contains(text, part)) << part << '\n' << text;
  EXPECT_TRUE(contains(printed({"data", "sources", "C10", "--json"}), "\"cells\": {"));
  EXPECT_TRUE(refused(64, {"data", "sources", "N99"}).starts_with("fundshare: no row of the tables has the id 'N99'"));
}

TEST_F(DataCommandTest, AGroupNamesItsCommands) {
  EXPECT_TRUE(contains(refused(64, {"data"}), "data check, data show, data sources"));
  EXPECT_TRUE(contains(refused(64, {"data", "chek"}), "; did you mean 'data check'?"));
}

}  // namespace
}  // namespace fundshare::data_test
