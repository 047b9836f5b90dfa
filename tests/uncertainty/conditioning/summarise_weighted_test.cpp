// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/conditioning/summarise_weighted.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "fundshare/uncertainty/summary/summarise.hpp"
#include "uncertainty/conditioning/samples.hpp"

namespace fundshare::summarise_weighted_test {
namespace {

constexpr std::size_t worlds = 5000;

TEST(SummariseWeighted, EqualWeightsGiveTheUnweightedSummary) {
  const auto x = test::normals("summarise_weighted_test", worlds);
  const auto expected = summarise(x).value(), found = summarise_weighted(x, test::equal_weights(worlds)).value();
  EXPECT_EQ(found.worlds, worlds);
  EXPECT_NEAR(found.mean.value, expected.mean.value, 1e-15);
  EXPECT_NEAR(found.mean.mc_se, expected.mean.mc_se, 1e-15);
  EXPECT_NEAR(found.sd.value, expected.sd.value, 1e-14);
  EXPECT_NEAR(found.sd.mc_se, expected.sd.mc_se, expected.sd.mc_se / worlds);
  for (const double level : quantile_levels) {
    EXPECT_EQ(found.quantile(level).value, expected.quantile(level).value) << level;
    EXPECT_NEAR(found.quantile(level).mc_se, expected.quantile(level).mc_se, 1e-15) << level;
  }
}

TEST(SummariseWeighted, EqualWeightsGiveTheUnweightedSummaryWithTies) {
  auto x = test::normals("summarise_weighted_test", worlds);
  for (double& each : x) each = std::round(4.0 * each) / 4.0;
  const auto expected = summarise(x).value(), found = summarise_weighted(x, test::equal_weights(worlds)).value();
  for (const double level : quantile_levels) EXPECT_EQ(found.quantile(level).value, expected.quantile(level).value);
}

TEST(SummariseWeighted, RoundingOfTheWeightsMovesNoQuantile) {
  // 1 / n is not a number of the machine, so that n p of them may sum to less than p.
  for (std::size_t n = 300; n <= 3000; n += 100) {
    const auto x = test::normals("summarise_weighted_test", n);
    const auto expected = summarise(x).value(), found = summarise_weighted(x, test::equal_weights(n)).value();
    for (const double level : quantile_levels) {
      EXPECT_EQ(found.quantile(level).value, expected.quantile(level).value) << level << " of " << n;
    }
  }
}

TEST(SummariseWeighted, AWeightOfTwoIsAWorldThatStandsTwice) {
  const std::vector<double> twice{1.0, 5.0, 5.0, 9.0}, once{1.0, 5.0, 9.0}, weights{0.25, 0.5, 0.25};
  const auto a = summarise_weighted(twice, test::equal_weights(4)).value();
  const auto b = summarise_weighted(once, weights).value();
  EXPECT_EQ(b.mean.value, a.mean.value);
  EXPECT_EQ(b.quantile(.50).value, 5.0);
  EXPECT_EQ(b.quantile(.25).value, 1.0);
  EXPECT_EQ(b.quantile(.75).value, 5.0);
  EXPECT_EQ(b.quantile(.90).value, 9.0);
}

TEST(SummariseWeighted, AWorldOfWeightZeroIsNotThere) {
  const std::vector<double> x{1.0, 2.0, 3.0, 1e300}, weights{0.25, 0.5, 0.25, 0.0};
  const auto found = summarise_weighted(x, weights).value();
  EXPECT_EQ(found.mean.value, 2.0);
  EXPECT_EQ(found.quantile(.99).value, 3.0);
}

TEST(SummariseWeighted, IsUndefinedWhereAWorldIs) {
  const std::vector<double> x{1.0, std::nan("")}, weights{1.0, 0.0};
  EXPECT_FALSE(summarise_weighted(x, weights));
  EXPECT_FALSE(weighted_share_at_least(x, weights, 0.5));
}

TEST(SummariseWeighted, TheShareCountsTheThresholdItself) {
  const std::vector<double> x{0.2, 0.5, 0.7}, weights{0.5, 0.25, 0.25};
  const auto share = weighted_share_at_least(x, weights, 0.5).value();
  EXPECT_EQ(share.value, 0.5);
  // sum of w^2 (indicator - 1/2)^2 = (1/4 + 1/16 + 1/16) / 4 = 3/32
  EXPECT_NEAR(share.mc_se, std::sqrt(3.0 / 32.0), 1e-15);
}

TEST(Movement, IsNothingUnderEqualWeights) {
  const auto x = test::normals("summarise_weighted_test", worlds);
  const auto weights = test::equal_weights(worlds);
  const auto before = summarise(x).value(), after = summarise_weighted(x, weights).value();
  const auto [shift, ratio] = movement_of(x, weights, before, after);
  EXPECT_NEAR(shift.value, 0.0, 1e-15);
  EXPECT_NEAR(shift.mc_se, 0.0, 1e-15);  // before and after share their worlds: no error is left
  EXPECT_NEAR(ratio.value, 1.0, 1e-14);
  EXPECT_NEAR(ratio.mc_se, 0.0, 1e-15);
}

TEST(Movement, OfAColumnWithoutSpreadIsNothing) {
  const std::vector<double> x(100, 3.0);
  const auto weights = test::equal_weights(100);
  const auto before = summarise(x).value();
  const auto [shift, ratio] = movement_of(x, weights, before, before);
  EXPECT_EQ(shift.value, 0.0);
  EXPECT_EQ(ratio.value, 1.0);
}

TEST(Movement, DoesNotDependOnTheUnit) {
  const auto x = test::normals("summarise_weighted_test", worlds);
  auto weights = test::uniforms("weights", worlds);
  const double total = test::mean_of(weights) * worlds;
  auto cents = x;
  for (std::size_t w = 0; w < worlds; ++w) {
    weights[w] /= total;
    cents[w] = 128.0 * x[w];  // exact
  }
  const auto moved = [&](const std::vector<double>& column) {
    return movement_of(column, weights, summarise(column).value(), summarise_weighted(column, weights).value());
  };
  EXPECT_EQ(moved(x).shift.value, moved(cents).shift.value);
  EXPECT_EQ(moved(x).sd_ratio.mc_se, moved(cents).sd_ratio.mc_se);
}

}  // namespace
}  // namespace fundshare::summarise_weighted_test
