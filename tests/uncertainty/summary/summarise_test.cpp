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

namespace fundshare::summarise_test {
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
  // p = .90: rank 9, and a whole world above it.
  EXPECT_EQ(summary.quantile(.90).value, 9.0);
}

Summary of_worlds(std::size_t n) {
  std::vector<double> x(n);
  std::iota(x.begin(), x.end(), 1.0);
  return summarise(x).value();
}

// n p >= 1 and n (1 - p) >= 1: 2 worlds for p = .5, 20 for .05 and .95, 100 for .01 and .99.
TEST(Summarise, GivesAQuantileOnlyWithAWorldOnEitherSide) {
  for (const auto& [level, least] : {std::pair{.50, 2}, {.05, 20}, {.95, 20}, {.01, 100}, {.99, 100}}) {
    const auto n = static_cast<std::size_t>(least);
    EXPECT_TRUE(std::isnan(of_worlds(n - 1).quantile(level).value)) << level;
    EXPECT_EQ(of_worlds(n).quantile(level).value, std::max(1.0, std::round(level * least))) << level;
  }
}

// floor(n p - sqrt(n p (1 - p))) >= 1 for the lower of p and 1 - p: p = .5: 2 - 1 = 1 for n = 4,
// 1.5 - .87 = .63 for n = 3; p = .05: 2.6 - 1.5716 = 1.03 for n = 52, 2.55 - 1.5564 = .994 for n = 51; p = .01:
// 2.61 - 1.6075 = 1.0025 for n = 261, 2.6 - 1.6044 = .9956 for n = 260.
TEST(Summarise, GivesTheErrorOfAQuantileOnlyWhereItsRanksExist) {
  for (const auto& [level, least] : {std::pair{.50, 4}, {.05, 52}, {.95, 52}, {.01, 261}, {.99, 261}}) {
    const auto n = static_cast<std::size_t>(least);
    EXPECT_TRUE(std::isnan(of_worlds(n - 1).quantile(level).mc_se)) << level;
    EXPECT_GT(of_worlds(n).quantile(level).mc_se, 0.0) << level;
  }
}

TEST(Summarise, GivesNoErrorOfMomentsFromTooFewWorlds) {
  const auto one = of_worlds(1), two = of_worlds(2), three = of_worlds(3), four = of_worlds(4);
  EXPECT_EQ(one.mean.value, 1.0);
  EXPECT_TRUE(std::isnan(one.mean.mc_se) && std::isnan(one.sd.value) && std::isnan(one.sd.mc_se));
  EXPECT_EQ(two.mean.mc_se, 0.5);  // sd sqrt(1/2) over sqrt(2)
  EXPECT_TRUE(std::isnan(two.sd.mc_se) && std::isnan(three.sd.mc_se));
  EXPECT_FALSE(std::isnan(four.sd.mc_se));
  EXPECT_TRUE(std::isnan(share_at_least(std::vector<double>{1.0}, 0.5)->mc_se));
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
}  // namespace fundshare::summarise_test
