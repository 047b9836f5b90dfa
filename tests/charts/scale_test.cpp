// SPDX-License-Identifier: Apache-2.0
#include "fundshare/charts/scale.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace fundshare::charts::scale_test {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;
using ::testing::Pointwise;

TEST(Scale, ALinearAxisMapsEndsAndMiddle) {
  const Scale scale{Scale::Kind::linear, 0, 2, 100, 300};
  EXPECT_DOUBLE_EQ(scale.at(0), 100);
  EXPECT_DOUBLE_EQ(scale.at(1), 200);
  EXPECT_DOUBLE_EQ(scale.at(2), 300);
}

TEST(Scale, ALogAxisGivesEveryPowerOfTenTheSameRoom) {
  const Scale scale{Scale::Kind::log, 0.01, 10, 0, 300};
  // log(x / low) / log(high / low) has a relative error of a few 2^-53; at 300 units that is below 1e-12.
  EXPECT_NEAR(scale.at(0.1), 100, 1e-12);
  EXPECT_NEAR(scale.at(1), 200, 1e-12);
}

TEST(Scale, AnAxisMayRunUpwards) {
  const Scale scale{Scale::Kind::linear, 0, 1, 300, 0};
  EXPECT_DOUBLE_EQ(scale.at(0.25), 225);
}

TEST(Scale, WhatLiesBeyondAnEndIsDrawnAtIt) {
  const Scale scale{Scale::Kind::log, 0.01, 10, 0, 300};
  EXPECT_DOUBLE_EQ(scale.at(0.0), 0);
  EXPECT_DOUBLE_EQ(scale.at(1e9), 300);
  EXPECT_FALSE(scale.shows(10.5));
  EXPECT_TRUE(scale.shows(10));
}

TEST(Scale, AnAxisWithoutExtentIsRefused) {
  EXPECT_THROW((Scale{Scale::Kind::linear, 1, 1, 0, 1}), std::logic_error);
  EXPECT_THROW((Scale{Scale::Kind::log, 0, 1, 0, 1}), std::logic_error);
}

// The answers are those that a person writes on paper: steps of 1, 2 or 5 times a power of ten.
TEST(Ticks, LinearTicksAreRoundNumbers) {
  EXPECT_THAT(linear_ticks(0, 1, 6), Pointwise(DoubleEq(), {0.0, 0.2, 2 * 0.2, 3 * 0.2, 0.8, 1.0}));
  EXPECT_THAT(linear_ticks(0, 7.6e9, 5), ElementsAre(0, 2e9, 4e9, 6e9));
  EXPECT_THAT(linear_ticks(-0.7, 0.1, 8), Pointwise(DoubleEq(), {-0.6, -0.4, -0.2, 0.0}));
  EXPECT_THAT(linear_ticks(2017, 2025, 5), ElementsAre(2018, 2020, 2022, 2024));
}

TEST(Ticks, ThereAreNeverMoreThanAskedFor) {
  for (int most = 2; most < 12; ++most) {
    for (const double high : {0.003, 0.19, 1.0, 1.7, 33.0, 998.0, 1e7}) {
      EXPECT_LE(linear_ticks(0, high, most).size(), static_cast<std::size_t>(most)) << high;
      EXPECT_GE(linear_ticks(0, high, most).size(), 1U) << high;
    }
  }
}

TEST(Ticks, LogTicksArePowersAndTheStepsBetween) {
  EXPECT_THAT(log_ticks(0.01, 10, false), Pointwise(DoubleEq(), {0.01, 0.1, 1.0, 10.0}));
  EXPECT_EQ(log_ticks(0.01, 10, true).size(), 10U);  // 1, 2, 5 in each of three decades, and 10
  EXPECT_THROW(static_cast<void>(log_ticks(0, 1, true)), std::logic_error);
}

}  // namespace
}  // namespace fundshare::charts::scale_test
