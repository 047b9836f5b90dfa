// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/csv_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <ctime>
#include <filesystem>
#include <string>

#include "evidence/message_of.hpp"
#include "fundshare/evidence/utf8.hpp"

namespace fundshare::csv_file_test {
namespace {

using namespace std::string_literals;
using test::message_of;

std::string problem_of(const std::string& bytes) {
  return message_of([&] { (void)parse_csv(bytes, "t.csv"); });
}

void expect_plain_table(const std::string& bytes) {
  const auto table = parse_csv(bytes, "t.csv");
  EXPECT_EQ(table.header, (std::vector<std::string>{"id", "usd"})) << bytes;
  ASSERT_EQ(table.rows.size(), 2U) << bytes;
  EXPECT_EQ(table.rows[0].cells, (std::vector<std::string>{"a", ""})) << bytes;
  EXPECT_EQ(table.rows[1].cells, (std::vector<std::string>{"b", "5"})) << bytes;
  EXPECT_EQ(table.rows[1].line, 3) << bytes;
}

TEST(CsvFile, TheWayATableIsWrittenMakesNoDifference) {
  expect_plain_table("id,usd\na,\nb,5\n");
  expect_plain_table("id,usd\r\na,\r\nb,5\r\n");
  expect_plain_table("\xef\xbb\xbfid,usd\na,\nb,5\n");
  expect_plain_table("id,usd\na,\nb,5");
  expect_plain_table("\"id\",\"usd\"\n\"a\",\"\"\n\"b\",\"5\"\n");
  expect_plain_table("\xef\xbb\xbf\"id\",\"usd\"\r\n\"a\",\"\"\r\n\"b\",\"5\"");
}

TEST(CsvFile, CellsAreTakenAsTheyAre) {
  const auto table = parse_csv("a,b,c\n\"x, \"\"y\"\"\", z ,=cmd|'/c calc'!A1\n", "t.csv");
  EXPECT_EQ(table.rows[0].cells, (std::vector<std::string>{"x, \"y\"", " z ", "=cmd|'/c calc'!A1"}));
}

TEST(CsvFile, EveryNumberOfColumnsUpTo40IsRead) {
  std::string header = "c1";
  std::string row = "1";
  for (int columns = 1; columns <= 40; ++columns) {
    const auto table = parse_csv(header + "\n" + row + "\n", "t.csv");
    EXPECT_EQ(table.rows[0].cells.size(), static_cast<std::size_t>(columns));
    EXPECT_EQ(table.rows[0].cells.back(), std::to_string(columns));
    header += ",c" + std::to_string(columns + 1);
    row += "," + std::to_string(columns + 1);
  }
  EXPECT_EQ(problem_of(header + "\n"), "t.csv:1:41: more than 40 columns");
}

TEST(CsvFile, OtherEncodingsAreRefusedAtTheirByte) {
  EXPECT_EQ(problem_of("id\nab\0c\n"s), "t.csv:2:1: NUL byte at byte offset 5 (save the file as UTF-8)");
  EXPECT_EQ(problem_of("\xff\xfei\0d\0"s),
            "t.csv:1:1: looks like UTF-16 text (byte offset 0; save it as UTF-8), not a table");
  EXPECT_EQ(problem_of("id\ncaf\xe9\n"), "t.csv:2:1: byte 0xe9 at byte offset 6 is not UTF-8 (save the file as UTF-8)");
  EXPECT_EQ(problem_of("\xc0\xaf\n"), "t.csv:1:1: byte 0xc0 at byte offset 0 is not UTF-8 (save the file as UTF-8)");
  EXPECT_EQ(problem_of("\xed\xa0\x80\n"),
            "t.csv:1:1: byte 0xed at byte offset 0 is not UTF-8 (save the file as UTF-8)");
}

TEST(CsvFile, Utf8IsToldFromWhatResemblesIt) {
  constexpr auto none = std::string_view::npos;
  EXPECT_EQ(find_invalid_utf8("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z"), none);
  EXPECT_EQ(find_invalid_utf8("\xf4\x8f\xbf\xbf\xed\x9f\xbf\xee\x80\x80"), none);
  for (const std::string bad : {"\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xbf\xbf", "\xf0\x8f\xbf\xbf",
                                "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xc3(", "\xe2\x82z"}) {
    EXPECT_EQ(find_invalid_utf8("ab" + bad), 2U);
  }
}

TEST(CsvFile, QuotesThatDoNotPairAreRefusedWhereTheyOpen) {
  const std::string open = "the quote that opens here is not closed on its line (a cell cannot hold a newline)";
  EXPECT_EQ(problem_of("a,b\n1,2\n3,\"4\n5,6\n"), "t.csv:3:2: " + open);
  EXPECT_EQ(problem_of("a,b\n1,\"two\nlines\"\n"), "t.csv:2:2: " + open);
  EXPECT_EQ(problem_of("a,b\n1,\"x"), "t.csv:2:2: " + open);
  EXPECT_EQ(problem_of("a,b\n\"x\"z,1\n"), "t.csv:2:1: text after a closing quote");
  EXPECT_EQ(problem_of("a,b\n1,x\"z\"\n"),
            "t.csv:2:2: a quote inside a cell that does not begin with one (write \"\" inside quotes)");
  EXPECT_EQ(problem_of("a,b\r1,2\r"), "t.csv:1:2: a carriage return inside a cell");
}

TEST(CsvFile, LinesOfUnequalLengthAreAllNamed) {
  const std::string why = " (a comma inside a cell needs quotes around the cell)";
  EXPECT_EQ(problem_of("a,b\n1\n1,2\n1,2,3,4\n\n1,2\n"), "t.csv:2:1: 1 field where the header has 2" + why +
                                                             "\nt.csv:4:3: 4 fields where the header has 2" + why +
                                                             "\nt.csv:5:1: blank line (remove it)");
}

TEST(CsvFile, NamesOfColumnsAreGivenAndGivenOnce) {
  EXPECT_EQ(problem_of("a,,c\n1,2,3\n"), "t.csv:1:2: blank column name");
  EXPECT_EQ(problem_of("a,b,a\n1,2,3\n"), "t.csv:1:3: a: column name of column 1 too");
}

TEST(CsvFile, OtherKindsOfFileAreNamed) {
  const auto looks = [](const std::string& what) { return "t.csv:1:1: looks like " + what; };
  EXPECT_EQ(problem_of(""), looks("an empty file, not a table"));
  EXPECT_EQ(problem_of("\xef\xbb\xbf"), looks("an empty file, not a table"));
  EXPECT_EQ(problem_of(" \n\n"), looks("an empty file, not a table"));
  EXPECT_EQ(problem_of("\n <!DOCTYPE html><html>"), looks("an HTML or XML page, not a table"));
  EXPECT_EQ(problem_of("\x89PNG\r\n\x1a\n"), looks("a PNG image, not a table"));
  EXPECT_EQ(problem_of("\x1f\x8b\x08\x00"s), looks("a gzip archive (unpack it first), not a table"));
  EXPECT_EQ(problem_of("PK\x03\x04..."), looks("a zip archive or a spreadsheet (save it as CSV), not a table"));
  EXPECT_EQ(problem_of("version https://git-lfs.github.com/spec/v1\n"),
            looks("a Git LFS pointer (fetch the file itself), not a table"));
  EXPECT_EQ(problem_of("a;b\n1;2\n"), looks("a table separated by semicolons (use commas)"));
  EXPECT_EQ(problem_of("a\tb\n1\t2\n"), looks("a table separated by tabs (use commas)"));
  EXPECT_EQ(problem_of("a,b\n<<<<<<< HEAD\n1,2\n"), "t.csv:2:1: marks of an unfinished merge (choose one side)");
}

TEST(CsvFile, HugeCellsLinesAndHeadersAreRefusedAtOnce) {
  const std::clock_t start = std::clock();
  EXPECT_EQ(problem_of("a,b\n1," + std::string(17 << 20, 'x') + "\n"), "t.csv:2:2: a cell above 1 MiB");
  EXPECT_EQ(problem_of("a,b\n1,\"" + std::string(17 << 20, 'x') + "\"\n"), "t.csv:2:2: a cell above 1 MiB");
  EXPECT_EQ(problem_of(std::string(1 << 21, 'x') + "\n"), "t.csv:1:1: a cell above 1 MiB");
  EXPECT_EQ(problem_of(std::string(10'000, ',')), "t.csv:1:41: more than 40 columns");
  // Processor time: two seconds each, with room for sanitizers; what grows with the square of a cell takes hours.
  EXPECT_LT(std::clock() - start, 8 * CLOCKS_PER_SEC);
}

TEST(CsvFile, FilesThatCannotBeReadAreRefusedWithTheReason) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path{testing::TempDir()} / "fundshare_csv_file_test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const auto read = [&](const fs::path& path) { return message_of([&] { (void)read_csv(path); }); };
  const auto missing = (folder / "no.csv").generic_string();
  EXPECT_EQ(read(missing), missing + ": cannot open the file (No such file or directory)");
  EXPECT_EQ(read(folder), folder.generic_string() + ": is a directory, not a file");
  const auto pipe = (folder / "pipe").generic_string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(read(pipe), pipe + ": is a pipe, not a file");
  EXPECT_EQ(read("/dev/zero"), "/dev/zero: is a device or a socket, not a file");
  try {
    (void)read_csv(missing);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::no_input);
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace fundshare::csv_file_test
