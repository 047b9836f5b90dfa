// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/theft/estimate_posterior.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/annual_total.hpp"

namespace fundshare::estimate_posterior_test {
namespace {

const auto total = test::annual_total;

constexpr StudyWindow window{2021, 2022};

TEST(UsableTotals, TakeTheLatestVintageOfEachEstimatorAndYear) {
  const std::vector<AnnualEstimate> rows{total("A", 2022, 5, {2024, 1, 3}), total("A", 2022, 7, {2023, 2, 1}),
                                         total("B", 2021, 3, {2022, {}, {}})};
  const auto totals = usable_totals(rows, {"A", "B"}, window);
  ASSERT_EQ(totals.size(), 2u);
  EXPECT_EQ(totals[0].usd, 5.0);
  EXPECT_EQ(totals[0].year, 1u);
  EXPECT_EQ(totals[1].estimator, 1u);
  EXPECT_EQ(totals[1].year, 0u);
}

TEST(UsableTotals, LeaveOutOtherScopesPeriodsEstimatorsAndUncheckedRows) {
  auto scope = total("A", 2021, 1, {2022, {}, {}});
  scope.scope = "crypto_theft_floor";
  auto part_year = total("A", 2021, 1, {2022, {}, {}});
  part_year.end = {2021, 9, 30};
  auto memory = total("A", 2021, 1, {2022, {}, {}});
  memory.source_checked = SourceChecked::memory;
  auto unknown = total("A", 2021, 1, {2022, {}, {}});
  unknown.best.reset();
  const auto other = total("A (for B)", 2021, 1, {2022, {}, {}});
  const auto outside = total("A", 2020, 1, {2022, {}, {}});
  EXPECT_TRUE(usable_totals({scope, part_year, memory, unknown, other, outside}, {"A"}, window).empty());
}

// One year, n estimators: R = c^2 11' + (b^2 + e^2) I, so every weight is 1/n whatever c is.
TEST(EstimatePosterior, AveragesTheLogsOfOneYear) {
  const auto posterior = estimate_posterior({{0, 0, 100.0}, {1, 0, 400.0}}, {.15, {.20, .20}, {.25, .25}}, 1);
  ASSERT_EQ(posterior.weights.size(), 1u);
  // Rounding: a 2 by 2 solve of condition below 3; 1e-14 is over ten units in the last place.
  EXPECT_NEAR(posterior.weights[0][0], 0.5, 1e-14);
  EXPECT_NEAR(posterior.weights[0][1], 0.5, 1e-14);
  EXPECT_NEAR(posterior.mean_log[0], std::log(200.0), 1e-13);
}

// Years 0 and 1; A gives both, B only year 0. With c irrelevant to the weights within its common shift, let s = b^2 +
// e^2. Least squares by hand with b = 0: year 0 averages A and B, year 1 is A alone. With e -> 0 against b, B of year 0
// says what A's bias is: year 1 = A1 - A0 + (A0 + B0) / 2.
TEST(EstimatePosterior, CarriesAnEstimatorsBiasFromYearToYear) {
  const std::vector<AnnualTotal> totals{{0, 0, 100.0}, {0, 1, 300.0}, {1, 0, 400.0}};
  const auto independent = estimate_posterior(totals, {.15, {0, 0, 0}, {.25, .25, .25}}, 2);
  EXPECT_NEAR(independent.mean_log[0], std::log(200.0), 1e-13);
  EXPECT_NEAR(independent.mean_log[1], std::log(300.0), 1e-13);
  const auto biased = estimate_posterior(totals, {.15, {.20, .20, .20}, {1e-6, 1e-6, 1e-6}}, 2);
  // e^2 / b^2 = 2.5e-11 is what is left out of the limit; logs are of size 6 and the matrix has condition 1e11 or so.
  EXPECT_NEAR(biased.mean_log[1], std::log(300.0) - std::log(100.0) + std::log(200.0), 1e-4);
}

// One year, two estimators with errors of their own: weights are inverse variances, 1/(.6^2) against 1/(.2^2), that is
// 1:9.
TEST(EstimatePosterior, WeighsEachFigureByItsOwnErrors) {
  const auto posterior = estimate_posterior({{0, 0, 100.0}, {1, 0, 400.0}}, {.15, {.6, 0.0}, {0.0, .2}}, 1);
  EXPECT_NEAR(posterior.weights[0][0], 0.1, 1e-14);
  EXPECT_NEAR(posterior.weights[0][1], 0.9, 1e-14);
}

TEST(EstimatePosterior, KnowsTheYearsWithoutAnEstimate) {
  const auto posterior = estimate_posterior({{0, 1, 50.0}}, {.15, {.20}, {.25}}, 3);
  EXPECT_FALSE(posterior.has_estimate(0));
  EXPECT_TRUE(posterior.has_estimate(1));
  EXPECT_FALSE(posterior.has_estimate(2));
  EXPECT_EQ(posterior.row_of_year[1], 0u);
  EXPECT_FALSE(estimate_posterior({}, {.15, {}, {}}, 3).has_estimate(1));
}

TEST(EstimatePosterior, RefusesErrorsThatLeaveNothingToWeigh) {
  EXPECT_THROW((void)estimate_posterior({{0, 0, 1.0}, {1, 0, 2.0}}, {.15, {0, 0}, {0, 0}}, 1), std::domain_error);
}

}  // namespace
}  // namespace fundshare::estimate_posterior_test
