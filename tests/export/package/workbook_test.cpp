// SPDX-License-Identifier: Apache-2.0
// The spreadsheet of a run, read by Python's standard library.
#include "fundshare/export/package/workbook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "export/package/made_files.hpp"
#include "export/temporary_folder.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/evidence/csv_file.hpp"

namespace fundshare::workbook_test {
namespace {

using ::testing::HasSubstr;

std::string read_workbook(const std::string& bytes) {
  const test::TemporaryFolder folder;
  test::put(folder.path / "results.xlsx", bytes);
  const std::string command = "python3 " FUNDSHARE_TEST_SOURCE_DIR "/tests/export/package/read_workbook.py " +
                              (folder.path / "results.xlsx").string();
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  std::string out;
  for (char part[4096]; const std::size_t size = std::fread(part, 1, sizeof part, pipe);) out.append(part, size);
  EXPECT_EQ(::pclose(pipe), 0) << out;
  return out;
}

std::string sheet_of(const std::string& book, const std::string& name) {
  const auto start = book.find("== " + name + "\n");
  if (start == std::string::npos) return "";
  const auto first = book.find('\n', start) + 1;
  return book.substr(first, std::min(book.find("\n== ", first), book.find("\nchart ", first)) + 1 - first);
}

/// A file of the run that the tests below share.
const std::vector<ResultFile>& files() {
  static const auto made = test::made_files();
  return made;
}

const std::string& book() {
  static const std::string text = read_workbook(test::file_of(files(), "results.xlsx").bytes);
  return text;
}

TEST(Workbook, HasItsSheetsAndNoFormula) {
  std::istringstream lines{book()};
  std::vector<std::string> sheets;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("== ")) sheets.push_back(line.substr(3));
  }
  EXPECT_EQ(sheets, (std::vector<std::string>{"README", "share by year", "summary", "dictionary"}));
  EXPECT_THAT(book(), ::testing::EndsWith("\nformulas 0\n"));
}

TEST(Workbook, ItsReadmeIsTheReadmeWithTheLineToCite) {
  const auto& readme = test::file_of(files(), "README.txt").bytes;
  const RawTable sheet = parse_csv("line\n" + sheet_of(book(), "README"), "sheet");
  std::istringstream lines{readme};
  std::vector<std::string> expected, found;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) expected.push_back(line);
  }
  for (const auto& row : sheet.rows) found.push_back(row.cells[0]);
  EXPECT_EQ(found, expected);
  EXPECT_THAT(found.back(), HasSubstr(", scenario baseline, 300 worlds, seed 1, manifest "));
}

double number_of(const std::string& cell) {
  double value = NAN;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

// The library prints 16 digits, so a number is that of the table but for half a unit of the sixteenth digit: at most
// 5e-16 of it; the two readings add less than 3e-16.
TEST(Workbook, ItsSummaryHasTheCellsOfTheTable) {
  const RawTable table = parse_csv(test::file_of(files(), "summary_wide.csv").bytes, "table");
  const RawTable sheet = parse_csv(sheet_of(book(), "summary"), "sheet");
  ASSERT_EQ(sheet.header, table.header);
  ASSERT_EQ(sheet.rows.size(), table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t k = 0; k < table.header.size(); ++k) {
      const auto &cell = table.rows[row].cells[k], &shown = sheet.rows[row].cells[k];
      if (table.header[k] == "unit" || cell.empty() || std::isnan(number_of(cell))) {
        EXPECT_EQ(shown, cell) << row << ' ' << table.header[k];
      } else {
        EXPECT_NEAR(number_of(shown), number_of(cell), 8e-16 * std::abs(number_of(cell)));
      }
    }
  }
}

TEST(Workbook, ItsChartDrawsTheNineYears) {
  const std::string sheet = sheet_of(book(), "share by year");
  EXPECT_THAT(sheet, HasSubstr("\nyear,q05,q25,median,q75,q95,flags\n2017.0,"));
  EXPECT_THAT(book(), HasSubstr("'share by year'!$A$5:$A$13 'share by year'!$D$5:$D$13"));
}

TEST(Workbook, HasTheClaimsWhereTheyAreThere) {
  auto with = files();
  const std::string header =
      "origin_group,claims,judged,depends_on_reading,nearest_claim,nearest_phrase,farthest_claim,"
      "farthest_phrase,verdict,statements\n";
  with.push_back({"claim_verdicts.csv", header + "un,C01,1,no,C01,,,,\"=A1, and more\",b\n", 1});
  const std::string text = read_workbook(workbook_bytes(with));
  EXPECT_THAT(sheet_of(text, "claim verdicts"), HasSubstr("un,C01,1.0,no,C01,,,,\"=A1, and more\",b\n"));
  EXPECT_THAT(text, ::testing::EndsWith("\nformulas 0\n"));
}

TEST(Workbook, ItsBytesKnowNoClockAndNoTimeZone) {
  const auto& before = test::file_of(files(), "results.xlsx").bytes;
  ::setenv("TZ", "Asia/Pyongyang", 1);
  ::usleep(2'100'000);  // archives keep times to two seconds
  EXPECT_TRUE(workbook_bytes(files()) == before);
  ::unsetenv("TZ");
}

TEST(Workbook, AFolderForTemporaryFilesThatIsNotThereIsNamed) {
  ::setenv("TMPDIR", "/none/such", 1);
  EXPECT_THROW((void)workbook_bytes(files()), Error);
  ::unsetenv("TMPDIR");
}

}  // namespace
}  // namespace fundshare::workbook_test
