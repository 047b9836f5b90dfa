// SPDX-License-Identifier: Apache-2.0
// Faults planted in the folder of a run, one at a time, and what the check of the folder says of each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"
#include "fundshare/export/sha256.hpp"

namespace fundshare::verify_test {
namespace {

using test::Outcome;
using test::run_program;
using ::testing::HasSubstr;

/// The folder of one run for all tests, and a copy of it for each.
struct VerifyTest : ::testing::Test {
  static void SetUpTestSuite() {
    made = new test::TemporaryFolder;
    const auto outcome = run_program(
        {"run", "baseline", "--worlds", "300", "--questions", "claims,levers,frontier", "--quiet"}, made->path);
    ASSERT_EQ(outcome.code, 0) << outcome.err;
  }
  static void TearDownTestSuite() { delete made; }
  VerifyTest() { test::fs::copy(made->path / "results/baseline", run, test::fs::copy_options::recursive); }

  [[nodiscard]] Outcome verify(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"verify", "run"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments, folder.path);
  }
  /// Replaces the first place of a text in a file. \param rehash  lists the new digest and size in both lists
  void edit(const std::string& file, const std::string& from, const std::string& to, bool rehash = true) const {
    std::string bytes = test::bytes_of(run / file);
    const std::string digest = sha256_hex(bytes);
    const auto size = bytes.size();
    const auto at = bytes.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    bytes.replace(at, from.size(), to);
    write(file, bytes);
    if (rehash) list_again(digest, size, bytes);
  }
  /// So that the fault is seen for itself: the lists say of the file what it now is, and README.txt cites the manifest.
  void list_again(const std::string& digest, std::size_t size, const std::string& bytes) const {
    const std::string manifest = test::bytes_of(run / "manifest.json");
    for (const std::string list : {"manifest.json", "datapackage.json"}) {
      auto text = test::bytes_of(run / list);
      const auto at = text.find(digest);
      if (at == std::string::npos) continue;
      text.replace(at, 64, sha256_hex(bytes));
      for (const std::string& near : {"\"bytes\": " + std::to_string(size)}) {
        const auto from = list == "manifest.json" ? text.find(near, at) : text.rfind(near, at);
        text.replace(from, near.size(), "\"bytes\": " + std::to_string(bytes.size()));
      }
      write(list, text);
    }
    const std::string changed = test::bytes_of(run / "manifest.json");
    if (manifest == changed) return;
    std::string readme = test::bytes_of(run / "README.txt"), before = readme;
    readme.replace(readme.find(short_sha256(manifest)), 12, short_sha256(changed));
    write("README.txt", readme);
    std::string package = test::bytes_of(run / "datapackage.json");
    package.replace(package.find(sha256_hex(manifest)), 64, sha256_hex(changed));
    const auto size_at = package.find("\"bytes\": " + std::to_string(manifest.size()));
    package.replace(size_at, 9 + std::to_string(manifest.size()).size(),
                    "\"bytes\": " + std::to_string(changed.size()));
    package.replace(package.find(sha256_hex(before)), 64, sha256_hex(readme));
    write("datapackage.json", package);
  }
  void write(const std::string& file, const std::string& bytes) const {
    test::fs::remove(run / file);
    test::put(run / file, bytes);
  }
  void expect_fault(const std::string& text) const {
    const auto outcome = verify();
    EXPECT_EQ(outcome.code, 65);
    EXPECT_THAT(outcome.err, HasSubstr(text));
    EXPECT_EQ(outcome.out, "");
  }

  static test::TemporaryFolder* made;
  test::TemporaryFolder folder;
  test::fs::path run = folder.path / "run";
};
test::TemporaryFolder* VerifyTest::made = nullptr;

TEST_F(VerifyTest, AFolderAsItWasWrittenIsSound) {
  const auto text = verify();
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, ::testing::MatchesRegex("run: [0-9]+ files, 18 tables and [0-9,]+ rows are as fundshare .*\n"));
  const auto json = nlohmann::json::parse(verify({"--json"}).out);
  EXPECT_EQ(json.at("sound"), true);
  EXPECT_EQ(json.at("files"), test::tree(run).size());
  EXPECT_EQ(verify({"--quiet"}).out, "");
}

TEST_F(VerifyTest, AFlippedByteIsSeenByItsDigest) {
  auto bytes = test::bytes_of(run / "README.txt");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write("README.txt", bytes);
  expect_fault("README.txt: sha256 " + short_sha256(bytes) + ", where datapackage.json says ");
}

TEST_F(VerifyTest, AChangedDigestIsSeenInEitherList) {
  const std::string digest = sha256_hex(test::bytes_of(run / "summary.csv"));
  std::string other = digest;
  other[0] = other[0] == '0' ? '1' : '0';
  edit("datapackage.json", digest, other, false);
  expect_fault("summary.csv: sha256 " + digest.substr(0, 12) + ", where datapackage.json says " + other.substr(0, 12));
  edit("datapackage.json", other, digest, false);
  edit("manifest.json", digest, other, false);
  expect_fault("summary.csv: sha256 " + digest.substr(0, 12) + ", where manifest.json says " + other.substr(0, 12));
  expect_fault("README.txt: it does not cite the manifest ");
}

TEST_F(VerifyTest, ACountOfAListThatIsNoneIsNamedAtItsPlace) {
  edit("manifest.json", "\"worlds\": 300", "\"worlds\": \"many\"", false);
  EXPECT_THAT(verify().err,
              ::testing::ContainsRegex("manifest.json:[0-9]+:13: worlds: must be a whole number from 0 on "
                                       ".found 'many'"));
  edit("manifest.json", "\"worlds\": \"many\"", "\"worlds\": 300", false);
  edit("datapackage.json", "\"rows\": ", "\"rows\": -", false);
  EXPECT_THAT(verify().err,
              ::testing::ContainsRegex("datapackage.json:[0-9]+:[0-9]+: resources.[0-9]+..rows: must be a "
                                       "whole number from 0 on .found -"));
}

