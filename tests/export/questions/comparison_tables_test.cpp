// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <sstream>

#include "fundshare/export/questions/compare_tables.hpp"
#include "fundshare/export/questions/comparison_cells.hpp"
#include "fundshare/export/questions/frontier_tables.hpp"
#include "fundshare/export/questions/sweep_tables.hpp"
#include "fundshare/export/questions/vintage_tables.hpp"

namespace fundshare::comparison_tables_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> lines_of(const ResultFile& file) {
  std::vector<std::string> lines;
  std::istringstream text{file.bytes};
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

Summary made_up(double q05, double median, double q95) {
  Summary summary;
  summary.worlds = 1000;
  summary.mean = {median + 0.5, 0.25};
  summary.quantiles.fill({median, 0.0});
  summary.quantiles[1] = {q05, 0.0};
  summary.quantiles[7] = {q95, 0.0};
  return summary;
}

const ShownWindow total{"total", 2017, 2018}, part{"total", 2017, 2019, 6};

Comparison made_up_comparison() {
  Comparison out;
  out.own.push_back({0, {"coverage", "1", total, 0, {"launches_minimum"}}, made_up(.1, .2, .4)});
  out.own.push_back({1, {"coverage", "1", part, 0, {}}, std::nullopt});
  out.pairs.push_back({0, 1, "coverage", "1", total, PairFigure::Has::both,
                       PairedComparison{made_up(-.05, .02, .3), {1.25, .01}, {0.0, 0.0}, {.75, .01}}});
  out.pairs.push_back({0, 1, "coverage", "1", part, PairFigure::Has::only_b, std::nullopt});
  return out;
}
const ComparisonLabels labels{{"plain", "other"}, {"3 of 4 inputs.", "2 of 4 inputs."}};

TEST(CompareTables, HaveRowsOfEachScenarioThenOfEachPair) {
  const auto lines = lines_of(comparison_table(labels, made_up_comparison()));
  ASSERT_EQ(lines.size(), 1U + 2 * 4 + 7 + 1);
  EXPECT_EQ(lines[1], "plain,,coverage,1,total,2017,2018,mean,,0.7,0.25,launches_minimum");
  EXPECT_EQ(lines[3], "plain,,coverage,1,total,2017,2018,quantile,0.5,0.2,0,launches_minimum");
  EXPECT_EQ(lines[5], "other,,coverage,1,total,2017,2019,mean,,,,");
  EXPECT_EQ(lines[9], "plain,other,coverage,1,total,2017,2018,difference_mean,,0.52,0.25,");
  EXPECT_EQ(lines[13], "plain,other,coverage,1,total,2017,2018,ratio_of_medians,,1.25,0.01,");
  EXPECT_EQ(lines[14], "plain,other,coverage,1,total,2017,2018,probability_a_greater,,0,0,");
  EXPECT_EQ(lines[16], "plain,other,coverage,1,total,2017,2019,only_in_b,,,,");
}

TEST(ComparePage, ShowsBothAndSaysWhatOneAloneHas) {
  const auto text = page_text(comparison_page(labels, made_up_comparison()));
  EXPECT_THAT(text, HasSubstr("20 % (10 %-40 %) in 2017-2018"));
  EXPECT_THAT(text, HasSubstr("other less plain, world by world"));
  EXPECT_THAT(text, HasSubstr("2.0 (-5.0 to 30) points"));
  EXPECT_THAT(text, HasSubstr("Not compared, as one alone has these years: 2017-2019 to month 6 (other alone)."));
  EXPECT_THAT(text, HasSubstr("3 of 4 inputs."));
}

TEST(ComparisonCells, RoundDifferencesByTheirErrors) {
  auto summary = made_up(-.0123, .00004, .1234);
  EXPECT_EQ(difference_cell(summary, "1").text, "0 (-1.2 to 12) points");
  EXPECT_EQ(difference_cell(summary, "1").number, .00004);
  summary.quantiles[7].mc_se = .024;  // two of them are 4.8 points
  EXPECT_EQ(difference_cell(summary, "1").text, "0 (-1.2 to 10) points");
  EXPECT_EQ(difference_cell(made_up(-2.5e9, -3e8, 1e6), "usd_nominal").text, "-300 m (-2.5 bn to 1 m)");
  EXPECT_EQ(ratio_cell({1.8432, .001}).text, "1.8");
  EXPECT_EQ(ratio_cell({std::numeric_limits<double>::quiet_NaN(), 0.0}).number, std::nullopt);
  EXPECT_EQ(worlds_cell({0.0, 0.0}).text, "none");
  EXPECT_EQ(worlds_cell({1.0, 0.0}).text, "all");
  EXPECT_EQ(worlds_cell({.0004, .0001}).text, "< 1 %");
}

TEST(SweepTables, HaveEveryPointWithItsSettings) {
  const std::vector<Point> points{{}, {{"a.b", .5}, {"c", 2}}};
  std::vector<SweepFigure> figures;
  for (std::size_t k = 0; k < 2; ++k) {
    figures.push_back({k, {"coverage", "1", total, 0, {}}, made_up(.1, .2, .4), {}});
    for (int t = 0; t < 5; ++t) figures.back().reached.push_back(Estimate{.1 * t, .01});
  }
  const auto lines = lines_of(sweep_table("plain", points, figures));
  ASSERT_EQ(lines.size(), 1U + 2 * (6 + 5));
  EXPECT_EQ(lines[4], "plain,0,,coverage,1,total,2017,2018,quantile,0.5,0.2,0,");
  EXPECT_EQ(lines[14], "plain,1,a.b=0.5;c=2,coverage,1,total,2017,2018,quantile,0.25,0.2,0,");
  EXPECT_EQ(lines[18], "plain,1,a.b=0.5;c=2,coverage,1,total,2017,2018,probability,0.25,0,0.01,");
  EXPECT_THAT(lines_of(sweep_points_table("plain", points)),
              ElementsAre("scenario,point,key,value", "plain,1,a.b,0.5", "plain,1,c,2"));
  const auto text = page_text(sweep_page("plain", points, figures, "3 of 4 inputs."));
  EXPECT_THAT(text, HasSubstr("\n  as it is      2017-2018"));
  EXPECT_THAT(text, HasSubstr("\n  a.b=0.5, c=2  2017-2018"));
}

TEST(FrontierTables, HaveCellsContoursAndReferences) {
  const FrontierRequest request{{share_axis, {.5}}, {budget_axis, {1e8}}, {.4, .5}};
  FrontierResult result{{}, {}, {}, .45};
  result.cells.push_back({total, .5, .5, 1e8, Estimate{.75, .01}});
  for (const double threshold : request.thresholds) {
    result.contours.push_back({total, threshold, .1, .5, FrontierContour::Found::exact, Estimate{2e8, 1e6}});
    result.contours.push_back({total, threshold, .5, .5, FrontierContour::Found::none, std::nullopt});
    result.contours.push_back({total, threshold, .9, .5, FrontierContour::Found::interpolated, Estimate{1e8, 1e6}});
  }
  result.references.push_back({total, "all", made_up(1e8, 2e8, 4e8), {Estimate{.2, .01}, std::nullopt}});
  const auto tables = frontier_tables("plain", request, result);
  EXPECT_EQ(lines_of(tables[0])[1],
            "plain,total,2017,2018,0.5,allocation.missile_share,0.5,budget_per_year,100000000,0.75,0.01");
  EXPECT_EQ(lines_of(tables[1])[1],
            "plain,total,2017,2018,0.4,0.1,allocation.missile_share,0.5,budget_per_year,200000000,1000000,exact");
  EXPECT_EQ(lines_of(tables[1])[2],
            "plain,total,2017,2018,0.4,0.5,allocation.missile_share,0.5,budget_per_year,,,none");
  EXPECT_EQ(lines_of(tables[2]).back(), "plain,total,2017,2018,missile_share,all,0.5,0.45,0");
  EXPECT_EQ(lines_of(tables[2]).size(), 1U + 3 + 2 + 1);
  const auto text = page_text(frontier_page("plain", request, result, "3 of 4 inputs.", false));
  EXPECT_THAT(text, HasSubstr("budget_per_year at or below which coverage is 1/2 or more, 2017-2018 (all years)"));
  EXPECT_THAT(text, Not(HasSubstr("coverage is 2/5 or more")));  // in JSON and in the table
  EXPECT_THAT(text, HasSubstr("above 100 m"));
  EXPECT_THAT(text, HasSubstr("beyond the grid of budget_per_year"));
  EXPECT_THAT(page_text(frontier_page("plain", request, result, "3 of 4 inputs.", true)),
              HasSubstr("coverage is 2/5 or more"));
}

TEST(FrontierPage, SaysWhichSideOfAContourReachesAndWhichAxisChangesNothing) {
  const FrontierRequest request{{"a.b", {0, 1}}, {"c.d", {1, 2}}, {.5}};
  FrontierResult result{{}, {}, {}, .45};
  for (const double x : request.x.values) {
    for (const double y : request.y.values) result.cells.push_back({total, .5, x, y, Estimate{y / 4, .01}});
    for (const double level : {.1, .5, .9}) {
      result.contours.push_back({total, .5, level, x, FrontierContour::Found::none, std::nullopt});
    }
  }
  result.references.push_back({total, "all", made_up(1e8, 2e8, 4e8), {Estimate{.2, .01}}});
  const auto text = page_text(frontier_page("plain", request, result, "", false));
  EXPECT_THAT(text, HasSubstr("c.d at or above which coverage is 1/2 or more"));
  EXPECT_THAT(text, HasSubstr("a.b changes no number here."));
  EXPECT_THAT(text, Not(HasSubstr("c.d changes no number")));
}

TEST(VintageTables, HaveFiguresChangesAndNewRows) {
  const std::vector<VintageDate> dates{{Date{2020, 1, 2}}, {}};
  const std::vector<std::vector<KnownRows>> rows{{{"incidents", 5}}, {{"incidents", 8}}};
  VintageResult result;
  for (std::size_t d = 0; d < 2; ++d) {
    for (const auto& variable : vintage_variables()) {
      result.figures.push_back({d, variable, {common_window, 2017, 2018}, made_up(.1, .2, .4), Estimate{.3, .01}});
    }
  }
  result.changes.push_back(
      {1, "coverage", PairedComparison{made_up(-.1, .05, .1), {1.25, .01}, {.25, .01}, {.75, .01}}});
  const VintageRecord record{"plain", dates, rows, result};
  const auto tables = vintage_tables(record);
  const auto lines = lines_of(tables[0]);
  ASSERT_EQ(lines.size(), 1U + 6 * 5 + 7);
  EXPECT_EQ(lines[5], "plain,2020-01-02,,coverage,common,2017,2018,probability,0.5,0.3,0.01");
  EXPECT_EQ(lines[31], "plain,today,2020-01-02,coverage,common,2017,2018,difference_mean,,0.55,0.25");
  EXPECT_EQ(lines[36], "plain,today,2020-01-02,coverage,common,2017,2018,probability_less,,0.25,0.01");
  EXPECT_THAT(lines_of(tables[1]), ElementsAre("scenario,as_of,table,rows,new_rows", "plain,2020-01-02,incidents,5,5",
                                               "plain,today,incidents,8,3"));
  const auto text = page_text(vintage_page(record, "3 of 4 inputs."));
  EXPECT_THAT(text, HasSubstr("8 (+3)"));
  EXPECT_THAT(text, HasSubstr("5.0 (-10 to 10) points"));
}

}  // namespace
}  // namespace fundshare::comparison_tables_test
