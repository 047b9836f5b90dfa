// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/levers/effect.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "questions/levers/lever_runs.hpp"

namespace fundshare::effect_test {
namespace {

TEST(Effect, DifferencesRelativeChangesAndMarginalEffectsAreTakenWorldByWorld) {
  const std::vector<double> without{1, 2, 3, 4, 5}, with{2, 3, 4, 5, 6}, half(5, 0.25);
  const auto effect = paired_effect(with, without, half);
  EXPECT_EQ(effect.difference->mean.value, 1.0);
  EXPECT_EQ(effect.difference->sd.value, 0.0);   // paired: the spread of the worlds is gone
  EXPECT_EQ(effect.marginal->mean.value, 0.25);  // the factor is exact
  EXPECT_EQ(effect.relative->quantile(.50).value, 4.0 / 3.0 - 1.0);
  EXPECT_EQ(effect.with->quantile(.50).value, 4.0);
}

TEST(Effect, WithoutAdditionalityThereIsNoMarginalEffect) {
  const std::vector<double> x{1, 2};
  EXPECT_FALSE(paired_effect(x, x, {}).marginal.has_value());
}

TEST(Effect, ARelativeChangeOfNothingIsUndefined) {
  const std::vector<double> without{0, 2}, with{1, 2};
  const auto effect = paired_effect(with, without, {});
  EXPECT_TRUE(effect.difference.has_value());
  EXPECT_FALSE(effect.relative.has_value());
}

TEST(Effect, TheDrawsOfAnInputAreThoseThatARunUses) {
  const auto model = test::model_with({});
  const auto& inputs = model.inputs().inputs;
  const auto share = std::ranges::find(inputs, "allocation.missile_share", &Input::name) - inputs.begin();
  const auto drawn = draws_of(model, static_cast<std::size_t>(share), 1, Plan{600, 1});
  const auto columns = test::pulled(model, {{"", {{"allocation.missile_share", "", 1.0}}}}, "missile_funds_usd", 600);
  for (std::size_t w = 0; w < 600; ++w) {  // money is linear in the share; a product and a sum of 108 months
    EXPECT_NEAR(columns.column(0, 0)[w] / columns.column(1, 0)[w], drawn[w], 1e-13) << w;
  }
}

// The same difference from paired worlds and from worlds of two seeds. Independent means have the variance of both
// columns; pairing takes out what the two have in common.
TEST(Effect, PairedDifferencesHaveSmallerErrorsThanIndependentOnes) {
  const auto model = test::model_with({});
  const auto set = test::one_lever("[{ input = \"realisation.denied\", by = \"toward\", end = 1 }]");
  const auto pairs = test::pulled(model, {test::pull(model, set, 0.25)}, "coverage", 4000);
  const auto others = test::pulled(model, {}, "coverage", 4000, 2);
  const auto paired = paired_effect(pairs.column(1, 0), pairs.column(0, 0), {}).difference->mean;
  const auto independent = paired_effect(pairs.column(1, 0), others.column(0, 0), {}).difference->mean;
  RecordProperty("paired_mc_se", std::to_string(paired.mc_se));
  RecordProperty("independent_mc_se", std::to_string(independent.mc_se));
  // The correlation of the columns is above 0.95: sqrt(2 (1 - r)) < 0.32 of the independent error. Measured: 0.17.
  EXPECT_LT(paired.mc_se, 0.25 * independent.mc_se);
  EXPECT_LT(std::fabs(paired.value - independent.value), 4.5 * std::hypot(paired.mc_se, independent.mc_se));
}

TEST(Effect, LongWindowsAreTheWholeAndTheLastThreeYears) {
  auto model = test::model_with({});
  const auto numbers = outputs_of_long_windows(model, {"coverage"});
  ASSERT_EQ(numbers.size(), 2U);
  EXPECT_EQ(model.outputs()[numbers[0]].window, "total");
  EXPECT_EQ(model.outputs()[numbers[1]].year_start, 2023);
  EXPECT_EQ(outputs_of_long_windows(test::model_with({"years=[2022,2024]"}), {"coverage"}).size(), 1U);
}

}  // namespace
}  // namespace fundshare::effect_test
