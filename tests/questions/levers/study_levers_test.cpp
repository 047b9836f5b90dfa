// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/levers/study_levers.hpp"

#include <gtest/gtest.h>

#include "questions/levers/lever_runs.hpp"

namespace fundshare::study_levers_test {
namespace {

using test::everything_constant;
using test::model_with;
using test::with;

constexpr double rounding = 1e-12;  // 108 months of sums, then quotients of quotients

LeverSet factors() {
  return parse_levers(test::lever_text("[{ input = \"realisation.broker_discount\", by = \"toward\", end = 1 }]") +
                          "[lever.y]\ntitle = \"Y\"\nwhy = \"Made up.\"\nevidence = [\"judgement\"]\ndoses = [0.5]\n"
                          "most = 0.5\nchanges = [{ input = \"realisation.stranded\", by = \"toward\", end = 1 }]\n"
                          "[lever.z]\ntitle = \"Z\"\nwhy = \"Made up.\"\nevidence = [\"judgement\"]\ndoses = [0.5]\n"
                          "most = 1\nchanges = [{ input = \"budget.import_markup\", by = \"add\" }]\n",
                      "levers.toml");
}

/// Nothing is drawn but the additionality, and capacity does not bind.
const LeverStudy& study() {
  static const LeverStudy found =
      study_levers(model_with(with(everything_constant(),
                                   {"realisation.capacity_factor=1e6", "allocation.additionality={ beta = [2, 2] }"})),
                   factors(), 1, [](std::uint64_t) {
                     return Plan{500, 2};
                   });
  return found;
}

const Effect& effect(std::size_t lever, double dose, const std::string& variable) {
  const auto at = std::ranges::find_if(study().effects, [&](const LeverEffect& row) {
    const Output& output = study().outputs[row.output];
    return row.lever == lever && row.dose == dose && output.variable == variable && output.window == "total";
  });
  expects(at != study().effects.end(), "an effect");
  return at->effect;
}

TEST(StudyLevers, EveryLeverAndDoseHasAnEffectOnEveryVariableInBothWindows) {
  EXPECT_EQ(study().effects.size(), (3U + 2U + 2U) * lever_variables().size() * 2U);  // the small dose is one more each
  EXPECT_EQ(study().baseline.size(), lever_variables().size() * 2U);
  EXPECT_NEAR(effect(0, 0.5, "coverage").relative->quantile(.50).value, -0.5, rounding);
  EXPECT_NEAR(effect(0, 0.01, "net_ratio").relative->mean.value / 0.01, -1.0, 100 * rounding);  // the elasticity
  EXPECT_EQ(effect(2, 0.5, "missile_funds_usd").difference->mean.value, 0.0);
}

TEST(StudyLevers, MarginalEffectsAreTheAccountingOnesTimesAdditionality) {
  const auto& money = effect(0, 0.5, "missile_funds_usd");
  const double difference = money.difference->mean.value;  // the same in every world
  // The mean of Beta(2, 2) is 1/2, its sd 0.2236: 500 worlds give 0.01, times 4.5.
  EXPECT_NEAR(money.marginal->mean.value / difference, 0.5, 0.045);
  EXPECT_NEAR(money.marginal->sd.value / -difference, 0.2236, 0.03);
}

TEST(StudyLevers, TwoFactorsDoNotInteractInRatiosAndDoInSums) {
  ASSERT_EQ(study().pairs.size(), 3U * 2U * 2U);  // pairs, money and coverage, two windows
  const auto& pair = study().pairs.front();       // brokers and stranded on the money
  EXPECT_EQ(study().outputs[pair.output].variable, "missile_funds_usd");
  EXPECT_NEAR(pair.ratio->quantile(.50).value, 0.0, rounding);
  EXPECT_NEAR(pair.relative->quantile(.50).value, -0.75, rounding);
  // (1/4 - 1) - 2 (1/2 - 1) = 1/4 of what there was, so a third of what both take, with the other sign
  EXPECT_NEAR(pair.interaction->mean.value / pair.both->mean.value, -1.0 / 3.0, rounding);
}

TEST(StudyLevers, TheDoseThatHalvesTheMoneyIsFoundOrThereIsNone) {
  ASSERT_EQ(study().halvings.size(), 3U);
  EXPECT_NEAR(study().halvings[0].dose->value, 0.5, 1e-4);
  EXPECT_NEAR(study().halvings[1].dose->value, 0.5, 1e-4);  // at its largest dose
  EXPECT_FALSE(study().halvings[2].dose.has_value());
  EXPECT_EQ(study().halvings[2].share_left.value, 1.0);
}

TEST(StudyLevers, ThreadsChangeNothing) {
  const auto run = [](unsigned threads) {
    return study_levers(model_with({}), factors(), 3, [&](std::uint64_t) { return Plan{700, threads}; });
  };
  const auto one = run(1), three = run(3);
  for (std::size_t k = 0; k < one.effects.size(); ++k) {
    ASSERT_EQ(one.effects[k].effect.marginal->mean.value, three.effects[k].effect.marginal->mean.value) << k;
    ASSERT_EQ(one.effects[k].effect.difference->quantile(.95).value,
              three.effects[k].effect.difference->quantile(.95).value);
  }
  for (std::size_t k = 0; k < one.pairs.size(); ++k) {
    ASSERT_EQ(one.pairs[k].ratio->mean.value, three.pairs[k].ratio->mean.value) << k;
  }
  EXPECT_EQ(one.halvings[0].dose->mc_se, three.halvings[0].dose->mc_se);
}

TEST(StudyLevers, TheNumberOfRunsIsKnownBeforehand) {
  std::uint64_t most = 0;
  const auto model = model_with(everything_constant());
  (void)study_levers(model, factors(), 1, [&](std::uint64_t before) {
    most = std::max(most, before + 1);
    return Plan{300, 1};
  });
  EXPECT_LE(most, most_lever_runs(factors(), model, 300));
}

}  // namespace
}  // namespace fundshare::study_levers_test
