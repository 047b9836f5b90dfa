// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/check_table.hpp"

#include <gtest/gtest.h>

namespace fundshare::check_table_test {
namespace {

const TableRules rules{{{"name", "string", true, {}, {}, {}},
                        {"kind", "string", false, {"old", "new"}, {}, {}},
                        {"day", "date", false, {}, {}, {}},
                        {"count", "integer", false, {}, 1, 9},
                        {"share", "number", false, {}, 0, 1}},
                       {0, 1}};

std::string faults_in(const std::string& rows) {
  Faults faults;
  check_table("name,kind,day,count,share\n" + rows, "t.csv", rules, faults);
  return faults.text(9);
}

TEST(CheckTable, TakesWhatTheRulesAllow) {
  EXPECT_EQ(faults_in("a,old,2020-02-29,9,1e-300\nb,,,,\n\"c,d\",new,,1,1\n"), "");
  Faults faults;
  EXPECT_EQ(check_table("name,kind,day,count,share\na,,,,\n", "t.csv", rules, faults), 1U);
}

TEST(CheckTable, NamesEachFaultAtItsCell) {
  EXPECT_EQ(faults_in(",old,,,\n"), "t.csv:2:1: name: the cell is empty (a value is required)");
  EXPECT_EQ(faults_in("a,odd,,,\n"), "t.csv:2:2: kind: 'odd' is none of the words of this column (old, new)");
  EXPECT_TRUE(faults_in("a,,2021-02-29,,\n").starts_with("t.csv:2:3: day: '2021-02-29' is not a date"));
  EXPECT_TRUE(faults_in("a,,,1.5,\n").starts_with("t.csv:2:4: count: '1.5' is not a whole number"));
  EXPECT_TRUE(faults_in("a,,,10,\n").starts_with("t.csv:2:4: count: '10' is out of range"));
  EXPECT_TRUE(faults_in("a,,,,nan\n").starts_with("t.csv:2:5: share: 'nan' is not a number"));
  EXPECT_TRUE(faults_in("a,,,,1.01\n").starts_with("t.csv:2:5: share: '1.01' is out of range"));
  EXPECT_TRUE(faults_in("a,,,,1,5\n").starts_with("t.csv:2:6: 6 fields where the header has 5"));
  EXPECT_EQ(faults_in("a,old,,,\nb,old,,,\na,old,,,\n"),
            "t.csv:4:1: name: the same key as in line 2 (the columns name, kind together differ in every row)");
}

TEST(CheckTable, NamesColumnsThatAreNotThoseOfTheRules) {
  Faults faults;
  check_table("name,sort,day,count\na,old,,\n", "t.csv", rules, faults);
  EXPECT_EQ(faults.text(9),
            "t.csv:1:2: 'sort' stands where the column 'kind' belongs\nt.csv:1:5: the column 'share' is missing");
}

TEST(Faults, AreAllCountedAndTheFirstShown) {
  Faults faults;
  for (int k = 1; k <= 3000; ++k) faults.add({"t.csv", k, 1, ""}, "odd");
  EXPECT_EQ(faults.count(), 3000U);
  EXPECT_EQ(faults.kept().size(), Faults::most_kept);
  EXPECT_EQ(faults.text(2), "t.csv:1:1: odd\nt.csv:2:1: odd\nand 2998 more");
}

}  // namespace
}  // namespace fundshare::check_table_test
