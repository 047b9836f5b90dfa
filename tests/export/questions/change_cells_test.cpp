// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/change_cells.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace fundshare::change_cells_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Summary made_up(double q05, double median, double q95) {
  Summary summary;
  summary.quantiles.fill({median, 0.0});
  summary.quantiles[1] = {q05, 0.0};
  summary.quantiles[7] = {q95, 0.0};
  return summary;
}

TEST(ChangeCells, ChangesHaveASignAndTheDigitsThatTheirErrorLeaves) {
  EXPECT_EQ(signed_percent({-0.3712, 0.0}), "-37 %");
  EXPECT_EQ(signed_percent({-0.3712, 0.02}), "-35 %");  // steps of 5: two errors are 4
  EXPECT_EQ(signed_percent({0.0512, 0.0}), "+5 %");
  EXPECT_EQ(signed_percent({0.0, 0.0}), "0 %");
  EXPECT_EQ(signed_dollars({-1.23e9, 0.0}), "-1.2 bn");
  EXPECT_EQ(signed_dollars({4.2e7, 0.0}), "+42 m");
  EXPECT_EQ(signed_dollars({0.0, 0.0}), "0");
}

TEST(ChangeCells, WhatRoundsToNothingKeepsItsSide) {
  EXPECT_EQ(signed_percent({-0.001, 0.0}), "> -1 %");
  EXPECT_EQ(signed_percent({0.001, 0.0}), "< +1 %");
  EXPECT_EQ(signed_dollars({-3e5, 0.0}), "> -1 m");
}

TEST(ChangeCells, AFigureWithoutAnErrorIsMarked) {
  EXPECT_EQ(signed_percent({-0.37, nan}), "~-37 %");
  EXPECT_EQ(signed_percent({nan, nan}), "no value");
  EXPECT_EQ(decimal_cell({-0.98, nan}).text, "~-0.98");
}

TEST(ChangeCells, AnIntervalOfOneValueIsThatValue) {
  EXPECT_EQ(percent_change_cell(made_up(-0.62, -0.37, -0.12)).text, "-37 % (-62 % to -12 %)");
  EXPECT_EQ(percent_change_cell(made_up(-0.5, -0.5, -0.5)).text, "-50 %");
  EXPECT_EQ(dollar_change_cell(made_up(-2e9, -1e9, 3e7)).text, "-1.0 bn (-2.0 bn to +30 m)");
  EXPECT_EQ(percent_change_cell(std::nullopt).text, "undefined");
  EXPECT_EQ(percent_change_cell(made_up(-0.62, -0.3712345, -0.12)).number, -0.3712345);
}

TEST(ChangeCells, AnIntervalThatRoundsToNothingIsSaidOnce) {
  EXPECT_EQ(percent_change_cell(made_up(-0.001, 0.001, 0.002)).text, "less than 1 %");
  EXPECT_EQ(percent_change_cell(made_up(0.0, 0.0, 0.002)).text, "less than 1 %");
  EXPECT_EQ(percent_change_cell(made_up(0.0, 0.0, 0.0)).text, "0 %");
  EXPECT_EQ(dollar_change_cell(made_up(-3e5, -2e5, 0.0)).text, "less than 1 m");
  EXPECT_EQ(percent_change_cell(made_up(-0.2, -0.001, 0.0)).text, "> -1 % (-20 % to 0 %)");
}

TEST(ChangeCells, ChangesOfAShareOfTheBudgetAreInPoints) {
  EXPECT_EQ(points_change_cell(made_up(-0.62, -0.37, -0.12)).text, "-37 points (-62 to -12)");
  EXPECT_EQ(points_change_cell(made_up(-0.001, 0.001, 0.002)).text, "less than 1 point");
  EXPECT_EQ(points_change_cell(made_up(0.01, 0.01, 0.01)).text, "+1 point");
}

TEST(ChangeCells, NoZeroHasASign) {
  EXPECT_EQ(decimal_cell({-0.3, 0.15}).text, "-0.5");  // two errors are 0.3: steps of 0.5
  EXPECT_EQ(decimal_cell({-0.04, 0.3}).text, "0");     // steps of 1
  EXPECT_EQ(decimal_cell({0.0, 0.015}).text, "0.0");
  EXPECT_EQ(decimal_cell({-0.001, 0.0}).text, "0.00");
}

TEST(ChangeCells, DecimalsFollowTheError) {
  EXPECT_EQ(decimal_cell({-0.7133, 0.0016}).text, "-0.71");
  EXPECT_EQ(decimal_cell({-0.7917, 0.014}).text, "-0.8");
  EXPECT_EQ(decimal_cell({41.34, 0.34}).text, "41");
  EXPECT_EQ(decimal_cell({0.5, 0.0}).text, "0.50");
}

TEST(ChangeCells, ARowHasFourFiguresWithTheirErrorsOrNone) {
  const auto cells = spread_cells(made_up(1, 2, 3), 100.0);
  ASSERT_EQ(cells.size(), 8U);
  EXPECT_EQ(cells[2].text(), "100");
  EXPECT_EQ(cells[4].text(), "200");
  EXPECT_EQ(cells[6].text(), "300");
  for (const auto& cell : spread_cells(std::nullopt)) EXPECT_EQ(cell.text(), "");
}

}  // namespace
}  // namespace fundshare::change_cells_test
