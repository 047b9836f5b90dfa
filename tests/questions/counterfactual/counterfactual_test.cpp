// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/counterfactual/counterfactual.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fundshare/questions/paired_columns.hpp"
#include "support/small_run.hpp"

namespace fundshare::counterfactual_test {
namespace {

using What = AskedChange::What;
using ::testing::HasSubstr;

const Evidence& evidence() {
  static const Evidence all = test::SmallRun::project_evidence();
  return all;
}

Scenario scenario(const std::vector<std::string>& sets) {
  return read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, sets);
}

CounterfactualStudy asked(const std::vector<AskedChange>& changes, const std::vector<std::string>& sets = {},
                          std::uint64_t worlds = 600) {
  return study_counterfactual(
      evidence(), scenario(sets), changes, 1,
      [&](std::uint64_t) {
        return Plan{worlds, 2};
      },
      Plan{1 << 14, 2});
}

const Effect& effect(const CounterfactualStudy& study, std::size_t change, const std::string& variable,
                     const std::string& window = "total", int year = 2017) {
  const auto at = std::ranges::find_if(study.effects, [&](const CounterfactualEffect& row) {
    const Output& output = study.outputs[row.output];
    return row.change == change && output.variable == variable && output.window == window && output.year_start == year;
  });
  expects(at != study.effects.end(), "an effect");
  return at->effect;
}

TEST(Counterfactual, ADroppedTheftTakesAwayItsOwnValueAndNothingElse) {
  // Every amount is 20 million and counted; 3 % more are in no list, and do not change with the theft.
  const auto study = asked({{What::drop, "2025-02-bybit"}}, test::everything_constant(), 1);
  EXPECT_NEAR(effect(study, 0, "gross_theft_usd").difference->mean.value, -2e7, 1e-5);
  EXPECT_NEAR(effect(study, 0, "gross_theft_usd", "year", 2025).difference->mean.value, -2e7, 1e-5);
  EXPECT_EQ(effect(study, 0, "gross_theft_usd", "year", 2024).difference->mean.value, 0.0);
  EXPECT_EQ(effect(study, 0, "missile_funds_usd", "year", 2024).difference->mean.value, 0.0);
}

TEST(Counterfactual, ADroppedTheftIsNotSharedOutWhereTotalsArePublished) {
  const auto study = asked({{What::drop, "2025-02-bybit"}}, {"theft.basis=estimates"});
  // Bybit's part of the core thefts of 2025, by their best values.
  double core = 0.0;
  const Estimator model{evidence(), scenario({}), {.worlds = 0}};
  for (const auto& theft : model.thefts()) core += theft.year == 8 && theft.core ? theft.best : 0.0;
  const auto& change = effect(study, 0, "gross_theft_usd", "year", 2025);
  EXPECT_NEAR(change.relative->quantile(.05).value, -1.46e9 / core, 1e-12);  // the same in every world
  EXPECT_NEAR(change.relative->quantile(.95).value, -1.46e9 / core, 1e-12);
}

TEST(Counterfactual, DroppingAnExcludedTheftChangesNoBitAndSaysWhy) {
  const auto study = asked({{What::drop, "2018-01-coincheck"}, {What::unfreeze, "2026-04-kelpdao"}});
  EXPECT_EQ(study.idle[0], "the scenario excludes it");
  EXPECT_EQ(study.idle[1], "it is outside the years of the scenario");
  for (const auto& row : study.effects) {
    ASSERT_TRUE(row.effect.difference.has_value());
    EXPECT_EQ(row.effect.difference->mean.value, 0.0);
    EXPECT_EQ(row.effect.difference->quantile(.99).value, 0.0);
    EXPECT_EQ(row.effect.difference->quantile(.01).value, 0.0);
  }
}

TEST(Counterfactual, WithoutItsFreezeATheftKeepsAllOfItsValue) {
  const auto study = asked({{What::unfreeze, "2025-02-bybit"}}, test::everything_constant(), 1);
  EXPECT_EQ(effect(study, 0, "gross_theft_usd").difference->mean.value, 0.0);
  const double capacity_free = 2e7 * 53.8 / 1460.0;  // known share of 20 million
  const auto& net = effect(study, 0, "net_cash_usd").difference->mean.value;
  const auto& held = effect(study, 0, "still_held_usd").difference->mean.value;
  EXPECT_GT(net, 0.0);
  EXPECT_LT(net + held, capacity_free);  // less conversion, stranded, brokers
  EXPECT_GT(net + held, 0.6 * capacity_free);
}

TEST(Counterfactual, TheFrozenPricePathIsThatOfTheScenarioSoSet) {
  const auto study = asked({{What::price_path, "frozen"}});
  const test::SmallRun now{{}, 600}, frozen{{"price_path=frozen"}, 600};
  const auto paired = paired_effect(frozen.column("coverage"), now.column("coverage"), {});
  EXPECT_EQ(effect(study, 0, "coverage").difference->quantile(.50).value, paired.difference->quantile(.50).value);
  EXPECT_EQ(effect(study, 0, "coverage").relative->mean.value, paired.relative->mean.value);
}

TEST(Counterfactual, SimulatedPricesChangeNothingWithinTheTableAndSayWhy) {
  const auto study = asked({{What::price_path, "simulated"}});
  EXPECT_TRUE(study.idle[0].starts_with("prices are drawn only past the table, which reaches 2026-")) << study.idle[0];
  EXPECT_TRUE(study.idle[0].ends_with(", and the years end with 2025-12")) << study.idle[0];
  EXPECT_EQ(effect(study, 0, "coverage").difference->quantile(.99).value, 0.0);
  EXPECT_EQ(asked({{What::price_path, "frozen"}}).idle[0], "");
  EXPECT_EQ(asked({{What::price_path, "simulated"}}, {"price_path=frozen"}).idle[0], "");
}

TEST(Counterfactual, ThePricePathThatTheScenarioHasChangesNoBit) {
  const auto study = asked({{What::price_path, "historical"}});
  EXPECT_EQ(study.idle[0], "the scenario has this price path already");
  EXPECT_EQ(effect(study, 0, "coverage").difference->quantile(.99).value, 0.0);
}

TEST(Counterfactual, AllTogetherIsEachChangeAtOnce) {
  const auto sets = test::with(test::everything_constant(), {"realisation.capacity_factor=1e6", "price_path=frozen"});
  const auto study = asked({{What::drop, "2025-02-bybit"}, {What::drop, "2022-03-ronin"}}, sets, 1);
  ASSERT_EQ(study.changes.size(), 3U);
  EXPECT_EQ(study.changes[2].text(), "all together");
  const auto change = [&](std::size_t k) { return effect(study, k, "net_cash_usd").difference->mean.value; };
  EXPECT_NEAR(change(2), change(0) + change(1), 1e-4);  // nothing binds, so that effects add up; of 1e9 USD
}

TEST(Counterfactual, AllTogetherTakesInThePricePath) {
  const auto both = asked({{What::drop, "2025-02-bybit"}, {What::price_path, "frozen"}});
  const auto dropped = asked({{What::drop, "2025-02-bybit"}}, {"price_path=frozen"});
  EXPECT_EQ(effect(both, 2, "coverage").with->quantile(.50).value,
            effect(dropped, 0, "coverage").with->quantile(.50).value);
}

TEST(Counterfactual, WhatIsNotThereIsRefusedWithTheNearest) {
  const auto refusal = [](const std::vector<AskedChange>& changes) -> std::string {
    try {
      check_changes(changes, evidence());
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ExitCode::usage);
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(refusal({{What::drop, "2025-02-bibit"}}),
            "--drop: '2025-02-bibit' is not an incident of theft/incidents.csv (nearest: 2025-02-bybit)");
  EXPECT_THAT(refusal({{What::unfreeze, "unrecorded"}}), HasSubstr("--unfreeze: 'unrecorded' is not an incident"));
  EXPECT_EQ(refusal({{What::price_path, "frosen"}}),
            "--price-path: 'frosen' is no price path (allowed: historical, frozen, simulated) (nearest: frozen)");
  EXPECT_EQ(refusal({{What::drop, "2025-02-bybit"}, {What::drop, "2025-02-bybit"}}),
            "'drop 2025-02-bybit' is asked twice");
  EXPECT_EQ(refusal({{What::drop, "2025-02-bybit"}, {What::unfreeze, "2025-02-bybit"}}), "accepted");
}

}  // namespace
}  // namespace fundshare::counterfactual_test
