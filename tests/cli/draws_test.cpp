// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"
#include "fundshare/export/package/netcdf_file.hpp"

namespace fundshare::draws_test {
namespace {

using test::run_program;
using ::testing::HasSubstr;

struct DrawsOptionTest : ::testing::Test {
  [[nodiscard]] test::Outcome run(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"run", "baseline", "--worlds", "300", "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments, folder.path);
  }
  test::TemporaryFolder folder;
  test::fs::path out = folder.path / "results/baseline";
};

TEST_F(DrawsOptionTest, NoRunWritesDrawsUnasked) {
  ASSERT_EQ(run({}).code, 0);
  EXPECT_FALSE(test::fs::exists(out / "draws"));
}

TEST_F(DrawsOptionTest, DrawsStandInTheFolderAreListedAndSoundAndAreReplacedWithIt) {
  for (const std::string format : {"csv", "parquet", "csv"}) {
    const auto outcome = run({"--draws", format});
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_TRUE(test::fs::exists(out / "draws" / ("draws." + format)));
    EXPECT_EQ(test::fs::exists(out / "draws/draws.csv"), format == "csv");
    EXPECT_THAT(test::bytes_of(out / "README.txt"), HasSubstr("\n  draws/draws." + format + " "));
    const auto sound = run_program({"verify", "results/baseline"}, folder.path);
    EXPECT_EQ(sound.code, 0) << sound.err;
  }
  const auto csv = test::bytes_of(out / "draws/draws.csv");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 301);
  EXPECT_THAT(csv, ::testing::StartsWith("world,gross_theft_usd_"));
  test::put(out / "draws/draws.csv", csv + "1\n");
  EXPECT_EQ(run_program({"verify", "results/baseline"}, folder.path).code, 65);
}

TEST_F(DrawsOptionTest, AFileThatIsAddedToThemKeepsTheFolder) {
  ASSERT_EQ(run({"--draws", "csv"}).code, 0);
  test::put(out / "draws/mine.csv", "x\n");
  const auto outcome = run({});
  EXPECT_EQ(outcome.code, 73);
  EXPECT_THAT(outcome.err, HasSubstr("the folder holds 'draws/mine.csv', which no run wrote"));
}

TEST_F(DrawsOptionTest, AnotherFormatAndTooMuchAreRefused) {
  EXPECT_THAT(run({"--draws", "xls"}).err, HasSubstr("--draws: 'xls' is none of parquet, csv, netcdf"));
  if (!has_netcdf()) {
    EXPECT_THAT(run({"--draws", "netcdf"}).err, HasSubstr("--draws: this build writes no netcdf"));
  }
  const auto large = run_program({"run", "baseline", "--worlds", "1000000000", "--draws", "parquet"}, folder.path);
  EXPECT_EQ(large.code, 64);
  EXPECT_THAT(large.err, ::testing::ContainsRegex("--draws: [0-9]+ columns of 1,000,000,000 worlds would take about "
                                                  "[0-9.]+ GB \\(4 GB at most\\): ask for fewer --worlds"));
  EXPECT_TRUE(test::tree(folder.path).empty());
}

}  // namespace
}  // namespace fundshare::draws_test
