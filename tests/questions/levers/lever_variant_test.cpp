// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/levers/lever_variant.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "questions/levers/lever_runs.hpp"

namespace fundshare::lever_variant_test {
namespace {

using test::everything_constant;
using test::model_with;
using test::one_lever;
using test::pull;
using test::pulled;
using test::with;
using ::testing::HasSubstr;

/// Money for missiles with a lever over money without, in the only world there is.
double money_left(const Estimator& model, const LeverSet& set, double dose) {
  const auto columns = pulled(model, {pull(model, set, dose)}, "missile_funds_usd", 1);
  return columns.column(1, 0)[0] / columns.column(0, 0)[0];
}

// Nothing is drawn and capacity does not bind: money is a product of factors, so each figure is exact up to the
// rounding of 108 months of sums, below 1e3 * 2^-53 = 1.1e-13.
constexpr double rounding = 2e-13;

const Estimator& unbound() {
  static const Estimator model = model_with(with(everything_constant(), {"realisation.capacity_factor=1e6"}));
  return model;
}

TEST(LeverVariant, HalvingTheTheftsHalvesTheMoneyWhereCapacityDoesNotBind) {
  const auto set = one_lever("[{ input = \"theft.keep\", by = \"lower\" }]");
  EXPECT_NEAR(money_left(unbound(), set, 0.5), 0.5, rounding);
  EXPECT_NEAR(money_left(unbound(), set, 0.25), 0.75, rounding);
}

TEST(LeverVariant, WhereCapacityBindsHalvingTheTheftsTakesLessThanHalf) {
  const auto model = model_with(with(everything_constant(), {"realisation.capacity_factor=0.05"}));
  EXPECT_GT(money_left(model, one_lever("[{ input = \"theft.keep\", by = \"lower\" }]"), 0.5), 0.6);
}

TEST(LeverVariant, AFurtherDeniedShareTakesExactlyThatShareOfTheMoney) {
  const auto set = one_lever("[{ input = \"realisation.denied\", by = \"toward\", end = 1 }]");
  for (const double dose : {0.1, 0.25, 0.5, 0.75}) {
    EXPECT_NEAR(money_left(unbound(), set, dose), 1.0 - dose, rounding) << dose;  // known recoveries move too
  }
}

TEST(LeverVariant, KnownRecoveriesOfSingleTheftsMoveByTheSameRule) {
  const auto set =
      one_lever("[{ input = \"realisation.denied\", label = \"2025-02-bybit\", by = \"toward\", end = 1 }]");
  const auto model = model_with({"theft.basis=incidents"});
  const auto kept = pulled(model, {pull(model, set, 0.5)}, "kept_theft_usd", 200);
  const auto gross = pulled(model, {pull(model, set, 0.5)}, "gross_theft_usd", 200);
  // 53.8 of 1460 million are known to be lost: of Bybit's A Z, half of the rest goes too. Others stay.
  const double known = 53.8 / 1460.0;
  const auto bybit_gone = pulled(model, {{"", {{"theft.keep", "2025-02-bybit", 0.0}}}}, "gross_theft_usd", 200);
  for (std::size_t w = 0; w < 200; ++w) {
    const double bybit = bybit_gone.column(0, 0)[w] - bybit_gone.column(1, 0)[w];
    EXPECT_EQ(gross.column(0, 0)[w], gross.column(1, 0)[w]);
    EXPECT_NEAR(kept.column(0, 0)[w] - kept.column(1, 0)[w], bybit * 0.5 * (1.0 - known), 1.0) << w;  // of 1e9 USD
  }
}

TEST(LeverVariant, DearerBrokersTakeExactlyTheirDoseOfTheMoneyInEveryWorld) {
  const auto model = model_with({});
  const auto set = one_lever("[{ input = \"realisation.broker_discount\", by = \"toward\", end = 1 }]");
  const auto columns = pulled(model, {pull(model, set, 0.3)}, "missile_funds_usd", 600);
  for (std::size_t w = 0; w < 600; ++w) {
    EXPECT_NEAR(columns.column(1, 0)[w] / columns.column(0, 0)[w], 0.7, 1e-11) << w;  // 1 - discount may be near 0.3
  }
}

TEST(LeverVariant, APriceShockTakesItsDoseOfTheExposedPart) {
  const auto model = model_with(with(everything_constant(), {"realisation.capacity_factor=1e6"}));
  const auto set = one_lever("[{ input = \"realisation.price_shock\", by = \"add\" }]");
  EXPECT_NEAR(money_left(model, set, 0.5), 1.0 - 0.8 * 0.5, rounding);  // price_exposure is 0.8
}

TEST(LeverVariant, AnImportMarkUpLeavesTheMoneyAndRaisesTheBudgetByItsForeignPart) {
  const auto set = one_lever("[{ input = \"budget.import_markup\", by = \"add\" }]");
  const auto& model = unbound();
  const auto ratio = [&](const char* output) {
    const auto columns = pulled(model, {pull(model, set, 0.5)}, output, 1);
    return columns.column(1, 0)[0] / columns.column(0, 0)[0];
  };
  EXPECT_EQ(ratio("missile_funds_usd"), 1.0);
  EXPECT_NEAR(ratio("budget_usd"), 1.0 + 0.2 * 0.5, rounding);  // import_share is 0.2
  EXPECT_NEAR(ratio("coverage"), 1.0 / 1.1, rounding);
  EXPECT_NEAR(ratio("coverage_foreign_parts"), 1.0 / 1.5, rounding);
  EXPECT_EQ(ratio("coverage_tests"), 1.0);
}

TEST(LeverVariant, SlowerCashOutAndLessCapacityAreFactors) {
  const auto bound = model_with(with(everything_constant(), {"realisation.capacity_factor=0.001"}));
  // Capacity binds in nearly every month: a quarter less of it is a quarter less money, up to the months at the start
  // in which it does not (one of 108, and the lag dampens it).
  EXPECT_NEAR(money_left(bound, one_lever("[{ input = \"realisation.capacity_factor\", by = \"lower\" }]"), 0.25), 0.75,
              0.02);
  const auto& model = unbound();
  const auto set = one_lever("[{ input = \"realisation.cashout_delay_months\", by = \"raise\" }]", "5");
  const auto columns = pulled(model, {pull(model, set, 3.0), {"", {{"realisation.cashout_delay_months", "", 12.0}}}},
                              "missile_funds_usd", 1);
  EXPECT_EQ(columns.column(1, 0)[0], columns.column(2, 0)[0]);  // 3 months times 1 + 3
}

TEST(LeverVariant, TheProbabilityOfAReplacementIsTheDose) {
  const auto model = model_with({"theft.basis=incidents", "theft.unrecorded=0"});
  const auto set = one_lever(
      "[{ input = \"theft.keep\", by = \"instead\", law = 0 }, { input = \"theft.keep\", label = \"unrecorded\", by = "
      "\"lower\" }]");
  const auto variant = pull(model, set, 0.25);
  const auto law = std::ranges::find_if(variant.overrides, [](const auto& o) { return o.label == "2025-02-bybit"; });
  ASSERT_NE(law, variant.overrides.end());
  EXPECT_EQ(std::get<Law>(law->by), Law{Discrete::from_values_weights(std::vector{1.0, 0.0}, std::vector{.75, .25})});
  const auto last = std::ranges::find_if(variant.overrides, [](const auto& o) { return o.label == "unrecorded"; });
  EXPECT_EQ(std::get<Move>(last->by).scale, 0.75);
  const auto all = pulled(model, {pull(model, set, 1.0)}, "gross_theft_usd", 100);
  EXPECT_EQ(*std::ranges::max_element(all.column(1, 0)), 0.0);  // at dose 1 no theft takes place
}

TEST(LeverVariant, DoseZeroChangesNoBit) {
  const auto model = model_with({});
  const auto set = read_levers(FUNDSHARE_TEST_DATA_DIR);
  std::vector<Variant> none;
  for (const auto& lever : set.levers) {
    const PulledLever pulled_by{&lever, 0.0};
    none.push_back(lever_variant(model, {&pulled_by, 1}));
  }
  // The neutral moves and the replacement by the same value, too.
  none.push_back({"",
                  {{"realisation.denied", "", Move{}},
                   {"theft.keep", "", 1.0},
                   {"realisation.capacity_factor", "", Move{1.0, 0.0}}}});
  for (const char* output : {"missile_funds_usd", "coverage"}) {
    const auto columns = pulled(model, none, output, 600);
    for (std::size_t v = 1; v <= none.size(); ++v) {
      EXPECT_TRUE(std::ranges::equal(columns.column(v, 0), columns.column(0, 0))) << output << " " << v;
    }
  }
}

TEST(LeverVariant, FractionsStayFractionsAtTheLargestDose) {
  const auto model = model_with({"theft.basis=incidents"});
  const auto set = read_levers(FUNDSHARE_TEST_DATA_DIR);
  for (const auto& lever : set.levers) {
    const PulledLever most{&lever, lever.most};
    const auto columns = pulled(model, {lever_variant(model, {&most, 1})}, "missile_funds_usd", 300);
    EXPECT_GE(*std::ranges::min_element(columns.column(1, 0)), 0.0) << lever.name;
  }
}

std::string refusal(const std::string& text) {
  static const Estimator model = model_with({});
  static const Evidence evidence = test::SmallRun::project_evidence();
  try {
    check_levers(parse_levers(text, "levers.toml"), model, evidence);
  } catch (const InputError& error) {
    EXPECT_EQ(error.code(), ExitCode::data);
    return error.what();
  }
  return "accepted";
}

TEST(LeverVariant, WhatTheModelDoesNotHaveIsRefusedWithTheNearestName) {
  EXPECT_THAT(refusal(test::lever_text("[{ input = \"theft.kep\", by = \"lower\" }]")),
              HasSubstr("'theft.kep' is no input of the model (nearest: theft.keep)"));
  EXPECT_THAT(refusal(test::lever_text("[{ input = \"theft.keep\", label = \"2025-02-bibit\", by = \"lower\" }]")),
              HasSubstr("'2025-02-bibit' is not a label of theft.keep (nearest: 2025-02-bybit)"));
  EXPECT_THAT(refusal(test::lever_text("[{ input = \"theft.keep\", by = \"lower\" }]", "1", "[\"E0053\"]")),
              HasSubstr("evidence 'E0053' is no row of the tables"));
}

TEST(LeverVariant, AChoiceIsNothingThatALeverCanMove) {
  for (const char* change :
       {"[{ input = \"theft.basis\", by = \"add\" }]", "[{ input = \"budget.method\", by = \"instead\", law = 1 }]"}) {
    EXPECT_THAT(refusal(test::lever_text(change)),
                ::testing::AllOf(::testing::StartsWith("levers.toml:9:"), HasSubstr("a lever moves numbers")))
        << change;
  }
}

TEST(LeverVariant, ALeverThatTakesAShareAboveOneIsRefused) {
  EXPECT_THAT(refusal(test::lever_text("[{ input = \"realisation.stranded\", by = \"raise\" }]")),
              HasSubstr("realisation.stranded reaches 2 at dose 1 (allowed: 0 to 1)"));
  EXPECT_THAT(
      refusal(test::lever_text("[{ input = \"realisation.denied\", by = \"instead\", law = { uniform = [0, 2] } }]")),
      HasSubstr("reaches 2 at dose 1 (allowed: 0 to 1)"));
  EXPECT_EQ(refusal(test::lever_text("[{ input = \"realisation.stranded\", by = \"lower\" }]")), "accepted");
}

}  // namespace
}  // namespace fundshare::lever_variant_test
