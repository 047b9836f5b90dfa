// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/tail_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/random/points.hpp"

namespace fundshare::tail_index_test {
namespace {

std::vector<double> draws_of(const Law& law, std::size_t n = 40'000) {
  std::vector<double> x(n);
  MonteCarloPoints{3}.fill(stream_of("tail"), 0, 0, x);
  for (double& each : x) each = law.quantile(each);
  return x;
}

TEST(TailIndex, IsThatOfTheLaw) {
  // m = 600 values: one standard error is sqrt((1 + k^2) / 600), 0.041 to 0.058; 3 of them, and 0.05 for the bias of a
  // tail that is not yet a power at one value in 67.
  for (const double k : {0.3, 0.7, 1.0}) {
    const auto found = tail_index(draws_of(GeneralisedPareto::from_location_scale_shape(0.0, 1.0, k)));
    EXPECT_NEAR(*found, k, 3.0 * std::sqrt((1.0 + k * k) / 600.0) + 0.05) << k;
  }
  // A uniform law ends: k = -1.
  EXPECT_LT(*tail_index(draws_of(Uniform::from_bounds(0.0, 1.0))), -0.7);
}

TEST(TailIndex, DoesNotDependOnScaleOrPlace) {
  auto x = draws_of(Normal::from_mean_sd(0.0, 1.0), 4000);
  const double before = *tail_index(x);
  for (double& each : x) each = 1024.0 * each;
  EXPECT_NEAR(*tail_index(x), before, 1e-12);  // logs of numbers near 4000: 190 terms of 2^-53 * 8 each, times some 10
}

TEST(TailIndex, OfAFewOrEqualValuesIsNotGiven) {
  EXPECT_FALSE(tail_index(std::vector<double>(49, 1.0)));
  EXPECT_FALSE(tail_index(std::vector<double>(4000, 1.0)));
}

TEST(ReasonAgainstVariance, NamesWhatIsTheMatter) {
  EXPECT_EQ(reason_against_variance(draws_of(Normal::from_mean_sd(0.0, 1.0))), std::nullopt);
  EXPECT_EQ(reason_against_variance(draws_of(LogNormal::from_mu_sigma(0.0, 0.8))), std::nullopt);
  auto x = draws_of(Normal::from_mean_sd(0.0, 1.0), 1000);
  x[7] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(reason_against_variance(x), "it is undefined in some worlds");
  EXPECT_EQ(reason_against_variance(std::vector<double>(1000, 0.25)), "it is the same in all worlds");
  const auto heavy = reason_against_variance(draws_of(StudentT::from_df_location_scale(1.5, 0.0, 1.0)));
  ASSERT_TRUE(heavy);
  EXPECT_THAT(*heavy, ::testing::StartsWith("its largest values have the tail index 0."));
}

}  // namespace
}  // namespace fundshare::tail_index_test
