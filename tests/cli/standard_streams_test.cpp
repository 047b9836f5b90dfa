// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"

namespace fundshare::standard_streams_test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// "-" for standard input and output.
struct StandardStreamsTest : ::testing::Test {
  test::Outcome shell(const std::string& line) { return test::run_shell(line, folder.path); }
  test::TemporaryFolder folder;
};

TEST_F(StandardStreamsTest, AScenarioFromAPipeIsThatOfTheFile) {
  test::put(folder.path / "mine.toml", "extends = \"baseline\"\nname = \"mine\"\nprice_path = \"frozen\"\n");
  ASSERT_EQ(shell("\"$FUNDSHARE\" run ./mine.toml --worlds 300 --quiet --out file").code, 0);
  const auto piped = shell("cat mine.toml | \"$FUNDSHARE\" run - --worlds 300 --quiet --out pipe");
  ASSERT_EQ(piped.code, 0) << piped.err;
  EXPECT_EQ(test::bytes_of(folder.path / "pipe" / "summary.csv"), test::bytes_of(folder.path / "file" / "summary.csv"));
}

TEST_F(StandardStreamsTest, AScenarioWithoutANameIsCalledStdin) {
  ASSERT_EQ(shell("echo 'extends = \"baseline\"' | \"$FUNDSHARE\" run - --worlds 300 --quiet").code, 0);
  EXPECT_TRUE(test::fs::exists(folder.path / "results" / "stdin" / "summary.csv"));
}

TEST_F(StandardStreamsTest, AQuestionThatReadsItsScenarioManyTimesTakesOneFromAPipe) {
  const auto swept = shell(
      "echo 'extends = \"baseline\"' | \"$FUNDSHARE\" sweep - --worlds 300 --quiet --out s "
      "--vary allocation.missile_share=0:1:3");
  EXPECT_EQ(swept.code, 0) << swept.err;
}

TEST_F(StandardStreamsTest, FaultsNameLineAndColumn) {
  const auto misspelt = shell("printf 'extends = \"baseline\"\\nprice_pth = \"frozen\"\\n' | \"$FUNDSHARE\" run -");
  EXPECT_EQ(misspelt.code, 65);
  EXPECT_THAT(misspelt.err, StartsWith("fundshare: <stdin>:2:1: price_pth: unknown key (nearest: price_path)"));
  const auto broken = shell("echo 'extends = ' | \"$FUNDSHARE\" claims -");
  EXPECT_EQ(broken.code, 65);
  EXPECT_THAT(broken.err, StartsWith("fundshare: <stdin>:1:"));
  EXPECT_EQ(shell("head -c 5000000 /dev/zero | tr '\\0' ' ' | \"$FUNDSHARE\" run -").code, 65);
}

TEST_F(StandardStreamsTest, ALawFromAPipeIsThatOfTheArgument) {
  EXPECT_EQ(shell("echo '{ beta = [2, 10] }' | \"$FUNDSHARE\" law -").out,
            shell("\"$FUNDSHARE\" law '{ beta = [2, 10] }'").out);
  const auto unknown = shell("echo '{ betta = [2, 10] }' | \"$FUNDSHARE\" law -");
  EXPECT_EQ(unknown.code, 64);
  EXPECT_THAT(unknown.err, StartsWith("fundshare: <stdin>: "));
}

TEST_F(StandardStreamsTest, OutDashPrintsTheTableAndWritesNothing) {
  ASSERT_EQ(shell("\"$FUNDSHARE\" run baseline --worlds 300 --quiet --out o").code, 0);
  const auto summary = test::bytes_of(folder.path / "o" / "summary.csv");
  test::fs::remove_all(folder.path / "o");
  EXPECT_EQ(shell("\"$FUNDSHARE\" run baseline --worlds 300 --out -").out, summary);
  ASSERT_EQ(shell("\"$FUNDSHARE\" levers --worlds 300 --quiet --out l").code, 0);
  const auto levers = test::bytes_of(folder.path / "l" / "levers.csv");
  test::fs::remove_all(folder.path / "l");
  EXPECT_EQ(shell("\"$FUNDSHARE\" levers --worlds 300 --out -").out, levers);
  EXPECT_TRUE(test::tree(folder.path).empty());
}

TEST_F(StandardStreamsTest, OnlyOneThingGoesToStandardOutput) {
  const auto both = shell("\"$FUNDSHARE\" run baseline --worlds 300 --out - --json");
  EXPECT_EQ(both.code, 64);
  EXPECT_THAT(both.err, HasSubstr("take one"));
  EXPECT_EQ(shell("\"$FUNDSHARE\" run baseline frozen_prices --out -").code, 64);
}

}  // namespace
}  // namespace fundshare::standard_streams_test
