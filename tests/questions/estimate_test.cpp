// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/estimate.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "support/small_run.hpp"

namespace fundshare::estimate_test {
namespace {

constexpr std::uint64_t worlds = 2000;

class EstimateTest : public ::testing::Test {
 protected:
  static const test::SmallRun& run() {
    static const test::SmallRun small{{}, worlds};
    return small;
  }
  static const EstimateResult& result() {
    static const EstimateResult estimated = estimate(run().model(), 1, Plan{worlds, 2, {}, nullptr});
    return estimated;
  }
};

TEST_F(EstimateTest, SummarisesTheColumnsOfTheSameRun) {
  const auto expected = summarise(run().column("coverage")).value();
  const auto& found = result().of(run().model(), "coverage", "total", 2017).value();
  EXPECT_EQ(found.mean.value, expected.mean.value);
  EXPECT_EQ(found.quantile(.95).value, expected.quantile(.95).value);
}

TEST_F(EstimateTest, CountsWorldsThatReachAThresholdByMethod) {
  const auto coverage = run().column("coverage", "rolling3", 2023);
  const auto method = run().columns().column(run().model().method_output());
  double reached = 0, bottom_up = 0, reached_bottom_up = 0;
  for (std::size_t w = 0; w < worlds; ++w) {
    reached += coverage[w] >= 0.5;
    bottom_up += method[w] == 0.0;
    reached_bottom_up += method[w] == 0.0 && coverage[w] >= 0.5;
  }
  const auto share = [&](const char* name) {
    return result().exceedance(run().model(), "coverage", "rolling3", 2023, "1/2", name).value().value;
  };
  EXPECT_EQ(share("all"), reached / static_cast<double>(worlds));
  EXPECT_EQ(share("bottom_up"), reached_bottom_up / bottom_up);
  EXPECT_EQ(share("top_down"), (reached - reached_bottom_up) / (static_cast<double>(worlds) - bottom_up));
}

TEST_F(EstimateTest, GivesTheGridForTheWholeWindowAndTheLastThreeYearsOnly) {
  std::size_t with_grid = 0;
  for (std::size_t k = 0; k < run().model().outputs().size(); ++k) {
    const Output& output = run().model().outputs()[k];
    if (output.variable != "coverage" || output.table != "summary") continue;
    const auto rows = std::ranges::count(result().exceedances, k, &Exceedance::output);
    const bool grid = output.window == "total" || (output.window == "rolling3" && output.year_end == 2025);
    EXPECT_EQ(rows, 3 * (5 + (grid ? 101 : 0))) << output.window << " " << output.year_start;
    with_grid += grid;
  }
  EXPECT_EQ(with_grid, 2u);
}

TEST_F(EstimateTest, HasNoExceedanceWhereTheRatioIsUndefined) {
  EXPECT_FALSE(result().of(run().model(), "coverage_tests", "year", 2018));
  EXPECT_FALSE(result().exceedance(run().model(), "coverage_tests", "year", 2018, "1/2", "all"));
}

TEST_F(EstimateTest, SetsTheObservedFiguresBesideTheWorlds) {
  ASSERT_EQ(result().checks.size(), 5u);
  const auto& check = result().checks[1];
  const auto held = run().columns().column(run().model().first_check_output() + 1);
  const double observed = run().model().checks()[1].observed;
  const auto below = std::ranges::count_if(held, [&](double x) { return x < observed; });
  EXPECT_EQ(check.share_below.value, static_cast<double>(below) / static_cast<double>(worlds));
  EXPECT_EQ(check.median.value, summarise(held).value().quantile(.50).value);
}

TEST_F(EstimateTest, GivesTheSameBitsWithoutKeepingColumns) {
  constexpr std::uint64_t memory_bytes = 10'000'000;  // the columns take 14 MB
  const auto bits = [](double x) { return std::isnan(x) ? 0 : std::bit_cast<std::uint64_t>(x); };
  const auto passes = estimate(run().model(), 1, Plan{worlds, 1, {}, nullptr}, memory_bytes);
  EXPECT_EQ(result().passes, 1U);
  EXPECT_GT(passes.passes, 1U);
  ASSERT_EQ(passes.summaries.size(), result().summaries.size());
  for (std::size_t k = 0; k < passes.summaries.size(); ++k) {
    ASSERT_EQ(passes.summaries[k].has_value(), result().summaries[k].has_value());
    if (!passes.summaries[k]) continue;
    EXPECT_EQ(bits(passes.summaries[k]->mean.value), bits(result().summaries[k]->mean.value));
    EXPECT_EQ(bits(passes.summaries[k]->sd.mc_se), bits(result().summaries[k]->sd.mc_se));
    for (const double level : quantile_levels) {
      EXPECT_EQ(bits(passes.summaries[k]->quantile(level).value), bits(result().summaries[k]->quantile(level).value));
      EXPECT_EQ(bits(passes.summaries[k]->quantile(level).mc_se), bits(result().summaries[k]->quantile(level).mc_se));
    }
  }
  ASSERT_EQ(passes.exceedances.size(), result().exceedances.size());
  for (std::size_t k = 0; k < passes.exceedances.size(); ++k) {
    const auto &a = passes.exceedances[k].probability, &b = result().exceedances[k].probability;
    ASSERT_EQ(a.has_value(), b.has_value());
    EXPECT_EQ(bits(a.value_or(Estimate{}).value), bits(b.value_or(Estimate{}).value));
  }
  ASSERT_EQ(passes.checks.size(), result().checks.size());
  for (std::size_t k = 0; k < passes.checks.size(); ++k) {
    EXPECT_EQ(bits(passes.checks[k].share_below.value), bits(result().checks[k].share_below.value));
  }
}

TEST_F(EstimateTest, RefusesAnOutputThatDoesNotExist) {
  EXPECT_THROW((void)result().of(run().model(), "coverage", "total", 2018), std::logic_error);
}

}  // namespace
}  // namespace fundshare::estimate_test
