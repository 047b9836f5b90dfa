// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/figure_cells.hpp"

#include <gtest/gtest.h>

namespace fundshare {
namespace {

Summary made_up_summary(double q05, double median, double q95) {
  Summary summary;
  summary.quantiles.fill({median, 0.0});
  summary.quantiles[1] = {q05, 0.0};
  summary.quantiles[7] = {q95, 0.0};
  return summary;
}

TEST(FigureCells, RoundForPeopleAndKeepEveryDigitForPrograms) {
  const auto cell = percent_interval_cell(made_up_summary(0.0412, 0.1934567, 0.612));
  EXPECT_EQ(cell.text, "19 % (4 %-61 %)");
  EXPECT_EQ(cell.number, 0.1934567);
  const auto money = dollars_interval_cell(made_up_summary(1.74e8, 1.23e9, 3.4e9));
  EXPECT_EQ(money.text, "1.2 bn (170 m-3.4 bn)");
  EXPECT_EQ(money.number, 1.23e9);
}

TEST(FigureCells, ASmallShareOfWorldsIsNeverNothing) {
  EXPECT_EQ(share_of_worlds_cell({0.0, 0.0}).text, "< 1 %");
  EXPECT_EQ(share_of_worlds_cell({1.0, 0.0}).text, "> 99 %");
  EXPECT_EQ(undefined_cell().number, std::nullopt);
}

}  // namespace
}  // namespace fundshare
