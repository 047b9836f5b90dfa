// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/budget/programme_budget.hpp"

#include <gtest/gtest.h>

#include "support/one_world.hpp"

namespace fundshare::programme_budget_test {
namespace {

using test::choose;
using test::declare;

constexpr StudyWindow window{2022, 2024};
constexpr double bottom_up = 0.0, top_down = 1.0;

Launch launch(const std::string& id, int year, const std::string& missile_class, int count, bool minimum = false) {
  return {id, {year, 6, 1}, missile_class, count, minimum, SourceChecked::seen, {"launches.csv", 2, 4, "class"}};
}

Anchor anchor(const char* quantity, int year, double usd) {
  Anchor row;
  row.id = quantity;
  row.start = {year, 1, 1};
  row.end = {year, 12, 31};
  row.quantity = quantity;
  row.unit = "usd";
  row.best = usd;
  row.source_checked = SourceChecked::derived;
  return row;
}

/// 2022: two A and one B; 2024: four B, at least. A costs 4, B costs 8. GNI of 2022 and 2023, exports of 2023 alone.
Evidence made_up_evidence() {
  Evidence evidence;
  evidence.launches = {launch("1", 2022, "A", 2), launch("2", 2022, "B", 1), launch("3", 2024, "B", 4, true)};
  for (const auto& [missile_class, usd] : std::map<std::string, double>{{"A", 4.0}, {"B", 8.0}}) {
    UnitCost cost;
    cost.id = "DEF-" + missile_class;
    cost.missile_class = missile_class;
    cost.low = cost.best = cost.high = UsdUnitCost{usd};
    cost.source_checked = SourceChecked::assumption;
    evidence.unit_costs.push_back(cost);
  }
  evidence.anchors = {anchor("gni", 2022, 1000.0), anchor("gni", 2023, 2000.0), anchor("total_exports", 2023, 64.0)};
  return evidence;
}

std::vector<Declaration> made_up_inputs(double method, double uncounted = 2.0) {
  auto inputs = test::constants({{"budget.materials_share", .5},
                                 {"budget.stockpile_ratio", 2.0},
                                 {"budget.stockpile_labour", 1.25},
                                 {"budget.research_and_sites", 12.0},
                                 {"budget.technology_offset", .25},
                                 {"budget.gni_error", 2.0},
                                 {"budget.military_share", .25},
                                 {"budget.missile_share_of_military", .125},
                                 {"budget.domestic_price_ratio", .5},
                                 {"budget.import_share", .25},
                                 {"budget.import_markup", 0.0},
                                 {"budget.nuclear_error", 2.0},
                                 {"budget.nuclear_overlap", .5},
                                 {"budget.other_foreign_income", 16.0},
                                 {"budget.russia_income", 32.0}});
  inputs.push_back(choose("budget.method", {"bottom_up", "top_down"}, method));
  auto cost = declare("budget.unit_cost", Constant::from_value(0));
  cost.law = LawOfRows{};
  inputs.push_back(cost);
  inputs.push_back(declare("budget.uncounted_launches", Constant::from_value(uncounted), Scope::incident));
  return inputs;
}

ProgrammeBudget one_world(const BudgetData& data, Binder& binder) {
  test::Worlds worlds{binder};
  ProgrammeBudget out{data};
  programme_budget(data, worlds.draws, out);
  return out;
}

ProgrammeBudget one_world(double method, PriceBasis basis = PriceBasis::south_korean, StudyWindow years = window,
                          int last_known_year = 2024) {
  Binder binder{made_up_inputs(method), "made-up"};
  const auto data = make_budget_data(made_up_evidence(), basis, years, last_known_year, binder);
  return one_world(data, binder);
}

// Materials: 2022 2*4 + 8 = 16; 2024 (4 + 2 uncounted) * 8 = 48; mean over 2017-2024 (16 + 48) / 8 = 8.
// Tests T = 32, 0, 96. B = T + 2 * 1.25 * 8 + 12 = T + 32.
TEST(ProgrammeBudget, AddsUpLaunchesByHand) {
  const auto out = one_world(bottom_up);
  const double tests[] = {32.0, 0.0, 96.0};
  for (std::size_t year = 0; year < 3; ++year) {
    EXPECT_EQ(out.tests[year][0], tests[year]);
    EXPECT_EQ(out.programme[year][0], tests[year] + 32.0);
    EXPECT_EQ(out.foreign_parts[year][0], (tests[year] + 32.0) * .25);
    EXPECT_EQ(out.in_kind[year][0], 4.0);  // 12 * .25 / .75
  }
}

// GNI 1000, 2000 and, carried forward, 2000; times 2 * .25 * .125 = 1/16.
TEST(ProgrammeBudget, TakesItsShareOfTheEconomyByHand) {
  const auto out = one_world(top_down);
  EXPECT_EQ(out.programme[0][0], 62.5);
  EXPECT_EQ(out.programme[1][0], 125.0);
  EXPECT_EQ(out.programme[2][0], 125.0);
  EXPECT_EQ(out.tests[0][0], 32.0);  // bottom-up in every world
}

// Market prices: B (.25 + .75 * .5) = .625 B; tests and foreign parts stay.
TEST(ProgrammeBudget, ConvertsOnlyTheProgrammeToMarketPrices) {
  const auto out = one_world(bottom_up, PriceBasis::market);
  EXPECT_EQ(out.programme[0][0], 40.0);
  EXPECT_EQ(out.foreign_parts[0][0], 16.0);
  EXPECT_EQ(out.tests[0][0], 32.0);
  // N = .021 * GNI of the year before (2022 takes its own, none is known before) * 2, of which half overlaps.
  EXPECT_NEAR(out.wmd[0][0], 40.0 + .021 * 1000.0 * 2.0 * .5, 1e-12);
}

TEST(ProgrammeBudget, AddsRussiaFrom2023AndCarriesExports) {
  const auto out = one_world(bottom_up);
  EXPECT_EQ(out.other_income[0][0], 64.0 + 16.0);
  EXPECT_EQ(out.other_income[1][0], 64.0 + 16.0 + 32.0);
  EXPECT_EQ(out.other_income[2][0], 64.0 + 16.0 + 32.0);
}

// 2024 to June: f = 1/2. The launch of 2024 is in June: T = 96 as it is; the steady part, here with the mean 16/7 over
// 2017 to 2023, is halved.
TEST(ProgrammeBudget, CountsAPartOfAPartialYear) {
  const StudyWindow partial{2022, 2024, 6};
  const auto whole = one_world(bottom_up), out = one_world(bottom_up, PriceBasis::south_korean, partial, 2023);
  EXPECT_EQ(out.tests[2][0], 96.0);
  EXPECT_NEAR(out.programme[2][0], 96.0 + .5 * (2 * 1.25 * 16.0 / 7 + 12), 1e-12);
  EXPECT_NEAR(out.programme[0][0], 32.0 + 2 * 1.25 * 16.0 / 7 + 12, 1e-12);
  EXPECT_EQ(out.in_kind[2][0], 2.0);
  EXPECT_EQ(out.other_income[2][0], .5 * whole.other_income[2][0]);
  EXPECT_EQ(one_world(top_down, PriceBasis::south_korean, partial).programme[2][0], 125.0 / 2);
  // N of 2024 is .021 * 2000 * 2, half of it beside B.
  EXPECT_NEAR(out.wmd[2][0] - out.programme[2][0], .5 * .021 * 2000 * 2 * .5, 1e-12);
}

TEST(ProgrammeBudget, LeavesOutLaunchesAfterThePartOfAPartialYear) {
  auto evidence = made_up_evidence();
  for (auto& row : evidence.launches) row.date.month = 4;
  Binder binder{made_up_inputs(bottom_up), "made-up"};
  const auto data = make_budget_data(evidence, PriceBasis::south_korean, {2022, 2024, 3}, 2023, binder);
  const auto out = one_world(data, binder);
  EXPECT_EQ(out.tests[0][0], 32.0);  // 2022 is whole
  EXPECT_EQ(out.tests[2][0], 0.0);
}

TEST(BudgetData, MarksTheYearsThatAreCarriedOrMinimumsOrEmpty) {
  Binder binder{made_up_inputs(bottom_up), "made-up"};
  const auto data = make_budget_data(made_up_evidence(), PriceBasis::south_korean, window, 2024, binder);
  EXPECT_EQ(data.gni.carried, (std::vector<char>{0, 0, 1}));
  EXPECT_EQ(data.gni_before.carried, (std::vector<char>{1, 0, 0}));
  EXPECT_EQ(data.gni_before.values, (std::vector<double>{1000.0, 1000.0, 2000.0}));
  EXPECT_EQ(data.exports.carried, (std::vector<char>{1, 0, 1}));
  EXPECT_EQ(data.has_launches, (std::vector<char>{1, 0, 1}));
  EXPECT_EQ(data.has_minimum, (std::vector<char>{0, 0, 1}));
}

TEST(BudgetData, RefusesAnEconomyOfNothing) {
  auto evidence = made_up_evidence();
  evidence.anchors[1].best = 0.0;
  evidence.anchors[1].place = {"anchors.csv", 3, 1, "anchor_id"};
  Binder binder{made_up_inputs(bottom_up), "made-up"};
  try {
    (void)make_budget_data(evidence, PriceBasis::south_korean, window, 2024, binder);
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "anchors.csv:3:1: anchor_id: value_best of gni is 0 (must be above 0)");
  }
}

TEST(BudgetData, RefusesALaunchClassWithoutAUnitCost) {
  auto evidence = made_up_evidence();
  evidence.launches.push_back(launch("4", 2023, "C", 1));
  Binder binder{made_up_inputs(bottom_up), "made-up"};
  try {
    (void)make_budget_data(evidence, PriceBasis::south_korean, window, 2024, binder);
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "launches.csv:2:4: class: class 'C' has no DEF- row in budget/unit_costs.csv");
  }
}

}  // namespace
}  // namespace fundshare::programme_budget_test
