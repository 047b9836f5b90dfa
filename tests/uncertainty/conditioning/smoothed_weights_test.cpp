// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/conditioning/smoothed_weights.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "fundshare/base/infinity.hpp"
#include "uncertainty/conditioning/samples.hpp"

namespace fundshare::smoothed_weights_test {
namespace {

/// Log-weights of a Pareto law: w = (1 - u)^-k, whose excess over any threshold is generalised Pareto of shape k.
std::vector<double> pareto_log_weights(double k, std::size_t worlds) {
  auto u = test::uniforms("smoothed_weights_test", worlds);
  for (double& each : u) each = -k * std::log(1.0 - each);
  return u;
}

// The tail holds M = ceil(3 sqrt(S)) = 1342 weights of S = 200,000; the shape has the error (1 + k) / sqrt(M), five of
// which are taken, and the prior moves it by (k - 1/2) 10 / (M + 10), less than 0.006.
TEST(SmoothedWeights, KHatIsTheIndexOfAKnownTail) {
  for (const double k : {0.1, 0.3, 0.5, 0.7, 0.9, 1.5}) {
    const auto smoothed = smooth_weights(pareto_log_weights(k, 200'000));
    EXPECT_EQ(smoothed.tail, 1342U);
    EXPECT_NEAR(smoothed.k_hat.value(), k, 5.0 * (1.0 + k) / std::sqrt(1342.0) + 0.006);
  }
}

TEST(SmoothedWeights, AConstantInTheLogWeightsMovesTheLogMeanAlone) {
  auto log_weights = pareto_log_weights(0.4, 3000);
  const auto one = smooth_weights(log_weights);
  for (double& each : log_weights) each -= 5000.0;  // exp of them is 0
  const auto other = smooth_weights(log_weights);
  // The constant costs the log-weights 2^-53 * 5000 = 6e-13 each, which is relative in the weights.
  EXPECT_NEAR(other.k_hat.value(), one.k_hat.value(), 1e-9);
  EXPECT_NEAR(other.effective_worlds, one.effective_worlds, 1e-11 * one.effective_worlds);
  EXPECT_NEAR(other.log_mean.value, one.log_mean.value - 5000.0, 1e-11);
  for (std::size_t w = 0; w < 3000; ++w) EXPECT_NEAR(other.weights[w], one.weights[w], 1e-11 * one.weights[w]);
}

TEST(SmoothedWeights, SumToOneAndNoneIsAboveTheLargestAsGiven) {
  const auto log_weights = pareto_log_weights(0.9, 5000);
  const auto smoothed = smooth_weights(log_weights);
  double sum = 0.0;
  for (const double w : smoothed.weights) sum += w;
  EXPECT_NEAR(sum, 1.0, 5000 * 0x1p-53);
  const auto largest = *std::ranges::max_element(log_weights);
  const auto smallest = std::ranges::min_element(log_weights) - log_weights.begin();
  const double scale =
      smoothed.weights[static_cast<std::size_t>(smallest)] / std::exp(log_weights[static_cast<std::size_t>(smallest)]);
  EXPECT_LE(*std::ranges::max_element(smoothed.weights), scale * std::exp(largest) * (1 + 1e-14));
}

TEST(SmoothedWeights, KeepTheOrderOfTheWorlds) {
  const auto log_weights = pareto_log_weights(0.6, 2000);
  const auto smoothed = smooth_weights(log_weights);
  for (std::size_t w = 1; w < 2000; ++w) {
    const bool above = log_weights[w] > log_weights[0];
    EXPECT_EQ(smoothed.weights[w] > smoothed.weights[0], above) << w;
  }
}

TEST(SmoothedWeights, EqualWeightsHaveNoTail) {
  const auto smoothed = smooth_weights(std::vector<double>(1000, -3.0));
  EXPECT_FALSE(smoothed.k_hat);
  EXPECT_NEAR(smoothed.effective_worlds, 1000.0, 1e-9);
  EXPECT_NEAR(smoothed.log_mean.value, -3.0, 1e-15);
  EXPECT_NEAR(smoothed.log_mean.mc_se, 0.0, 1e-9);
  EXPECT_EQ(quality_of(smoothed), WeightQuality::good);
}

TEST(SmoothedWeights, AFewHeavyWorldsCannotBeFittedAndAreRefused) {
  std::vector<double> log_weights(2000, -10.0);
  log_weights[7] = log_weights[90] = 0.0;
  const auto smoothed = smooth_weights(log_weights);
  EXPECT_EQ(smoothed.k_hat, infinity);
  EXPECT_EQ(quality_of(smoothed), WeightQuality::heavy_tail);
}

TEST(SmoothedWeights, WorldsOfWeightZeroStayAtZero) {
  auto log_weights = pareto_log_weights(0.3, 4000);
  for (std::size_t w = 0; w < 4000; w += 2) log_weights[w] = -infinity;
  const auto smoothed = smooth_weights(log_weights);
  EXPECT_EQ(smoothed.weights[0], 0.0);
  EXPECT_LT(smoothed.effective_worlds, 2000.0);
  EXPECT_LT(smoothed.k_hat.value(), 0.7);
}

TEST(SmoothedWeights, FewerThan25WorldsAreRefused) {
  // The tail would hold ceil(0.2 * 20) = 4 worlds.
  EXPECT_EQ(quality_of(smooth_weights(pareto_log_weights(0.1, 20))), WeightQuality::heavy_tail);
}

TEST(SmoothedWeights, QualityHasThreeEdges) {
  const auto quality = [](double k_hat, double effective) {
    return quality_of(SmoothedWeights{{}, k_hat, 10, effective, {}});
  };
  EXPECT_EQ(quality(0.5, 100.0), WeightQuality::good);
  EXPECT_EQ(quality(0.51, 100.0), WeightQuality::uneven);
  EXPECT_EQ(quality(0.7, 100.0), WeightQuality::uneven);
  EXPECT_EQ(quality(0.71, 1000.0), WeightQuality::heavy_tail);
  EXPECT_EQ(quality(0.1, 99.9), WeightQuality::too_few);
}

TEST(SmoothedWeights, LogWeightsThatAreNoNumbersBreakTheContract) {
  EXPECT_THROW((void)smooth_weights(std::vector<double>{0.0, std::nan("")}), std::logic_error);
  EXPECT_THROW((void)smooth_weights(std::vector<double>{0.0, infinity}), std::logic_error);
  EXPECT_THROW((void)smooth_weights(std::vector<double>(30, -infinity)), std::logic_error);
  EXPECT_THROW((void)smooth_weights(std::vector<double>{}), std::logic_error);
}

}  // namespace
}  // namespace fundshare::smoothed_weights_test
