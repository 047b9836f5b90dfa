// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/frontier_grid.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "fundshare/base/infinity.hpp"

namespace fundshare::frontier_grid_test {
namespace {

std::vector<Estimate> probabilities(const std::vector<double>& values) {
  std::vector<Estimate> out;
  for (const double value : values) out.push_back({value, 0.0});
  return out;
}

Crossing crossing(const std::vector<double>& places, const std::vector<double>& values, double level = .5) {
  return first_crossing(places, probabilities(values), level, 10'000);
}

TEST(FrontierGrid, SharesComeInTheOrderOfTheThresholds) {
  const std::vector<double> column{1, 2, 3, 4};
  const auto shares = shares_reaching(column, std::vector<double>{3, infinity, 1, 4.5, 3}).value();
  const std::vector<double> expected{.5, 0, 1, 0, .5};
  for (std::size_t k = 0; k < expected.size(); ++k) EXPECT_EQ(shares[k].value, expected[k]) << k;
  EXPECT_EQ(shares[0].mc_se, std::sqrt(.5 * .5 / 4));
  EXPECT_FALSE(shares_reaching(std::vector<double>{1, std::nan("")}, std::vector<double>{1}));
}

TEST(FrontierGrid, ALineIsCrossedWhereItsChordIs) {
  // From .75 at 2 to .25 at 4: .5 at 3. Slope -.25, error sqrt(.25 / 10 000) / .25 = .02.
  const auto falling = crossing({1, 2, 4}, {1, .75, .25});
  EXPECT_EQ(falling.times, 1U);
  EXPECT_EQ(falling.at->value, 3.0);
  EXPECT_EQ(falling.at->mc_se, .02);
  EXPECT_EQ(crossing({1, 2, 4}, {0, .25, .75}).at->value, 3.0);
  EXPECT_EQ(crossing({4, 2}, {.25, .75}).at->value, 3.0);  // places may fall
}

TEST(FrontierGrid, ALevelThatIsNotPassedHasNoPlace) {
  EXPECT_EQ(crossing({1, 2, 3}, {.9, .8, .7}).times, 0U);
  EXPECT_FALSE(crossing({1, 2, 3}, {.1, .2, .3}).at);
}

TEST(FrontierGrid, APlaceOnTheLevelCountsOnce) {
  for (const auto& line : std::vector<std::vector<double>>{{.5, .4, .3}, {.6, .5, .4}, {.7, .6, .5}}) {
    const auto found = crossing({1, 2, 3}, line);
    EXPECT_EQ(found.times, 1U);
    EXPECT_NEAR(found.at->value, line[0] == .5 ? 1 : (line[1] == .5 ? 2 : 3),
                1e-12);  // a few roundings of numbers near 1
  }
}

TEST(FrontierGrid, ALineThatTurnsBackIsSaidToPassMoreThanOnce) {
  const auto found = crossing({1, 2, 3, 4}, {0, 1, 0, 1});
  EXPECT_EQ(found.times, 3U);
  EXPECT_EQ(found.at->value, 1.5);
  EXPECT_THROW((void)crossing({1}, {.5}), std::logic_error);
}

}  // namespace
}  // namespace fundshare::frontier_grid_test
