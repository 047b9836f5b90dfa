// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/figure_cells.hpp"

#include <gtest/gtest.h>

namespace fundshare::figure_cells_test {
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
  EXPECT_EQ(cell.spread->q05, 0.0412);
  EXPECT_EQ(cell.spread->q95, 0.612);
  const auto money = dollars_interval_cell(made_up_summary(1.74e8, 1.23e9, 3.4e9));
  EXPECT_EQ(money.text, "1.2 bn (170 m-3.4 bn)");
  EXPECT_EQ(money.number, 1.23e9);
}

TEST(FigureCells, HaveTheirIntervalAndErrorInJson) {
  PageTable table{"rows", "", {"coverage", "reaches a half"}, {}};
  table.rows.push_back({percent_interval_cell(made_up_summary(0.04, 0.19, 0.61)), share_of_worlds_cell({0.09, 0.001})});
  const auto json = page_json({"made_up", "Title", {table}});
  EXPECT_NE(json.find(R"("coverage": {
        "value": 0.19,
        "q05": 0.04,
        "q95": 0.61,
        "mc_se": 0.0)"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("mc_se": 0.001)"), std::string::npos) << json;
}

TEST(FigureCells, ASmallShareOfWorldsIsNeverNothing) {
  EXPECT_EQ(share_of_worlds_cell({0.0, 0.0}).text, "< 1 %");
  EXPECT_EQ(share_of_worlds_cell({1.0, 0.0}).text, "> 99 %");
  EXPECT_EQ(undefined_cell().number, std::nullopt);
}

}  // namespace
}  // namespace fundshare::figure_cells_test
