// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/share/missile_equivalents.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "support/one_world.hpp"

namespace fundshare::missile_equivalents_test {
namespace {

constexpr StudyWindow window{2020, 2021};

/// One world in which 60 and then 90 million arrive, and missiles of the first and last class cost 4 and `last`
/// million; the class between has no name.
std::map<std::string, double> equivalents(double last) {
  Binder binder{{test::declare("budget.unit_cost", Constant::from_value(4e6))}, "made-up"};
  binder.enter_stage(4);
  BudgetData budget{};
  budget.window = window;
  budget.classes = {"SRBM", "unknown", "ICBM"};
  budget.inputs.unit_cost = binder.world_by("budget.unit_cost", non_negative, budget.classes, {});
  test::Worlds worlds{binder, 1, {"", {{"budget.unit_cost", "ICBM", last}}}};
  RealisedUsd cash{window};
  cash.net[0][0] = 60e6;
  cash.net[1][0] = 90e6;
  YearFacts facts{};
  facts.is_partial = {0, 1};
  const auto outputs = list_missile_equivalents(window, budget.classes, facts);
  Block out(outputs.size() + 3, 1);
  missile_equivalents(cash, budget, worlds.draws, 3, out);
  std::map<std::string, double> values;
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    values[outputs[k].variable + " " + outputs[k].window + " " + std::to_string(outputs[k].year_start)] = out[k + 3][0];
  }
  return values;
}

TEST(MissileEquivalents, AreCashOverTheCostOfOneMissile) {
  const auto values = equivalents(30e6);
  EXPECT_EQ(values.size(), 6U);  // two classes by two years and the whole window
  EXPECT_EQ(values.at("SRBM year 2020"), 15.0);
  EXPECT_EQ(values.at("SRBM year 2021"), 22.5);
  EXPECT_EQ(values.at("SRBM total 2020"), 37.5);
  EXPECT_EQ(values.at("ICBM year 2020"), 2.0);
  EXPECT_EQ(values.at("ICBM total 2020"), 5.0);
}

TEST(MissileEquivalents, AreUndefinedWhereAMissileCostsNothing) {
  const auto values = equivalents(0.0);
  EXPECT_TRUE(std::isnan(values.at("ICBM total 2020")));
  EXPECT_EQ(values.at("SRBM total 2020"), 37.5);
}

TEST(MissileEquivalents, CarryTheFlagsOfCash) {
  YearFacts facts{};
  facts.is_partial = {0, 0, 1};
  const auto outputs = list_missile_equivalents({2020, 2022}, {"SRBM"}, facts);
  ASSERT_EQ(outputs.size(), 4U);
  EXPECT_EQ(outputs[1].flags, std::vector<std::string>{"opening_stock_zero"});
  EXPECT_EQ(outputs[2].flags, std::vector<std::string>{"partial"});
  EXPECT_EQ(outputs[3].flags, (std::vector<std::string>{"opening_stock_zero", "partial"}));
  EXPECT_EQ(outputs[3].window, "total");
}

}  // namespace
}  // namespace fundshare::missile_equivalents_test