TEST_F(VerifyTest, AWordThatIsNoneOfTheColumnIsNamedAtItsCell) {
  edit("summary.csv", "\nbaseline,gross_theft_usd,usd_nominal,year,2017,2017,theft,sd,",
       "\nbaseline,gross_theft_usd,usd_nominal,year,2017,2017,theft,spread,");
  expect_fault("statistic: 'spread' is none of the words of this column (mean, sd, quantile)");
}

TEST_F(VerifyTest, TextInANumberIsNamedAtItsCell) {
  edit("lever_halving.csv", "\nbaseline,more_frozen,1,", "\nbaseline,more_frozen,all,");
  expect_fault("lever_halving.csv:2:3: largest_dose: 'all' is not a number");
}

TEST_F(VerifyTest, ANumberOutOfItsBoundsAndAnEmptyCellAreNamed) {
  edit("lever_halving.csv", "\nbaseline,more_frozen,1,", "\nbaseline,more_frozen,-1,");
  edit("lever_halving.csv", "\nbaseline,thefts_prevented,", "\nbaseline,,");
  expect_fault("lever_halving.csv:2:3: largest_dose: '-1' is out of range");
  expect_fault("lever_halving.csv:3:2: lever: the cell is empty (a value is required)");
}

TEST_F(VerifyTest, ARowThatIsThereTwiceIsNamed) {
  edit("lever_halving.csv", "\nbaseline,thefts_prevented,", "\nbaseline,more_frozen,");
  expect_fault(
      "lever_halving.csv:3:1: scenario: the same key as in line 2 (the columns scenario, lever together differ in "
      "every row)");
}

TEST_F(VerifyTest, AColumnTooManyAndACutRowAreNamed) {
  auto bytes = test::bytes_of(run / "checks.csv");
  std::string wide;
  for (const char c : bytes) wide += c == '\n' ? std::string{",x\n"} : std::string(1, c);
  write("checks.csv", wide);
  expect_fault("checks.csv:1:13: 'x' is one column too many (12 allowed)");
  bytes.resize(bytes.rfind(','));
  write("checks.csv", bytes);
  expect_fault(": 11 fields where the header has 12");
}

TEST_F(VerifyTest, AMissingRowIsSeenByTheNumberOfRows) {
  const auto bytes = test::bytes_of(run / "checks.csv");
  const auto rows = std::count(bytes.begin(), bytes.end(), '\n') - 1;
  edit("checks.csv", bytes.substr(bytes.rfind('\n', bytes.size() - 2) + 1), "");
  expect_fault("checks.csv: " + std::to_string(rows - 1) + " rows, where datapackage.json says " +
               std::to_string(rows));
}

TEST_F(VerifyTest, AMissingFileAndOneThatIsListedNowhereAreNamed) {
  test::fs::remove(run / "waterfall.csv");
  test::put(run / "mine.txt", "notes\n");
  expect_fault("waterfall.csv: the file is listed, and missing\nmine.txt: no list names this file");
}

TEST_F(VerifyTest, ALooserSchemaIsNotThatOfTheProgram) {
  edit("datapackage.json", "\"maximum\": 1.0", "\"maximum\": 2.0", false);
  expect_fault("datapackage.json: the schema of summary.csv is not the one of fundshare ");
}

TEST_F(VerifyTest, AListThatIsNoJsonIsNamedAtItsPlace) {
  edit("datapackage.json", "{\n", "{,\n", false);
  expect_fault("datapackage.json:1:2: this is not JSON");
}

TEST_F(VerifyTest, APathOutsideTheFolderIsNotRead) {
  edit("datapackage.json", "\"path\": \"summary.csv\"", "\"path\": \"../summary.csv\"", false);
  expect_fault("datapackage.json: '../summary.csv' is no name of a file in this folder");
}

TEST_F(VerifyTest, JsonHasEveryFaultWithItsPlace) {
  edit("lever_halving.csv", "\nbaseline,more_frozen,1,", "\nbaseline,more_frozen,all,");
  const auto outcome = verify({"--json"});
  EXPECT_EQ(outcome.code, 65);
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(json.at("sound"), false);
  ASSERT_EQ(json.at("fault_count"), 1);
  const auto& fault = json.at("faults")[0];
  EXPECT_EQ(fault.at("file"), "lever_halving.csv");
  EXPECT_EQ(fault.at("line"), 2);
  EXPECT_EQ(fault.at("column"), 3);
  EXPECT_EQ(fault.at("name"), "largest_dose");
}

TEST_F(VerifyTest, AnAnswerOfAQuestionIsCheckedToo) {
  ASSERT_EQ(run_program({"levers", "--worlds", "300", "--quiet"}, folder.path).code, 0);
  const auto sound = run_program({"verify", "results/levers/baseline"}, folder.path);
  EXPECT_EQ(sound.code, 0) << sound.err;
  EXPECT_THAT(sound.out, HasSubstr("5 files, 4 tables"));
}

TEST_F(VerifyTest, AFolderThatIsNoneOfOursIsRefused) {
  EXPECT_EQ(run_program({"verify", "nothing"}, folder.path).code, 66);
  const auto outcome = run_program({"verify", "."}, folder.path);
  EXPECT_EQ(outcome.code, 66);
  EXPECT_THAT(outcome.err, HasSubstr(".: neither datapackage.json nor manifest.json is here"));
}

}  // namespace
}  // namespace fundshare::verify_test
