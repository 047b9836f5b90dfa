// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/share/funded_share.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace fundshare::funded_share_test {
namespace {

constexpr StudyWindow window{2020, 2022};

void set(Rows& rows, double a, double b, double c) {
  rows[0][0] = a;
  rows[1][0] = b;
  rows[2][0] = c;
}

/// One world of three years with round numbers; the second year has no tests.
std::map<std::string, double> one_world(double cyber_factor = 2.0) {
  BudgetData data{.window = window,
                  .price_basis = PriceBasis::south_korean,
                  .stockpile_last_year = 2024,
                  .inputs = {},
                  .classes = {},
                  .counts = {{0.0}},
                  .minimums = {},
                  .has_launches = {},
                  .has_minimum = {},
                  .gni = {},
                  .gni_before = {},
                  .exports = {},
                  .bottom_up_value = 0,
                  .top_down_value = 1};
  RealisedUsd cash{window};
  MissileFundsUsd funds{window};
  ProgrammeBudget budget{data};
  set(cash.gross, 100, 200, 100);
  set(cash.kept, 80, 160, 80);
  set(cash.net, 40, 80, 40);
  set(cash.closing_held, 7, 9, 11);
  set(funds.spent, 30, 10, 60);
  set(funds.spent_wmd, 40, 20, 80);
  set(funds.closing_in_transit, 1, 2, 3);
  set(funds.it_income, 0, 16, 16);
  set(funds.it_missiles, 0, 8, 8);
  set(funds.it_wmd, 0, 12, 12);
  set(budget.programme, 20, 40, 40);
  set(budget.tests, 10, 0, 40);
  set(budget.foreign_parts, 5, 10, 10);
  set(budget.wmd, 40, 80, 80);
  set(budget.in_kind, 1, 1, 1);
  set(budget.other_income, 100, 120, 160);
  const auto windows = report_windows(window);
  ShareWorkspace work{window, windows.size()};
  const auto outputs =
      list_outputs(window, windows,
                   {std::vector<char>(3, 1), std::vector<char>(3, 0), std::vector<char>(3, 0), std::vector<char>(3, 0),
                    std::vector<char>(3, 0), std::vector<char>(3, 0), std::vector<char>(3, 0)});
  Block out(outputs.size(), 1);
  const double factor[] = {cyber_factor};
  funded_share(cash, funds, budget, factor, windows, work, out);
  std::map<std::string, double> values;
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    values[outputs[k].variable + " " + outputs[k].window + " " + std::to_string(outputs[k].year_start)] = out[k][0];
  }
  return values;
}

TEST(FundedShare, DividesSumsByHand) {
  const auto v = one_world();
  EXPECT_EQ(v.at("gross_theft_usd total 2020"), 400.0);
  EXPECT_EQ(v.at("kept_ratio total 2020"), 320.0 / 100.0);
  EXPECT_EQ(v.at("coverage year 2020"), 1.5);
  EXPECT_EQ(v.at("coverage total 2020"), 1.0);
  EXPECT_EQ(v.at("coverage rolling3 2020"), 1.0);
  EXPECT_EQ(v.at("coverage_foreign_parts total 2020"), 4.0);
  EXPECT_EQ(v.at("coverage_wmd total 2020"), 140.0 / 200.0);
  EXPECT_EQ(v.at("coverage_tests total 2020"), 2.0);
  EXPECT_EQ(v.at("net_ratio total 2020"), 1.6);
  EXPECT_EQ(v.at("gross_over_tests total 2020"), 8.0);
  EXPECT_EQ(v.at("gross_over_wmd total 2020"), 2.0);
  EXPECT_EQ(v.at("gross_over_foreign_income year 2020"), 100.0 / 200.0);
  EXPECT_EQ(v.at("net_over_foreign_income year 2021"), 80.0 / 200.0);
  EXPECT_EQ(v.at("foreign_income_usd year 2022"), 200.0);
  EXPECT_EQ(v.at("realised_share total 2020"), 160.0 / 400.0);
  EXPECT_EQ(v.at("in_kind_usd total 2020"), 3.0);
}

TEST(FundedShare, TakesStocksAtTheEndOfTheWindow) {
  const auto v = one_world();
  EXPECT_EQ(v.at("still_held_usd total 2020"), 11.0);
  EXPECT_EQ(v.at("still_held_usd year 2021"), 9.0);
  EXPECT_EQ(v.at("in_transit_usd rolling3 2020"), 3.0);
}

// The account: 30 come, 20 are spent, 10 wait; 10 + 10 come against 40, all 20 are spent; 60 come against 40, 40 are
// spent.
TEST(FundedShare, KeepsWhatAYearCannotSpendForTheNext) {
  const auto v = one_world();
  EXPECT_EQ(v.at("funded_share year 2020"), 1.0);
  EXPECT_EQ(v.at("funded_share year 2021"), 0.5);
  EXPECT_EQ(v.at("funded_share year 2022"), 1.0);
  EXPECT_EQ(v.at("funded_share total 2020"), 80.0 / 100.0);
}

TEST(FundedShare, IsUndefinedOverAYearWithoutTests) {
  const auto v = one_world();
  EXPECT_TRUE(std::isnan(v.at("coverage_tests year 2021")));
  EXPECT_TRUE(std::isnan(v.at("gross_over_tests_cyber year 2021")));
}

TEST(FundedShare, MultipliesNumeratorsByTheCyberFactorWhereverTheyStand) {
  const auto v = one_world(2.0);
  EXPECT_EQ(v.at("gross_theft_usd_cyber total 2020"), 800.0);
  EXPECT_EQ(v.at("net_cash_usd_cyber total 2020"), 320.0);
  EXPECT_EQ(v.at("coverage_cyber total 2020"), 2.0);
  EXPECT_EQ(v.at("coverage_foreign_parts_cyber total 2020"), 8.0);
  EXPECT_EQ(v.at("coverage_wmd_cyber total 2020"), 1.4);
  EXPECT_EQ(v.at("net_ratio_cyber total 2020"), 3.2);
  EXPECT_EQ(v.at("gross_ratio_cyber total 2020"), 8.0);
  EXPECT_EQ(v.at("gross_over_foreign_parts_cyber total 2020"), 32.0);
  EXPECT_EQ(v.at("gross_over_tests_cyber total 2020"), 16.0);
  EXPECT_EQ(v.at("gross_over_wmd_cyber total 2020"), 4.0);
  EXPECT_EQ(v.at("gross_over_foreign_income_cyber year 2020"), 200.0 / 300.0);
  EXPECT_EQ(v.at("net_over_foreign_income_cyber year 2021"), 160.0 / 280.0);
}

TEST(FundedShare, AddsItIncomeAfterTheCyberFactor) {
  const auto v = one_world(2.0);
  EXPECT_EQ(v.at("coverage_cyber_it total 2020"), (200.0 + 16.0) / 100.0);
  EXPECT_EQ(v.at("coverage_foreign_parts_cyber_it total 2020"), 216.0 / 25.0);
  EXPECT_EQ(v.at("coverage_wmd_cyber_it total 2020"), (280.0 + 24.0) / 200.0);
  EXPECT_EQ(v.at("net_ratio_cyber_it total 2020"), (320.0 + 32.0) / 100.0);
  EXPECT_EQ(v.at("net_over_foreign_income_cyber_it year 2021"), (160.0 + 16.0) / (120.0 + 160.0 + 16.0));
}

}  // namespace
}  // namespace fundshare::funded_share_test
