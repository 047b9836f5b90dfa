// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/rounding.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace fundshare::rounding_test {
namespace {

TEST(Rounding, RatiosAreWholePercentsOfTwoFigures) {
  EXPECT_EQ(percent({0.273, 0.0}), "27 %");
  EXPECT_EQ(percent({0.0349, 0.0}), "3 %");
  EXPECT_EQ(percent({0.996, 0.0}), "100 %");
  EXPECT_EQ(percent({1.43, 0.0}), "140 %");
  EXPECT_EQ(percent({12.6, 0.0}), "1300 %");
  EXPECT_EQ(percent({0.0, 0.0}), "0 %");
  EXPECT_EQ(percent({-0.0, 0.0}), "0 %");
}

TEST(Rounding, APositiveRatioNeverRoundsToNothing) {
  EXPECT_EQ(percent({0.004, 0.0}), "< 1 %");
  EXPECT_EQ(percent({1e-320, 0.0}), "< 1 %");
  EXPECT_EQ(percent({0.02, 0.03}), "< 10 %");
}

// 2 mc_se is .8, 1.6, 2.4, 6, 24 percent points: the steps are 1, 2, 5, 10, 50.
TEST(Rounding, StepsAreNeverFinerThanTwoStandardErrors) {
  EXPECT_EQ(percent({0.273, 0.004}), "27 %");
  EXPECT_EQ(percent({0.273, 0.008}), "28 %");
  EXPECT_EQ(percent({0.273, 0.012}), "25 %");
  EXPECT_EQ(percent({0.273, 0.03}), "30 %");
  EXPECT_EQ(percent({0.273, 0.12}), "50 %");
  for (const double error : {1e-4, 3e-3, 0.011, 0.2}) {
    EXPECT_GE(std::fabs(rounded_step({100.0, 100.0 * error}, 1.0)) + 1e-9, 200.0 * error) << error;
  }
}

TEST(Rounding, SharesOfWorldsAreNeverNoneOrAll) {
  EXPECT_EQ(percent_of_worlds({0.0, 0.0}), "< 1 %");
  EXPECT_EQ(percent_of_worlds({0.0099, 0.0}), "< 1 %");
  EXPECT_EQ(percent_of_worlds({0.01, 0.0}), "1 %");
  EXPECT_EQ(percent_of_worlds({0.424, 0.001}), "42 %");
  EXPECT_EQ(percent_of_worlds({0.984, 0.001}), "98 %");
  EXPECT_EQ(percent_of_worlds({0.992, 0.0}), "> 99 %");
  EXPECT_EQ(percent_of_worlds({1.0, 0.0}), "> 99 %");
  EXPECT_EQ(percent_of_worlds({0.97, 0.04}), "> 90 %");
}

TEST(Rounding, StandardErrorsHaveOneFigure) {
  EXPECT_EQ(percent_error(0.000859), "0.09 %");
  EXPECT_EQ(percent_error(0.0011), "0.1 %");
  EXPECT_EQ(percent_error(0.026), "3 %");
  EXPECT_EQ(percent_error(0.1), "10 %");
  EXPECT_EQ(percent_error(0.00003), "< 0.01 %");
}

TEST(Rounding, DollarsHaveTwoFiguresInMillionsOrBillions) {
  EXPECT_EQ(dollars({3.44e9, 0.0}), "3.4 bn");
  EXPECT_EQ(dollars({23.6e9, 0.0}), "24 bn");
  EXPECT_EQ(dollars({999.6e6, 0.0}), "1.0 bn");
  EXPECT_EQ(dollars({174e6, 0.0}), "170 m");
  EXPECT_EQ(dollars({47e6, 1e6}), "48 m");
  EXPECT_EQ(dollars({2e5, 0.0}), "< 1 m");
  EXPECT_EQ(dollars({0.0, 0.0}), "0 m");
}

TEST(Rounding, WhatIsNoNumberHasNoValue) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(percent({nan, 0.0}), "no value");
  EXPECT_EQ(percent({1e308, 0.0}), "no value");  // its percents overflow
  EXPECT_EQ(percent_of_worlds({nan, 0.0}), "no value");
  EXPECT_EQ(dollars({nan, 0.0}), "no value");
}

TEST(Rounding, AFigureWithoutAnErrorIsMarked) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(percent({0.273, nan}), "~27 %");
  EXPECT_EQ(dollars({3.44e9, nan}), "~3.4 bn");
  EXPECT_EQ(dollars({174e6, nan}), "~170 m");
  EXPECT_EQ(percent_of_worlds({0.5, nan}), "no value");
  EXPECT_EQ(percent_of_worlds({0.6, 0.28}), "not known");
  EXPECT_EQ(percent_error(nan), "not known");
}

TEST(Rounding, LargeFiguresHaveAnExponent) {
  EXPECT_EQ(percent({8765.4, 0.0}), "880000 %");
  EXPECT_EQ(percent({12345.6, 0.0}), "1.2e+06 %");
  EXPECT_EQ(percent({1.26e300, 0.0}), "1.3e+302 %");
  EXPECT_EQ(percent({-1.26e300, 0.0}), "-1.3e+302 %");
  EXPECT_EQ(percent({1e-9, 1e300}), "< 2.0e+302 %");
  EXPECT_EQ(dollars({1e300, 0.0}), "1.0e+291 bn");
  EXPECT_EQ(dollars({1e14, 0.0}), "100000 bn");
}

TEST(Rounding, CountsAreGroupedByThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(200000), "200,000");
  EXPECT_EQ(grouped(18446744073709551615U), "18,446,744,073,709,551,615");
}

// 2 mc_se is 0.009, 0.014 and 0.06: the steps are 0.01, 0.02 and 0.1.
TEST(Rounding, CorrelationsHaveASignAndAtMostTwoDecimals) {
  EXPECT_EQ(correlation_text({0.6849, 0.0045}), "+0.68");
  EXPECT_EQ(correlation_text({-0.135, 0.007}), "-0.14");
  EXPECT_EQ(correlation_text({-0.42, 0.03}), "-0.4");
  EXPECT_EQ(correlation_text({-0.001, 0.007}), "+0.00");
  EXPECT_EQ(correlation_text({1.0, 0.0}), "+1.00");
  EXPECT_EQ(correlation_text({0.5, std::numeric_limits<double>::quiet_NaN()}), "~+0.50");
  EXPECT_EQ(correlation_error(0.00429), "0.004");
  EXPECT_EQ(correlation_error(0.0), "< 0.001");
  EXPECT_EQ(correlation_error(std::numeric_limits<double>::quiet_NaN()), "not known");
}

}  // namespace
}  // namespace fundshare::rounding_test
