// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/schema.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "export/temporary_folder.hpp"

namespace fundshare::schema_test {
namespace {

TEST(Schema, OfEveryFileIsCompiledInWordForWord) {
  std::size_t columns = 0;
  for (const auto& entry : test::fs::directory_iterator{FUNDSHARE_TEST_SOURCE_DIR "/notebooks_export/schema"}) {
    if (entry.path().extension() != ".csv") continue;
    const std::string text = test::bytes_of(entry.path());
    const std::string header = "file,column,type,unit,description\n";
    ASSERT_TRUE(text.starts_with(header)) << entry.path();
    EXPECT_NE(embedded_schemas().find(text.substr(header.size())), std::string::npos) << entry.path();
    columns += parse_schema(text.substr(header.size())).size();
    for (const auto& column : parse_schema(text.substr(header.size()))) {
      EXPECT_EQ(column.file, entry.path().filename()) << column.column;
    }
  }
  EXPECT_EQ(columns, output_schema().size());
  EXPECT_GT(columns, 50U);
}

TEST(Schema, OfTheSummaryHasTheColumnsThatReadersRelyOn) {
  std::string columns;
  for (const auto& column : schema_of("summary.csv")) columns += column.column + " ";
  EXPECT_EQ(columns, "scenario variable unit window year_start year_end year_basis statistic level value mc_se flags ");
}

TEST(Schema, RefusesLinesThatAreNotFivePlainFields) {
  EXPECT_THROW((void)parse_schema("a.csv,x,text,description\n"), std::logic_error);
  EXPECT_THROW((void)parse_schema("a.csv,x,text,,\"a\"\n"), std::logic_error);
  EXPECT_THROW((void)parse_schema("a.csv,x,money,,a\n"), std::logic_error);
  EXPECT_THROW((void)parse_schema("a.csv,x,text,,\n"), std::logic_error);
  EXPECT_THROW((void)schema_of("unknown.csv"), std::logic_error);
}

}  // namespace
}  // namespace fundshare::schema_test
