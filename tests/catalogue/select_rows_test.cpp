// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/select_rows.hpp"

#include <gtest/gtest.h>

#include "catalogue/edited_data.hpp"
#include "evidence/message_of.hpp"

namespace fundshare::select_rows_test {
namespace {

using test::message_of;
using test::project_catalogue;
using Names = std::vector<std::string>;

ColumnRule rule(const char* column, ColumnType type, Names words = {}) {
  ColumnRule made;
  made.table = "made/up.csv";
  made.column = column;
  made.type = type;
  made.unit = "";
  made.optional = true;
  made.words = std::move(words);
  made.range = any_number;
  made.meaning = "made up";
  return made;
}

// Letters name the rows in what follows.
const Table& made_up_table() {
  static const Table table{parse_csv("id,day,amount,kind,tags,text\n"
                                     "a,2021-12-31,5,x,p;q,Alpha Beta\n"
                                     "b,2022-01-01,100,y,q,beta\n"
                                     "c,2022-12-31,99.5,x,,gamma\n"
                                     "d,2023-01-01,,y,p,\n"
                                     "e,,-3,,pq,Beta\n",
                                     "made/up.csv"),
                           {rule("id", ColumnType::id), rule("day", ColumnType::date),
                            rule("amount", ColumnType::number), rule("kind", ColumnType::enumeration, {"x", "y"}),
                            rule("tags", ColumnType::list), rule("text", ColumnType::text)}};
  return table;
}

std::string rows_where(const Names& conditions) {
  std::string ids;
  for (const auto& row : select_rows(made_up_table(), conditions, {"id"}).rows) ids += row.front();
  return ids;
}

TEST(SelectRows, NumbersCompareAsNumbers) {
  EXPECT_EQ(rows_where({"amount>99"}), "bc");  // as texts 5 would stand above 100
  EXPECT_EQ(rows_where({"amount>=100"}), "b");
  EXPECT_EQ(rows_where({"amount<5"}), "e");
  EXPECT_EQ(rows_where({"amount<=5"}), "ae");
  EXPECT_EQ(rows_where({"amount=1e2"}), "b");
  EXPECT_EQ(rows_where({"amount!=5"}), "bcde");  // a blank is not 5
}

TEST(SelectRows, ADateWithoutDayStandsForAllItsDays) {
  EXPECT_EQ(rows_where({"day=2022"}), "bc");
  EXPECT_EQ(rows_where({"day>2022"}), "d");
  EXPECT_EQ(rows_where({"day>=2022"}), "bcd");
  EXPECT_EQ(rows_where({"day<2022"}), "a");
  EXPECT_EQ(rows_where({"day<=2022-01"}), "ab");
  EXPECT_EQ(rows_where({"day<=2022"}), "abc");  // its last day is in
  EXPECT_EQ(rows_where({"day=2022-12-31"}), "c");
  EXPECT_EQ(rows_where({"day!=2022"}), "ade");
}

TEST(SelectRows, TextsListsAndBlanks) {
  EXPECT_EQ(rows_where({"text=beta"}), "b");
  EXPECT_EQ(rows_where({"text~beta"}), "abe");
  EXPECT_EQ(rows_where({"tags=p"}), "ad");
  EXPECT_EQ(rows_where({"tags!=p"}), "bce");
  EXPECT_EQ(rows_where({"amount="}), "d");
  EXPECT_EQ(rows_where({"amount!="}), "abce");
  EXPECT_EQ(rows_where({"kind=x"}), "ac");
}

TEST(SelectRows, AllConditionsMustHold) {
  EXPECT_EQ(rows_where({"kind=y", "amount>0"}), "b");
  EXPECT_EQ(rows_where({}), "abcde");
}

TEST(SelectRows, ColumnsComeInTheOrderAskedForWithTheirLines) {
  const auto selection = select_rows(made_up_table(), {"amount=5"}, {"amount", "id"});
  EXPECT_EQ(selection.rows, (std::vector<Names>{{"5", "a"}}));
  EXPECT_EQ(selection.lines, std::vector<int>{2});
  EXPECT_EQ(selection.rows_of_table, 5U);
  EXPECT_EQ(select_rows(made_up_table(), {}, {}).columns.size(), 6U);
}

TEST(SelectRows, WhatAColumnCannotHoldIsRefusedWithWhatItCan) {
  const auto refusal = [](const std::string& condition) { return message_of([&] { (void)rows_where({condition}); }); };
  EXPECT_EQ(refusal("amuont=5"),
            "no column 'amuont' (nearest: amount); the columns are id, day, amount, kind, tags, text");
  EXPECT_EQ(refusal("amount=1,5"), "--where: '1,5' is not a number (write 1234.56 or 1e6)");
  EXPECT_EQ(refusal("amount>inf"), "--where: 'inf' is not a number (write 1234.56 or 1e6)");
  EXPECT_EQ(refusal("day>31.12.2021"), "--where: '31.12.2021' is not a date (write YYYY, YYYY-MM or YYYY-MM-DD)");
  EXPECT_EQ(refusal("kind=z"), "--where: 'z' is no word of column kind; the words are x, y");
  EXPECT_EQ(refusal("text<b"), "--where: column text holds text, which has no order (use =, != or ~)");
  EXPECT_EQ(refusal("amount>"), "--where: a blank can be asked for with amount= or amount!= alone");
  EXPECT_EQ(refusal("amount"), "--where: 'amount' is not COLUMN=VALUE, nor with !=, <, <=, >, >= or ~");
  EXPECT_EQ(refusal("=5"), "--where: '=5' is not COLUMN=VALUE, nor with !=, <, <=, >, >= or ~");
  EXPECT_EQ(message_of([] { (void)select_rows(made_up_table(), {}, {"id", "id"}); }), "column 'id' is asked for twice");
}

TEST(FindTableName, TakesAFileWithAndWithoutItsFolderAndEnding) {
  const auto& tables = project_catalogue().tables();
  for (const char* name : {"incidents", "incidents.csv", "theft/incidents", "theft/incidents.csv"})
    EXPECT_EQ(find_table_name(tables, name), "theft/incidents.csv");
  const auto message = message_of([&] { (void)find_table_name(tables, "incidnets"); });
  EXPECT_TRUE(message.starts_with("no table 'incidnets' (nearest: incidents); the tables are ")) << message;
}

}  // namespace
}  // namespace fundshare::select_rows_test
