// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/summarise.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <string>

#include "fundshare/uncertainty/random/points.hpp"

namespace fundshare {
namespace {

TEST(Summarise, WorksOutTenNumbersByHand) {
  // 1..10: mean 5.5; sum of squares 82.5, s^2 = 82.5 / 9; m4 = 2 (0.5^4 + 1.5^4 + 2.5^4 + 3.5^4 + 4.5^4) / 10 =
  // 120.8625.
  std::vector<double> x(10);
  std::iota(x.rbegin(), x.rend(), 1.0);
  const auto summary = summarise(x).value();
  const double s = std::sqrt(82.5 / 9.0);
  // Rounding: sums of at most 10 terms below 1e4, about 1e4 * 10 * 2^-53, then divided; 1e-12 relative is far above.
  EXPECT_EQ(summary.mean.value, 5.5);
  EXPECT_NEAR(summary.mean.mc_se, s / std::sqrt(10.0), 1e-12);
  EXPECT_NEAR(summary.sd.value, s, 1e-12);
  EXPECT_NEAR(summary.sd.mc_se, std::sqrt((120.8625 - s * s * s * s) / 10.0) / (2.0 * s), 1e-12);
  // p = .25: rank ceil(2.5) = 3; d = sqrt(10 .25 .75) = 1.369: ranks floor(1.13) = 1 and ceil(3.87) = 4.
  EXPECT_EQ(summary.quantile(.25).value, 3.0);
  EXPECT_EQ(summary.quantile(.25).mc_se, 0.5 * (4.0 - 1.0));
  // p = .99: rank ceil(9.9) = 10; d = .315: ranks floor(9.585) = 9 and ceil(10.2) -> 10.
  EXPECT_EQ(summary.quantile(.99).value, 10.0);
  EXPECT_EQ(summary.quantile(.99).mc_se, 0.5 * (10.0 - 9.0));
  EXPECT_EQ(summary.quantile(.01).value, 1.0);
}

TEST(Summarise, SaysNothingOfAColumnUndefinedInAnyWorld) {
  EXPECT_FALSE(summarise(std::vector<double>{1.0, std::numeric_limits<double>::quiet_NaN(), 2.0}));
  EXPECT_FALSE(summarise(std::vector<double>{std::numeric_limits<double>::infinity()}));
}

TEST(Summarise, GivesAConstantNoSpread) {
  const auto summary = summarise(std::vector<double>(1000, 0.1)).value();
  EXPECT_EQ(summary.mean.value, 0.1);
  EXPECT_EQ(summary.sd.value, 0.0);
  EXPECT_EQ(summary.sd.mc_se, 0.0);
  for (const auto& quantile : summary.quantiles) {
    EXPECT_EQ(quantile.value, 0.1);
    EXPECT_EQ(quantile.mc_se, 0.0);
  }
}

// 2000 runs of 10000 uniforms: x +- 1.96 mc_se should hold the exact value in 95 % of them; the binomial sd of that
// share is 0.49 %, so 93.5 % to 96.5 % is three of them. mc_se of the 5 % quantile rests on 2 sqrt(n p q) = 44
// spacings: a t with some 44 degrees of freedom, which lowers its share by 0.3 %. Dividing by n in place of its root
// fails at once.
TEST(Summarise, ItsIntervalsHoldTheExactValueAsOftenAsTheySay) {
  constexpr int runs = 4000;
  std::map<std::string, int> held;
  std::vector<double> x(10'000);
  for (int run = 0; run < runs; ++run) {
    MonteCarloPoints{static_cast<std::uint64_t>(run)}.fill(77, 0, 0, x);
    const auto s = summarise(x).value();
    const auto holds = [](const Estimate& e, double exact) { return std::fabs(e.value - exact) <= 1.96 * e.mc_se; };
    held["mean"] += holds(s.mean, 0.5);
    held["sd"] += holds(s.sd, std::sqrt(1.0 / 12.0));
    held["q05"] += holds(s.quantile(.05), 0.05);
    held["q50"] += holds(s.quantile(.50), 0.5);
    held["q95"] += holds(s.quantile(.95), 0.95);
  }
  for (const auto& [statistic, count] : held) {
    EXPECT_GE(count, 0.935 * runs) << statistic;
    EXPECT_LE(count, 0.965 * runs) << statistic;
  }
}

TEST(ShareAtLeast, CountsTheThresholdItself) {
  const std::vector<double> x{0.1, 0.5, 0.5, 0.9};
  EXPECT_EQ(share_at_least(x, 0.5)->value, 0.75);
  EXPECT_EQ(share_at_least(x, 0.5)->mc_se, std::sqrt(0.75 * 0.25 / 4.0));
  EXPECT_EQ(share_at_least(x, 0.0)->value, 1.0);
  EXPECT_EQ(share_at_least(x, 1.0)->value, 0.0);
}

TEST(SharesAtLeast, CountEachGroupByItself) {
  const std::vector<double> x{0.1, 0.5, 0.7, 0.9};
  const std::vector<std::uint8_t> group{0, 0, 2, 2};
  const std::vector<double> thresholds{0.5, 0.8};
  const auto shares = shares_at_least(x, thresholds, group, 3).value();
  EXPECT_EQ(shares.all[0].value, 0.75);
  EXPECT_EQ(shares.by_group[0].value()[0].value, 0.5);
  EXPECT_EQ(shares.by_group[0].value()[0].mc_se, std::sqrt(0.25 / 2.0));
  EXPECT_FALSE(shares.by_group[1]);
  EXPECT_EQ(shares.by_group[2].value()[1].value, 0.5);
}

TEST(SharesAtLeast, SayNothingOfAColumnUndefinedInAnyWorld) {
  EXPECT_FALSE(share_at_least(std::vector<double>{0.1, std::numeric_limits<double>::quiet_NaN()}, 0.5));
}

TEST(SharesAtLeast, AnswerManyThresholdsAsOne) {
  std::vector<double> x(500);
  MonteCarloPoints{8}.fill(3, 0, 0, x);
  const std::vector<std::uint8_t> group(x.size(), 0);
  for (const std::size_t count : {3u, 40u}) {  // compared one by one, and searched
    std::vector<double> thresholds;
    for (std::size_t k = 0; k < count; ++k)
      thresholds.push_back(static_cast<double>(k) / static_cast<double>(count - 1));
    const auto shares = shares_at_least(x, thresholds, group, 1).value();
    for (std::size_t k = 0; k < count; ++k) {
      const auto reached = std::ranges::count_if(x, [&](double value) { return value >= thresholds[k]; });
      EXPECT_EQ(shares.all[k].value, static_cast<double>(reached) / 500.0);
    }
  }
}

}  // namespace
}  // namespace fundshare
