// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/allocation/allocate.hpp"

#include <gtest/gtest.h>

#include "support/one_world.hpp"

namespace fundshare::allocate_test {
namespace {

MissileFundsUsd one_world(StudyWindow window, std::size_t month, double net, std::map<std::string, double> values) {
  Binder binder{test::constants(values), "made-up"};
  const auto data = make_allocation_data(window, binder);
  test::Worlds worlds{binder};
  RealisedUsd cash{window};
  cash.net_by_month[month][0] = net;
  cash.net[month / 12][0] = net;
  MissileFundsUsd out{window};
  allocate(data, cash, worlds.draws, out);
  return out;
}

std::map<std::string, double> values(double share, double lag) {
  return {{"allocation.missile_share", share},
          {"allocation.spending_lag_months", lag},
          {"allocation.nuclear_ratio", .5},
          {"allocation.it_income", 400.0},
          {"allocation.it_remitted", .5}};
}

// L = 2: k = 1/2, so month n after the cash spends (n + 1) / 2^(n + 2) of it: 1/4, 1/4, 3/16, ... Cash of 1024 in
// November, w = 1/4: 2/4 of 256 is spent in the year, the rest is in transit. All dyadic, so exact.
TEST(Allocate, WorksOutTwoMonthsByHand) {
  const auto out = one_world({2017, 2018}, 10, 1024.0, values(.25, 2.0));
  EXPECT_EQ(out.spent[0][0], 128.0);
  EXPECT_EQ(out.closing_in_transit[0][0], 128.0);
  EXPECT_EQ(out.opening_in_transit[1][0], 128.0);
  EXPECT_EQ(out.to_missiles[0][0], 256.0);
  EXPECT_EQ(out.other_uses[0][0], 768.0);
  EXPECT_EQ(out.spent_wmd[0][0], 1024.0 * .375 / 2.0);  // w (1 + n) = .375
}

TEST(Allocate, NeverGivesWmdMoreThanThereIs) {
  const auto out = one_world({2017, 2018}, 10, 1024.0, values(.75, 2.0));
  EXPECT_EQ(out.spent_wmd[0][0], 512.0);  // .75 * 1.5 > 1: all of it
}

TEST(Allocate, AddsItIncomeWithoutLagFrom2018) {
  const auto out = one_world({2017, 2018}, 0, 0.0, values(.25, 2.0));
  EXPECT_EQ(out.it_income[0][0], 0.0);
  EXPECT_EQ(out.it_income[1][0], 200.0);
  EXPECT_EQ(out.it_missiles[1][0], 50.0);
  EXPECT_EQ(out.it_wmd[1][0], 75.0);
}

TEST(Allocate, CountsAPartOfAPartialYear) {
  const auto out = one_world({2017, 2018, 3}, 0, 0.0, values(.25, 2.0));
  EXPECT_EQ(out.it_income[1][0], 50.0);  // 3 months of 200 a year
}

// The lag of cash of month j that is spent by the end of year y is at most 12 (y + 1) - j - 1, so the nine year ends
// and the twelve months of the first year give the distribution F(k) of the lag for k = 1..108, and its mean is sum (1
// - F(k)). What is left after 108 months at L = 6 is (3/4)^108 (1 + 108/3) = 1e-12 of the cash, and it weighs about 4
// months each: 1e-11.
TEST(Allocate, HasAMeanLagOfExactlyL) {
  for (const double lag : {0.5, 1.0, 6.0}) {
    double mean = 0.0;
    for (std::size_t month = 0; month < 12; ++month) {
      const auto out = one_world({2017, 2025}, month, 1.0, values(1.0, lag));
      double spent = 0.0;
      for (std::size_t year = 0; year < 9; ++year) {
        spent += out.spent[year][0];
        mean += 1.0 - spent;  // F(12 (year + 1) - month)
      }
    }
    EXPECT_NEAR(mean, lag, 1e-10) << lag;
  }
}

TEST(Allocate, AddsUp) {
  const auto out = one_world({2017, 2019}, 15, 10.0, values(.3, 7.0));
  for (std::size_t year = 0; year < 3; ++year) {
    EXPECT_NEAR(out.opening_in_transit[year][0] + out.to_missiles[year][0],
                out.spent[year][0] + out.closing_in_transit[year][0], 1e-13);  // numbers below 10, under 100 operations
  }
}

}  // namespace
}  // namespace fundshare::allocate_test
