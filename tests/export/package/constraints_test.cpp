// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/constraints.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "export/temporary_folder.hpp"
#include "fundshare/export/schema.hpp"

namespace fundshare::constraints_test {
namespace {

TEST(Constraints, AreCompiledInWordForWordAndSpeakOfColumnsThatAreThere) {
  const std::string text = test::bytes_of(FUNDSHARE_TEST_SOURCE_DIR "/notebooks_export/constraints.csv");
  const std::string header = "file,column,key,required,allowed,low,high\n";
  ASSERT_TRUE(text.starts_with(header));
  EXPECT_EQ(embedded_constraints(), text.substr(header.size()));
  const auto all = parse_constraints(embedded_constraints());
  EXPECT_GT(all.size(), 200U);
  for (const auto& each : all) {
    const auto columns = schema_of(each.file);
    const auto column = std::ranges::find(columns, each.column, &ColumnSchema::column);
    ASSERT_NE(column, columns.end()) << each.file << ' ' << each.column;
    const bool number = column->type == "number" || column->type == "integer";
    EXPECT_TRUE(number || (!each.low && !each.high)) << each.file << ' ' << each.column;
    EXPECT_TRUE(column->type == "text" || each.allowed.empty()) << each.file << ' ' << each.column;
  }
}

TEST(Constraints, OfATableSayItsKeyWordsAndBounds) {
  std::string key;
  for (const auto& each : constraints_of("summary.csv")) {
    if (each.key) key += each.column + " ";
    if (each.column == "statistic") {
      EXPECT_EQ(each.allowed, (std::vector<std::string>{"mean", "sd", "quantile"}));
    }
    if (each.column == "level") {
      EXPECT_TRUE(!each.required && each.low == 0.0 && each.high == 1.0);
    }
  }
  EXPECT_EQ(key, "scenario variable window year_start year_end statistic level ");
  EXPECT_TRUE(constraints_of("unknown.csv").empty());
}

TEST(Constraints, OfAnotherFormAreRefused) {
  EXPECT_THROW((void)parse_constraints("a.csv,x,yes,no,,0\n"), std::logic_error);
  EXPECT_THROW((void)parse_constraints("a.csv,x,maybe,no,,0,1\n"), std::logic_error);
  EXPECT_THROW((void)parse_constraints("a.csv,x,yes,no,,low,1\n"), std::logic_error);
  EXPECT_THROW((void)parse_constraints("a.csv,x,yes,no,\"a\",0,1\n"), std::logic_error);
}

}  // namespace
}  // namespace fundshare::constraints_test
