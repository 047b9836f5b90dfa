// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/table.hpp"

#include <gtest/gtest.h>

#include <string>

#include "evidence/message_of.hpp"

namespace fundshare::table_test {
namespace {

using test::message_of;

const std::string rules_text =
    "table,column,type,unit,optional,allowed,meaning\n"
    "t/a.csv,case_id,id,,false,,name\n"
    "t/a.csv,date,date,,false,2010-01-01..2030-12-31,day\n"
    "t/a.csv,usd_best,usd,USD,false,,amount\n"
    "t/a.csv,share,fraction,1,true,,part\n"
    "t/a.csv,kind,enum,,false,small|large,size\n"
    "t/a.csv,source_url,url_list,,true,,address\n";
const std::string header = "case_id,date,usd_best,share,kind,source_url\n";

Table read(const std::string& text) {
  return Table{parse_csv(text, "a.csv"), Dictionary{parse_csv(rules_text, "d.csv")}.rules_of("t/a.csv")};
}
std::string problem_of(const std::string& text) {
  return message_of([&] { (void)read(text); });
}
std::string dictionary_problem(const std::string& row) {
  return message_of(
      [&] { (void)Dictionary{parse_csv("table,column,type,unit,optional,allowed,meaning\n" + row + "\n", "d.csv")}; });
}

TEST(Table, GivesTypedCellsByNameWhateverTheOrderOfColumns) {
  const auto table = read("kind,usd_best,source_url,share,date,case_id\nlarge,-0,https://a.example/x,,2020-05-06,k1\n");
  EXPECT_EQ(table.text(0, "case_id"), "k1");
  EXPECT_EQ(table.date(0, "date"), (Date{2020, 5, 6}));
  EXPECT_EQ(table.usd(0, "usd_best"), Usd{0});
  EXPECT_FALSE(table.optional_number(0, "share"));
  EXPECT_EQ(table.place(0, "usd_best").line, 2);
  EXPECT_EQ(table.place(0, "usd_best").column, 2);
}

TEST(Table, NamesEveryFaultWithItsPlace) {
  EXPECT_EQ(problem_of(header + "k1,2020-05-06,\"1,5\",2,medum,ftp://a\nk2,,,0.5,larg,\n"),
            "a.csv:2:3: usd_best: '1,5' is not an amount (write a number >= 0 such as 6.2e8)\n"
            "a.csv:2:4: share: '2' must be in [0,1]\n"
            "a.csv:2:5: kind: 'medum' is not known (one of small, large)\n"
            "a.csv:2:6: source_url: 'ftp://a' is not an address (write http:// or https://, separated by ;)\n"
            "a.csv:3:2: date: empty cell (this column is required; zero is written 0)\n"
            "a.csv:3:3: usd_best: empty cell (this column is required; zero is written 0)\n"
            "a.csv:3:5: kind: 'larg' is not known (did you mean 'large'?)");
}

TEST(Table, KeepsToTheFirstTwentyFaults) {
  std::string text = header;
  for (int row = 0; row < 23; ++row) text += "k" + std::to_string(row) + ",2020-05-06,x,,small,\n";
  EXPECT_TRUE(problem_of(text).ends_with("such as 6.2e8)\nand 3 more")) << problem_of(text);
}

TEST(Table, NamesColumnsThatAreUnknownOrMissing) {
  EXPECT_EQ(problem_of("case_id,date,usd_bst,share,kind,source_url\nk1,2020-05-06,1,,small,\n"),
            "a.csv:1:3: usd_bst: unknown column (did you mean 'usd_best'?)\n"
            "a.csv:1:7: usd_best: column is missing");
}

TEST(Table, RefusesTotalsAndFootnotesAtTheirLine) {
  EXPECT_EQ(problem_of(header + "k1,2020-05-06,1,,small,\nTotal,,1,,,\n"),
            "a.csv:3:2: date: empty cell (this column is required; zero is written 0)\n"
            "a.csv:3:5: kind: empty cell (this column is required; zero is written 0)");
}

TEST(Table, FindsIdsThatAreThereTwice) {
  const std::string rest = ",2020-05-06,1,,small,\n";
  EXPECT_EQ(problem_of(header + "k1" + rest + "k2" + rest + "K1" + rest),
            "a.csv:4:1: case_id: 'K1' is the id of line 2 too (case and spaces at the ends make no difference)");
  EXPECT_EQ(problem_of(header + "k1" + rest + "k1 " + rest),
            "a.csv:3:1: case_id: 'k1 ' has a space at an end (remove it)\n"
            "a.csv:3:1: case_id: 'k1 ' is the id of line 2 too (case and spaces at the ends make no difference)");
}

TEST(Table, RefusesATableWithoutRowsAndDatesOutsideTheirRange) {
  EXPECT_EQ(problem_of(header), "a.csv: has no rows");
  EXPECT_EQ(problem_of(header + "k1,2031-01-01,1,,small,\n"),
            "a.csv:2:2: date: '2031-01-01' is out of range (must be in 2010-01-01..2030-12-31)");
}

TEST(Table, ACellReadAsAnotherTypeIsABrokenContract) {
  const auto table = read(header + "k1,2020-05-06,1.5,,small,\n");
  EXPECT_THROW((void)table.integer(0, "usd_best"), std::logic_error);
  EXPECT_THROW((void)table.text(0, "usd"), std::logic_error);
}

TEST(Dictionary, RefusesRulesThatCannotBeFollowed) {
  EXPECT_EQ(dictionary_problem("t,c,fractoin,,false,,m"),
            "d.csv:2:3: type: 'fractoin' is not a type (did you mean 'fraction'?)");
  EXPECT_EQ(dictionary_problem("t,c,usd,,no,,m"),
            "d.csv:2:5: optional: 'no' is not a truth value (write true or false)");
  EXPECT_EQ(dictionary_problem("t,c,enum,,false,,m"), "d.csv:2:6: allowed: empty cell (this column is required)");
  EXPECT_EQ(dictionary_problem("t,c,usd,,false,0-9,m"),
            "d.csv:2:6: allowed: '0-9' is not a rule for this type (min..max for numbers and dates)");
  EXPECT_EQ(dictionary_problem("t,c,usd,,false,,m\nt,c,usd,,false,,m"),
            "d.csv:3:2: column: this column of this table is there twice");
}

}  // namespace
}  // namespace fundshare::table_test
