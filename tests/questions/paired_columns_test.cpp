// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/paired_columns.hpp"

#include <gtest/gtest.h>

#include "support/small_run.hpp"

namespace fundshare {
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

}  // namespace
}  // namespace fundshare
