// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::schema_test {
namespace {

using test::run_program;
using ::testing::HasSubstr;

TEST(SchemaCommand, PrintsTheSchemaOfTheInputsOfTheData) {
  const test::TemporaryFolder folder;
  const auto outcome = run_program({"schema"}, folder.path);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, ::testing::StartsWith("{\n"));
  EXPECT_THAT(outcome.out, ::testing::EndsWith("}\n"));
  EXPECT_THAT(outcome.out, HasSubstr("\"$schema\": \"http://json-schema.org/draft-07/schema#\""));
  EXPECT_THAT(outcome.out, HasSubstr("\"missile_share\""));

  const auto data = folder.path / "data";
  test::fs::copy(FUNDSHARE_TEST_DATA_DIR, data, test::fs::copy_options::recursive);
  const auto baseline = data / "scenarios" / "baseline.toml";
  std::string text = test::bytes_of(baseline);
  const std::string meaning = "Share of the cash that goes to the missile programme.";
  ASSERT_NE(text.find(meaning), std::string::npos);
  text.replace(text.find(meaning), meaning.size(), "A meaning of our own.");
  test::fs::remove(baseline);
  test::put(baseline, text);
  EXPECT_THAT(run_program({"schema", "--data", data}, folder.path).out, HasSubstr("A meaning of our own."));
}

TEST(SchemaCommand, TakesNoArgument) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(run_program({"schema", "baseline"}, folder.path).code, 64);
}

}  // namespace
}  // namespace fundshare::schema_test
