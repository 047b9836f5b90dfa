// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fundshare/questions/estimate.hpp"
#include "questions/comparison/project_points.hpp"
#include "support/small_run.hpp"

namespace fundshare::compare_test {
namespace {

using test::shared_plan;

constexpr std::uint64_t worlds = 600;  // two whole blocks and a part

Estimator model_of(const std::vector<std::string>& sets, const std::vector<std::string>& variables,
                   const std::string& name = "baseline") {
  Estimator model{test::evidence(), read_scenario(name, FUNDSHARE_TEST_DATA_DIR, sets), shared_plan(1 << 14)};
  compute_shown(model, variables);
  return model;
}

Comparison compared(const std::vector<Estimator>& models, const std::vector<std::string>& variables,
                    unsigned threads = 2) {
  return compare_scenarios(models, variables, 1, std::vector<Plan>(models.size(), shared_plan(worlds, threads)));
}

const PairFigure& find(const Comparison& comparison, const std::string& variable, const std::string& window, int start,
                       int end) {
  const auto at = std::ranges::find_if(comparison.pairs, [&](const PairFigure& pair) {
    return pair.variable == variable && pair.window.window == window && pair.window.year_start == start &&
           pair.window.year_end == end;
  });
  expects(at != comparison.pairs.end(), "a pair of that window");
  return *at;
}

TEST(Compare, AScenarioWithItselfIsTheSameInEveryWorld) {
  const std::vector<std::string> variables{"coverage", "budget_usd"};
  const auto comparison = compared({model_of({}, variables), model_of({}, variables)}, variables);
  EXPECT_EQ(comparison.pairs.size(), 2U * (2 + 9));
  for (const auto& pair : comparison.pairs) {
    ASSERT_TRUE(pair.comparison);
    for (const auto& quantile : pair.comparison->difference.quantiles) {
      EXPECT_TRUE(std::isnan(quantile.value) || quantile.value == 0.0);
    }
    EXPECT_EQ(pair.comparison->difference.mean.value, 0.0);
    EXPECT_EQ(pair.comparison->difference.sd.value, 0.0);
    EXPECT_EQ(pair.comparison->a_greater.value, 0.0);
    EXPECT_EQ(pair.comparison->b_greater.value, 0.0);
    EXPECT_EQ(pair.comparison->ratio_of_medians.value, 1.0);
  }
}

TEST(Compare, EachScenarioHasTheFiguresOfItsOwnRunToTheBit) {
  const std::vector<std::string> variables{"net_ratio", "coverage"};
  const std::vector<Estimator> models{model_of({}, variables), model_of({"theft.basis=estimates"}, variables)};
  const auto comparison = compared(models, variables);
  EXPECT_EQ(comparison.own.size(), 2U * 2 * (2 + 9));
  for (std::size_t s = 0; s < models.size(); ++s) {
    const auto alone = estimate(models[s], 1, shared_plan(worlds));
    for (const auto& own : comparison.own) {
      if (own.scenario != s) continue;
      const auto& window = own.output.window;
      const auto& expected = alone.of(models[s], own.output.variable, window.window, window.year_start);
      EXPECT_EQ(own.summary->mean.value, expected->mean.value);
      EXPECT_EQ(own.summary->mean.mc_se, expected->mean.mc_se);
      EXPECT_EQ(own.summary->quantile(.50).value, expected->quantile(.50).value);
      EXPECT_EQ(own.summary->quantile(.95).mc_se, expected->quantile(.95).mc_se);
    }
  }
}

TEST(Compare, HalfOfTheShareForMissilesIsHalfOfTheCoverage) {
  const std::vector<std::string> variables{"coverage"};
  const auto sets = test::everything_constant();
  const auto comparison = compared({model_of(test::with(sets, {"allocation.missile_share=0.5"}), variables),
                                    model_of(test::with(sets, {"allocation.missile_share=0.25"}), variables)},
                                   variables);
  for (const auto& pair : comparison.pairs) {  // powers of two: no rounding at all
    const double whole = comparison.own[static_cast<std::size_t>(&pair - comparison.pairs.data())].summary->mean.value;
    EXPECT_EQ(pair.comparison->difference.mean.value, -0.5 * whole);
    EXPECT_EQ(pair.comparison->ratio_of_medians.value, 0.5);
    EXPECT_EQ(pair.comparison->a_greater.value, whole > 0.0 ? 1.0 : 0.0);
  }
}

TEST(Compare, YearsThatOneAloneHasAreListedAsSuch) {
  const std::vector<std::string> variables{"coverage"};
  const auto comparison = compared({model_of({}, variables), model_of({"years=[2017, 2022]"}, variables)}, variables);
  using Has = PairFigure::Has;
  EXPECT_EQ(find(comparison, "coverage", "total", 2017, 2025).has, Has::only_a);
  EXPECT_EQ(find(comparison, "coverage", "total", 2017, 2022).has, Has::only_b);
  EXPECT_EQ(find(comparison, "coverage", "rolling3", 2023, 2025).has, Has::only_a);
  // The last three years of the second are no last three years of the first, which has them all the same.
  EXPECT_EQ(find(comparison, "coverage", "rolling3", 2020, 2022).has, Has::both);
  EXPECT_EQ(find(comparison, "coverage", "year", 2022, 2022).has, Has::both);
  EXPECT_EQ(find(comparison, "coverage", "year", 2023, 2023).has, Has::only_a);
  EXPECT_EQ(comparison.pairs.size(), 2U + 9 + 2);
  for (const auto& pair : comparison.pairs) EXPECT_EQ(pair.comparison.has_value(), pair.has == Has::both);
}

TEST(Compare, AYearUpToOneMonthIsNotComparedWithThatUpToAnother) {
  const std::vector<std::string> variables{"gross_ratio"}, sets{"allow_partial=true", "years=[2024, 2026]"};
  const auto comparison =
      compared({model_of(sets, variables), model_of(test::with(sets, {"as_of=2026-04-30"}), variables)}, variables);
  EXPECT_EQ(find(comparison, "gross_ratio", "year", 2025, 2025).has, PairFigure::Has::both);
  std::vector<std::pair<int, PairFigure::Has>> of_2026;
  for (const auto& pair : comparison.pairs) {
    if (pair.window.window == "year" && pair.window.year_end == 2026)
      of_2026.emplace_back(pair.window.last_month, pair.has);
  }
  ASSERT_EQ(of_2026.size(), 2U);
  EXPECT_GT(of_2026[0].first, 4);
  EXPECT_EQ(of_2026[0].second, PairFigure::Has::only_a);
  EXPECT_EQ(of_2026[1], (std::pair{4, PairFigure::Has::only_b}));
}

TEST(Compare, EveryPairComesInTurnAndThreadsChangeNothing) {
  const std::vector<std::string> variables{"coverage"};
  const std::vector<Estimator> models{model_of({}, variables), model_of({"price_path=frozen"}, variables),
                                      model_of({"budget.method=top_down"}, variables)};
  const auto one = compared(models, variables, 1), three = compared(models, variables, 3);
  ASSERT_EQ(one.pairs.size(), 3U * (2 + 9));
  EXPECT_EQ(one.pairs[0].a * 10 + one.pairs[0].b, 1U);
  EXPECT_EQ(one.pairs[11].a * 10 + one.pairs[11].b, 2U);
  EXPECT_EQ(one.pairs[22].a * 10 + one.pairs[22].b, 12U);
  for (std::size_t k = 0; k < one.pairs.size(); ++k) {
    EXPECT_EQ(one.pairs[k].comparison->difference.mean.value, three.pairs[k].comparison->difference.mean.value);
    EXPECT_EQ(one.pairs[k].comparison->difference.quantile(.05).value,
              three.pairs[k].comparison->difference.quantile(.05).value);
    EXPECT_EQ(one.pairs[k].comparison->a_greater.value, three.pairs[k].comparison->a_greater.value);
  }
}

TEST(Compare, ColumnsThatWouldNotFitAreRefused) {
  const std::vector<std::string> variables{"coverage"};
  const std::vector<Estimator> models{model_of({}, variables), model_of({}, variables)};
  const std::vector<Plan> plans(2, shared_plan(900'000'000'000));
  EXPECT_THROW((void)compare_scenarios(models, variables, 1, plans), Error);
  Estimator model = model_of({}, variables);
  EXPECT_THROW(compute_shown(model, {"coverage", "coverage"}), Error);
  EXPECT_THROW(compute_shown(model, {"checks"}), Error);
}

}  // namespace
}  // namespace fundshare::compare_test
