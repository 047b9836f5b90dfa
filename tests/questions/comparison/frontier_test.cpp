// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/frontier.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"
#include "questions/comparison/project_points.hpp"
#include "support/small_run.hpp"

namespace fundshare::frontier_test {
namespace {

using ::testing::HasSubstr;
using Found = FrontierContour::Found;

FrontierResult computed(const test::Varied& varied, const FrontierRequest& request, std::uint64_t worlds,
                        unsigned threads = 2) {
  const PointRuns runs{varied.source(), frontier_variables(), frontier_points(request)};
  return frontier(request, runs, 1, worlds, test::plan_of(worlds, threads));
}

const FrontierCell& cell(const FrontierResult& result, const std::string& window, double threshold, double x,
                         double y) {
  const auto at = std::ranges::find_if(result.cells, [&](const FrontierCell& one) {
    return one.window.window == window && one.threshold == threshold && one.x == x && one.y == y;
  });
  expects(at != result.cells.end(), "a cell of the grid");
  return *at;
}

/// Coverage of a run in which every input of the budget is set, so that the budget of each year is `usd`.
std::vector<double> brute_force(double share, double usd, const std::string& window, std::uint64_t worlds) {
  const test::Varied set{{"budget.method=bottom_up", "budget.unit_cost=0", "budget.stockpile_ratio=0",
                          "budget.research_and_sites=" + std::to_string(usd),
                          "allocation.missile_share=" + std::to_string(share)}};
  const PointRuns runs{set.source(), {"coverage"}, {{}}};
  std::vector<double> out;
  runs.run(1, worlds, test::plan_of(worlds), [&](const PointColumns& point) {
    const auto column = point.column(window == "total" ? 0 : 1);
    out.assign(column.begin(), column.end());
  });
  return out;
}

TEST(Frontier, TheGridOfShareAndBudgetIsThatOfOneRunPerCell) {
  // A cell counts worlds with N >= p B Y / w, the run those with (w N) / (B Y) >= p. Both sides agree to some 20
  // roundings, 4e-15: of 2000 worlds times 18 cells one lies that near its threshold once in 10^10 seeds.
  constexpr std::uint64_t worlds = 2000;
  const FrontierRequest request{{share_axis, {0.25, 0.5, 1}}, {budget_axis, {2e8, 5e8, 1.1e9}}, {1.0 / 3.0, 0.5}};
  const auto result = computed(test::Varied{}, request, worlds);
  EXPECT_EQ(result.cells.size(), 2U * 2 * 3 * 3);
  for (const std::string window : {"total", "rolling3"}) {
    for (const double w : request.x.values) {
      for (const double usd : request.y.values) {
        const auto coverage = brute_force(w, usd, window, worlds);
        for (const double p : request.thresholds) {
          const auto& probability = cell(result, window, p, w, usd).probability;
          EXPECT_EQ(probability->value, share_at_least(coverage, p)->value) << window << w << " " << usd << " " << p;
          EXPECT_EQ(probability->mc_se, share_at_least(coverage, p)->mc_se);
        }
      }
    }
  }
}

TEST(Frontier, OnAnExactContourTheShareOfWorldsIsTheLevel) {
  // The budget is an order statistic over p Y / w: at it, rank ceil(q n) from above or one less by rounding reaches.
  constexpr std::uint64_t worlds = 2000;
  const FrontierRequest request{{share_axis, {0, 0.3, 0.9}}, {budget_axis, {1e8, 1e9}}, {0.5}};
  const auto result = computed(test::Varied{}, request, worlds);
  ASSERT_EQ(result.contours.size(), 2U * 1 * 3 * 3);
  for (const auto& contour : result.contours) {
    if (contour.x == 0.0) {
      EXPECT_EQ(contour.found, Found::none);  // without money for missiles no budget is small enough
      continue;
    }
    ASSERT_EQ(contour.found, Found::exact);
    EXPECT_GT(contour.y->mc_se, 0.0);
    if (contour.window.window != "total") continue;
    const auto coverage = brute_force(contour.x, contour.y->value, "total", worlds);
    EXPECT_NEAR(share_at_least(coverage, 0.5)->value, contour.level, 1.5 / worlds);
  }
}

TEST(Frontier, SharesOnTheSecondAxisTurnTheContourRound) {
  constexpr std::uint64_t worlds = 1000;
  const auto forward = computed(test::Varied{}, {{share_axis, {0.4, 0.5}}, {budget_axis, {1e8, 1e9}}, {0.5}}, worlds);
  const double usd = forward.contours[0].y->value;  // whole window, 10 %, w = 0.4
  const auto back = computed(test::Varied{}, {{budget_axis, {usd, 1e13}}, {share_axis, {0, 1}}, {0.5}}, worlds);
  EXPECT_NEAR(back.contours[0].y->value, 0.4, 1e-14);  // a few roundings of 0.4
  EXPECT_NEAR(back.contours[0].y->mc_se / 0.4, forward.contours[0].y->mc_se / usd, 1e-12);
  EXPECT_EQ(back.contours[1].found, Found::none);  // no share of the cash covers half of 10 trillion a year
  EXPECT_EQ(cell(back, "total", 0.5, usd, 1.0).probability->value,
            cell(computed(test::Varied{}, {{share_axis, {1, 0.5}}, {budget_axis, {usd, 1e9}}, {0.5}}, worlds), "total",
                 0.5, 1.0, usd)
                .probability->value);
}

TEST(Frontier, ALogNormalBudgetHasItsClosedForm) {
  // Everything constant but gni_error, log-normal with median 1 and log-sd s: coverage is w c / (m eps), c the coverage
  // at w = m = 1. P(coverage >= p) = Phi(ln(w c / (m p)) / s), and on the contour of level q
  // m = w c / p exp(-s Phi^-1(q)).
  constexpr std::uint64_t worlds = 10'000;
  constexpr double s = 0.3;
  auto sets = test::everything_constant();
  const test::SharedRun one{test::with(sets, {"allocation.missile_share=1", "budget.military_share=1"}), 1};
  const double c = one.column("coverage")[0];
  sets.push_back("budget.gni_error={ lognormal = { median = 1, gsd = 1.3498588075760032 } }");
  const double p = 0.5, w = 0.8;
  const double middle = w * c / p;
  FrontierRequest request{{share_axis, {w}}, {"budget.military_share", {}}, {p}};
  for (int k = 20; k >= -20; --k) request.y.values.push_back(middle * (1.0 + 0.025 * k));  // from 1.5 to 0.5
  const auto result = computed(test::Varied{sets}, request, worlds);
  for (const double m : request.y.values) {
    const auto& probability = cell(result, "total", p, w, m).probability;
    const double expected = normal_cdf(log_ieee(w * c / (m * p)) / s);
    // z = 4.5, and 41 cells share one set of draws.
    EXPECT_NEAR(probability->value, expected, 4.5 * std::sqrt(expected * (1 - expected) / worlds)) << m;
  }
  for (const auto& contour : result.contours) {
    if (contour.window.window != "total") continue;
    ASSERT_EQ(contour.found, Found::interpolated) << contour.level;
    const double expected = middle * exp_ieee(-s * normal_quantile(contour.level));
    // The chord of a step h errs by h^2 / 8 |P'' / P'|, relative to m by (h / m)^2 / 8 (1 + |z| / s): with h .025 of
    // the middle, m = .68 of it and z = 1.28 that is .09 %.
    EXPECT_NEAR(contour.y->value, expected, 4.5 * contour.y->mc_se + 0.0009 * expected) << contour.level;
    EXPECT_LT(contour.y->mc_se, 0.02 * expected);
  }
}

TEST(Frontier, ABudgetAgainstAnotherInputReadsOneColumnPerValue) {
  constexpr std::uint64_t worlds = 1000;
  const FrontierRequest request{{"realisation.stranded", {0, 0.5}}, {budget_axis, {2e8, 6e8}}, {0.4}};
  const FrontierRequest turned{request.y, request.x, request.thresholds};
  const auto result = computed(test::Varied{}, request, worlds), other = computed(test::Varied{}, turned, worlds, 3);
  for (const double stranded : request.x.values) {
    const test::SharedRun run{{"realisation.stranded=" + std::to_string(stranded)}, worlds};
    const auto funds = run.column("missile_funds_usd");
    for (const double usd : request.y.values) {
      const double share = share_at_least(funds, 0.4 * (usd * 9.0))->value;
      EXPECT_EQ(cell(result, "total", 0.4, stranded, usd).probability->value, share);
      EXPECT_EQ(cell(other, "total", 0.4, usd, stranded).probability->value, share);
    }
  }
  EXPECT_EQ(result.contours[0].found, Found::exact);
  EXPECT_NE(other.contours[0].found, Found::exact);
}

TEST(Frontier, ReferencesAreThoseOfTheScenarioAndOfEachMethod) {
  constexpr std::uint64_t worlds = 600;
  const auto result = computed(test::Varied{}, {{share_axis, {0.5, 1}}, {budget_axis, {1e8, 1e9}}, {0.5}}, worlds);
  ASSERT_EQ(result.references.size(), 2U * 3);
  EXPECT_EQ(result.median_share, 0.5);  // of Beta(2, 2)
  for (std::size_t k = 0; k < 3; ++k) {
    const char* method = k == 1 ? "bottom_up" : "top_down";
    const test::SharedRun run{
        k == 0 ? std::vector<std::string>{} : std::vector<std::string>{std::string{"budget.method="} + method}, worlds};
    const auto& reference = result.references[k];
    EXPECT_EQ(reference.budget_method, k == 0 ? "all" : method);
    // A quotient of the same order statistic: the rounding of one division.
    EXPECT_NEAR(reference.budget_per_year->quantile(.50).value,
                summarise(run.column("budget_usd"))->quantile(.50).value / 9.0, 1e-6);
    EXPECT_EQ(reference.reached[0]->value, share_at_least(run.column("coverage"), 0.5)->value);
  }
}

TEST(Frontier, GridsThatCannotBeAreRefused) {
  const auto refusal = [](const FrontierRequest& request) -> std::string {
    try {
      (void)frontier_points(request);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ExitCode::usage);
      return error.what();
    }
    return "accepted";
  };
  const VaryAxis w{share_axis, {0, 1}}, usd{budget_axis, {1e8, 1e9}};
  const std::vector<double> many(200, 0.5);
  EXPECT_THAT(refusal({w, w, {.5}}), HasSubstr("both name 'allocation.missile_share'"));
  EXPECT_THAT(refusal({w, {budget_axis, {0, 1e9}}, {.5}}), HasSubstr("--y: budget_per_year must be above 0"));
  EXPECT_THAT(refusal({{share_axis, {0, 1.5}}, usd, {.5}}), HasSubstr("must lie in [0, 1] (found 0 to 1.5)"));
  EXPECT_THAT(refusal({{"years.last", {2020, 2021}}, usd, {.5}}), HasSubstr("cannot be an axis"));
  EXPECT_THAT(refusal({{share_axis, many}, {budget_axis, many}, {.5}}), HasSubstr("40000 cells are more than 10201"));
  EXPECT_THAT(refusal({{share_axis, many}, {"realisation.stranded", many}, {.5}}), HasSubstr("more than 441"));
}

}  // namespace
}  // namespace fundshare::frontier_test
