// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/paired_columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/small_run.hpp"

namespace fundshare::paired_columns_test {
namespace {

constexpr std::uint64_t worlds = 600;  // two whole blocks and a part

const test::SmallRun& small() {
  static const test::SmallRun run{{}, worlds};
  return run;
}

TEST(PairedColumns, KeepTheChosenOutputsOfTheUnchangedScenario) {
  const auto& model = small().model();
  const auto columns = run_paired(
      model, {}, {output_number(model, "net_ratio", "total", 2017), output_number(model, "coverage", "rolling3", 2023)},
      1, Plan{worlds, 2});
  EXPECT_TRUE(std::ranges::equal(columns.column(0, 0), small().column("net_ratio")));
  EXPECT_TRUE(std::ranges::equal(columns.column(0, 1), small().column("coverage", "rolling3", 2023)));
}

TEST(PairedColumns, VariantsShareTheDrawsOfWhatTheyLeaveAlone) {
  const auto& model = small().model();
  const auto columns =
      run_paired(model, {{"all to missiles", {{"allocation.missile_share", "", 1.0}}}},
                 {output_number(model, "coverage", "total", 2017), output_number(model, "net_ratio", "total", 2017)}, 1,
                 Plan{worlds, 2});
  EXPECT_TRUE(std::ranges::equal(columns.column(0, 1), columns.column(1, 1)));  // net_ratio is free of the allocation
  const auto difference = paired_difference(columns.column(1, 0), columns.column(0, 0));
  EXPECT_GT(*std::ranges::min_element(difference), 0.0);  // more to missiles covers more, in every world
}

TEST(PairedColumns, AnOutputThatIsNotThereIsRefused) {
  EXPECT_THROW((void)output_number(small().model(), "coverage", "total", 2018), std::logic_error);
}

TEST(PairedColumns, ColumnsThatDoNotFitAreRefusedWithAnEstimate) {
  // 2 variants of 2 outputs of 2^40 worlds are 2^45 bytes = 32768 GiB, above the 4 GiB that are used at most.
  try {
    const PairedColumns columns{2, {0, 1}, std::uint64_t{1} << 40};
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("--worlds: 1099511627776 worlds need about 32768.0 GiB of memory"));
  }
}

}  // namespace
}  // namespace fundshare::paired_columns_test
