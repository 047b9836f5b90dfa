// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/page.hpp"

#include <gtest/gtest.h>

#include "fundshare/export/data_pages.hpp"

namespace fundshare {
namespace {

TEST(Page, AlignsNumbersAtTheEndAndTextsAtTheStartOfTheirColumn) {
  const Page page{
      "k", "Title", {PageTable{"t", "Rows", {"name", "count"}, {{"a", count_cell(1200)}, {"bcd", count_cell(7)}}}}};
  EXPECT_EQ(page_text(page), "Title\n\nRows\n  name  count\n  a     1,200\n  bcd       7\n");
}

TEST(Page, BreaksLongTextsAtBlanksAndKeepsTheirIndent) {
  const std::string forty(40, 'x');
  const Page page{"k", "T", {PageFields{"f", "", {{"ab", forty + " " + forty + " " + forty}}}}};
  EXPECT_EQ(page_text(page), "T\n\n  ab  " + forty + " " + forty + "\n      " + forty + "\n");
}

TEST(Page, LetsNoControlCharacterThroughAndCutsWideColumns) {
  PageTable table{"t", "", {"c"}, {{std::string("a\x1b[31m") + std::string(50, 'y')}}};
  table.most_width = 10;
  EXPECT_EQ(page_text({"k", "T\x07", {table}}), "T?\n\n  c\n  a?[31my...\n");
}

TEST(Page, IsJsonWithEveryDigitAndWithoutPartsForPeopleAlone) {
  PageTable programs{"t", "", {"name", "x"}, {{"a", number_cell(0.1 + 0.2)}}};
  programs.json_alone = true;
  const Page page{"k", "T", {PageFields{"", "", {{"people", "alone"}}}, programs}};
  EXPECT_EQ(page_json(page),
            "{\n  \"kind\": \"k\",\n  \"title\": \"T\",\n  \"t\": [\n    {\n      \"name\": \"a\",\n      \"x\": "
            "0.30000000000000004\n    }\n  ]\n}\n");
  EXPECT_EQ(page_text(page), "T\n\n  people  alone\n");
}

TEST(DataPages, SelectedRowsAreCsvThatIsSafeInASpreadsheet) {
  ColumnRule text, number;
  text.column = "text";
  number.column = "number";
  number.type = ColumnType::number;
  const Selection selection{{text, number}, {{"=1+1", "-3"}, {"a,b", ""}}, {2, 3}, 2};
  EXPECT_EQ(selection_csv(selection), "text,number\n'=1+1,-3\n\"a,b\",\n");
}

}  // namespace
}  // namespace fundshare
