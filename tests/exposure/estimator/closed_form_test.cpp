// SPDX-License-Identifier: Apache-2.0
// Whole runs whose answer is known in closed form.
#include <gtest/gtest.h>

#include <cmath>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"
#include "support/small_run.hpp"

namespace fundshare::closed_form_test {
namespace {

using test::everything_constant;
using test::SmallRun;
using test::with;

/// Thefts so large that the capacity binds in every month: cash is the capacity times its factor.
std::vector<std::string> binding() { return with(everything_constant(), {"theft.amount=1e12"}); }

/// Everything constant but the capacity factor ~ LN(1, 1.5) and the error of GNI ~ LN(1, 1.3): coverage is a ratio of
/// log-normals.
std::vector<std::string> two_lognormals() {
  return with(binding(), {"realisation.capacity_factor={ lognormal = { median = 1, gsd = 1.5 } }",
                          "budget.gni_error={ lognormal = { median = 1, gsd = 1.3 } }"});
}

const double log_sd = std::sqrt(std::log(1.5) * std::log(1.5) + std::log(1.3) * std::log(1.3));

// 4.5 Monte Carlo standard errors; the seed is fixed. Taking the sum of the log-sds for their root of squares moves the
// 5 % and 95 % quantiles by 25 %, dozens of errors.
TEST(ClosedForm, CoverageIsARatioOfLognormals) {
  const SmallRun run{two_lognormals(), 50'000};
  const double median = SmallRun{binding(), 1}.column("coverage")[0];
  const auto summary = summarise(run.column("coverage")).value();
  for (const auto& [level, z] : {std::pair{.05, -1.6448536269514722}, {.50, 0.0}, {.95, 1.6448536269514722}}) {
    const auto& quantile = summary.quantile(level);
    EXPECT_NEAR(quantile.value, median * std::exp(z * log_sd), 4.5 * quantile.mc_se) << level;
  }
  EXPECT_NEAR(summary.mean.value, median * std::exp(0.5 * log_sd * log_sd), 4.5 * summary.mean.mc_se);
}

// In one year the funded share is min(1, coverage): its mass at the cap is P(coverage >= 1) = Phi(log(median) /
// log_sd).
TEST(ClosedForm, FundedShareHasItsMassAtTheCap) {
  const std::vector<std::string> one_year{"years=[2025, 2025]", "allocation.missile_share=0.9"};
  const double median = SmallRun{with(binding(), one_year), 1}.column("coverage", "total", 2025)[0];
  const SmallRun run{with(two_lognormals(), one_year), 50'000};
  std::size_t at_cap = 0;
  const auto share = run.column("funded_share", "total", 2025);
  for (const double x : share) at_cap += x == 1.0;
  const double expected = normal_cdf(std::log(median) / log_sd);
  ASSERT_GT(expected, 0.05);
  ASSERT_LT(expected, 0.95);
  const double standard_error = std::sqrt(expected * (1 - expected) / static_cast<double>(share.size()));
  EXPECT_NEAR(static_cast<double>(at_cap) / static_cast<double>(share.size()), expected, 4.5 * standard_error);
}

TEST(ClosedForm, AConstantScenarioIsTheSameInEveryWorld) {
  const SmallRun run{with(everything_constant(), {"budget.unit_cost=5e6"}), 300};
  for (std::size_t output = 0; output < run.model().outputs().size(); ++output) {
    const auto column = run.columns().column(output);
    const bool drawn = run.model().outputs()[output].table == "choices";
    if (drawn || std::isnan(column[0])) continue;
    ASSERT_EQ(std::ranges::count(column, column[0]), 300) << run.model().outputs()[output].variable;
  }
}

// Linear chain at infinite capacity: half the attribution probability halves the mean theft of that level. With every
// incident at 2e7, p = 0.5 and 4.5 standard errors of the mean.
TEST(ClosedForm, MeanTheftIsProbabilityTimesAmount) {
  const auto sets = with(everything_constant(), {"theft.attribution.single_vendor=0.5"});
  const SmallRun run{sets, 20'000}, all{everything_constant(), 1},
      none{with(everything_constant(), {"theft.attribution.single_vendor=0"}), 1};
  const auto summary = summarise(run.column("gross_theft_usd")).value();
  EXPECT_NEAR(summary.mean.value, 0.5 * (all.column("gross_theft_usd")[0] + none.column("gross_theft_usd")[0]),
              4.5 * summary.mean.mc_se);
}

}  // namespace
}  // namespace fundshare::closed_form_test
