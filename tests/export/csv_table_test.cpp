// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/csv_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace fundshare::csv_table_test {
namespace {

TEST(CsvTable, NumbersAreTheShortestTextThatReadsBackAsTheSame) {
  EXPECT_EQ(number_text(0.5), "0.5");
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(1e-5), "1e-05");
  EXPECT_EQ(number_text(2017.0), "2017");
  EXPECT_EQ(number_text(1.0 / 3.0), "0.3333333333333333");
  EXPECT_EQ(number_text(-2.5e300), "-2.5e+300");
  EXPECT_EQ(std::stod(number_text(std::nextafter(0.1, 1.0))), std::nextafter(0.1, 1.0));
}

TEST(CsvTable, MinusZeroIsZeroAndWhatIsNoNumberIsEmpty) {
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN()), "");
  EXPECT_EQ(number_text(std::numeric_limits<double>::infinity()), "");
  EXPECT_EQ(number_text(-std::numeric_limits<double>::infinity()), "");
}

TEST(CsvTable, TextIsQuotedOnlyWhereItMustBe) {
  EXPECT_EQ(text_cell("plain text; with [marks]"), "plain text; with [marks]");
  EXPECT_EQ(text_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(text_cell("say \"so\""), "\"say \"\"so\"\"\"");
  EXPECT_EQ(text_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(text_cell(""), "");
}

TEST(CsvTable, TextThatASpreadsheetWouldRunIsMadeHarmless) {
  EXPECT_EQ(text_cell("=1+1"), "'=1+1");
  EXPECT_EQ(text_cell("+1"), "'+1");
  EXPECT_EQ(text_cell("-1"), "'-1");
  EXPECT_EQ(text_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(text_cell("\t=1"), "'\t=1");
  EXPECT_EQ(text_cell("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(text_cell("=cmd|'/c calc'!A1,x"), "\"'=cmd|'/c calc'!A1,x\"");
  EXPECT_EQ(Cell{-1.5}.text(), "-1.5");  // a number is never changed
}

TEST(CsvTable, EachCharacterOutsideAsciiBecomesAQuestionMark) {
  EXPECT_EQ(text_cell("caf\xc3\xa9 \xe2\x82\xac"), "caf? ?");
  EXPECT_EQ(text_cell("a\x1b[31mb"), "a?[31mb");
}

TEST(CsvTable, HoldsAHeaderAndLinesThatEndInLineFeed) {
  CsvTable table{"data_dictionary.csv"};
  table.add({"a.csv", "x", "number", "1", "one, two"});
  const ResultFile file = std::move(table).finish();
  EXPECT_EQ(file.name, "data_dictionary.csv");
  EXPECT_EQ(file.rows, 1U);
  EXPECT_EQ(file.bytes, "file,column,type,unit,description\na.csv,x,number,1,\"one, two\"\n");
}

TEST(CsvTable, RefusesRowsThatAreNotOfTheSchema) {
  CsvTable table{"data_dictionary.csv"};
  EXPECT_THROW(table.add({"a.csv", "x", "number", "1"}), std::logic_error);
  EXPECT_THROW(table.add({"a.csv", "x", "number", 1.0, "text"}), std::logic_error);
  EXPECT_THROW(CsvTable{"unknown.csv"}, std::logic_error);
}

}  // namespace
}  // namespace fundshare::csv_table_test
