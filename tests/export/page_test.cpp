// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/page.hpp"

#include <gtest/gtest.h>

#include "fundshare/export/data_pages.hpp"

namespace fundshare::page_test {
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

TEST(Page, CutsATableThatIsTooWideIntoBlocksThatBeginWithItsFirstColumn) {
  const std::string wide(45, 'w');
  const Page page{"k", "T", {PageTable{"t", "", {"id", "one", "two", "three"}, {{"a", wide, wide, "z"}}, "end"}}};
  EXPECT_EQ(page_text(page), "T\n\n  id  one" + std::string(44, ' ') + "two\n  a   " + wide + "  " + wide +
                                 "\n\n  id  three\n  a   z\n  end\n");
}

TEST(Page, RepeatsAsManyColumnsAsTellTheRowsApart) {
  const std::string wide(45, 'w');
  const Page page{
      "k", "T", {PageTable{"t", "", {"id", "year", "one", "two"}, {{"a", "1", wide, wide}, {"a", "2", wide, wide}}}}};
  EXPECT_EQ(page_text(page), "T\n\n  id  year  one\n  a   1     " + wide + "\n  a   2     " + wide +
                                 "\n\n  id  year  two\n  a   1     " + wide + "\n  a   2     " + wide + "\n");
}

TEST(Page, NamesArePlainKeysAndHeadingsBecomeThem) {
  for (const char* name :
       {"allocation.missile_share", "2023-2025", "C10", "budget.unit_cost[ICBM]", "theft/incidents.csv:3"})
    EXPECT_EQ(json_key(name), name);
  EXPECT_EQ(json_key("median (model 90 % interval)"), "median_model_90_percent_interval");
  EXPECT_EQ(json_key("P(coverage >= 1/2)"), "p_coverage_at_least_1/2");
  EXPECT_EQ(json_key("claim's side"), "claims_side");
  EXPECT_EQ(json_key("frozen - baseline"), "frozen_minus_baseline");
}

TEST(Page, TwoHeadingsOfOneKeyGetANumber) {
  PageTable table{"t", "", {"a b", "a (b)"}, {{"x", "y"}}};
  EXPECT_EQ(page_json({"k", "T", {table}}),
            "{\n  \"kind\": \"k\",\n  \"title\": \"T\",\n  \"t\": [\n    {\n      "
            "\"a_b\": \"x\",\n      \"a_b_2\": \"y\"\n    }\n  ]\n}\n");
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
}  // namespace fundshare::page_test
