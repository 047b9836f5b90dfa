// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/sweep.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "questions/comparison/project_points.hpp"

namespace fundshare::sweep_test {
namespace {

using ::testing::HasSubstr;

constexpr std::uint64_t worlds = 600;
const std::vector<std::string> variables{"coverage", "gross_ratio"};

std::vector<SweepFigure> swept(const test::Varied& varied, const std::vector<Point>& points, unsigned threads = 2) {
  return sweep(PointRuns{varied.source(), variables, points}, 1, worlds, test::plan_of(worlds, threads));
}

void expect_same(const SweepFigure& a, const SweepFigure& b) {
  EXPECT_EQ(a.output.window, b.output.window);
  EXPECT_EQ(a.summary->mean.value, b.summary->mean.value);
  for (std::size_t k = 0; k < quantile_levels.size(); ++k) {
    const double of_a = a.summary->quantiles[k].value, of_b = b.summary->quantiles[k].value;
    EXPECT_TRUE(of_a == of_b || (std::isnan(of_a) && std::isnan(of_b)));
  }
  for (std::size_t k = 0; k < a.reached.size(); ++k) EXPECT_EQ(a.reached[k]->value, b.reached[k]->value);
}

/// A point gives the bits of a run in which the command line sets the same constants.
void expect_the_run_with_set(const Point& point, const std::vector<std::string>& sets) {
  const auto at_point = swept(test::Varied{}, {{}, point});
  const auto with_set = swept(test::Varied{sets}, {{}});
  ASSERT_EQ(at_point.size(), 8U);
  for (std::size_t k = 0; k < 4; ++k) expect_same(at_point[4 + k], with_set[k]);
}

TEST(Sweep, APointIsTheRunWithSetToTheBit) {
  // An input of stage 3, of stage 2, of stage 4, of stage 1, of rows, a rule of one theft, a dependence, the window.
  expect_the_run_with_set({{"allocation.missile_share", 0.3}}, {"allocation.missile_share=0.3"});
  expect_the_run_with_set({{"realisation.stranded", 0.2}, {"budget.research_and_sites", 1e8}},
                          {"realisation.stranded=0.2", "budget.research_and_sites=1e8"});
  expect_the_run_with_set({{"theft.attribution.un_panel", 0.7}, {"allocation.missile_share", 0.3}},
                          {"theft.attribution.un_panel=0.7", "allocation.missile_share=0.3"});
  expect_the_run_with_set({{"theft.estimate_common_bias", 0.1}}, {"theft.estimate_common_bias=0.1"});
  expect_the_run_with_set({{"theft.valuation_error", 1.1}}, {"theft.valuation_error=1.1"});
  expect_the_run_with_set({{"theft.incident.2018-09-zaif", 0.5}}, {"theft.incident.2018-09-zaif=0.5"});
  expect_the_run_with_set({{"dependence.unit_costs.spearman", 0.2}}, {"dependence.unit_costs.spearman=0.2"});
  expect_the_run_with_set({{"years.first", 2019}, {"years.last", 2023}}, {"years=[2019, 2023]"});
}

TEST(Sweep, ThePointWithoutSettingsIsTheScenarioItself) {
  const test::Varied varied{{"price_path=frozen"}};
  const auto figures = swept(varied, {{}, {{"allocation.missile_share", 1.0}}});
  const auto alone = swept(varied, {{}});
  for (std::size_t k = 0; k < 4; ++k) expect_same(figures[k], alone[k]);
  expect_same(figures[2], figures[6]);  // gross_ratio is free of the allocation
  EXPECT_LT(figures[0].summary->mean.value, figures[4].summary->mean.value);
}

TEST(Sweep, FiguresComeInTheOrderOfThePoints) {
  // More points than one run takes, of both kinds in turn.
  std::vector<Point> points;
  for (int k = 0; k <= 10; ++k) {
    points.push_back({{"allocation.missile_share", k / 10.0}});
    if (k % 4 == 0) points.push_back({{"theft.incident.2018-09-zaif", k / 10.0}});
  }
  const auto figures = swept(test::Varied{}, points);
  ASSERT_EQ(figures.size(), 4 * points.size());
  double last = -1.0;
  for (std::size_t k = 0; k < figures.size(); ++k) {
    EXPECT_EQ(figures[k].point, k / 4);
    if (k % 4 != 0 || points[k / 4][0].key != "allocation.missile_share") continue;
    EXPECT_EQ(figures[k].output.variable, "coverage");
    EXPECT_GT(figures[k].summary->mean.value, last);
    last = figures[k].summary->mean.value;
  }
}

TEST(Sweep, ThreadsChangeNothing) {
  const std::vector<Point> points{{{"realisation.stranded", 0.1}}, {{"theft.attribution.un_panel", 0.5}}};
  const auto one = swept(test::Varied{}, points, 1), three = swept(test::Varied{}, points, 3);
  ASSERT_EQ(one.size(), three.size());
  for (std::size_t k = 0; k < one.size(); ++k) expect_same(one[k], three[k]);
}

TEST(Sweep, WhatCannotBeSetIsRefusedBeforeAnythingIsComputed) {
  const test::Varied varied;
  const auto refusal = [&](const Point& point) -> std::string {
    try {
      (void)PointRuns{varied.source(), variables, {point}};
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ExitCode::usage);
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(refusal({{"allocation.missile_share", 1.5}}),
            "--vary: allocation.missile_share: Constant(1.5) reaches 1.5 (allowed: 0 to 1)");
  EXPECT_EQ(refusal({{"allocation.missile_shre", 0.5}}),
            "--vary: allocation.missile_shre: unknown key (nearest: allocation.missile_share)");
  EXPECT_THAT(refusal({{"budget.method", 1}}), HasSubstr("--vary: budget.method: must be one of"));
  EXPECT_THAT(refusal({{"years.last", 2019.5}}), HasSubstr("--vary: years: must be an integer"));
  EXPECT_THAT(refusal({{"years.last", 2100}}), HasSubstr("--vary: years: [2017, 2100] is past the data"));
}

}  // namespace
}  // namespace fundshare::sweep_test
