// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/conditioning/pareto_tail.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "uncertainty/conditioning/samples.hpp"

namespace fundshare::pareto_tail_test {
namespace {

std::vector<double> sample(ParetoTail tail, std::size_t count) {
  auto x = test::uniforms("pareto_tail_test", count);
  for (double& each : x) each = tail.quantile(each);
  std::ranges::sort(x);
  return x;
}

TEST(ParetoTail, QuantileUndoesTheCdf) {
  for (const double shape : {-0.7, 0.0, 1e-9, 0.5, 2.0}) {
    const ParetoTail tail{shape, 3.0};
    for (const double p : {0.0, 1e-9, 0.3, 0.999}) {
      const double x = tail.quantile(p);
      const double upper = shape == 0.0 ? std::exp(-x / 3.0) : std::pow(1.0 + shape * x / 3.0, -1.0 / shape);
      // A shape of 1e-9 leaves 1 + shape x / 3 with seven digits of x, times 1 / shape: 1e-16 / 1e-9.
      EXPECT_NEAR(upper, 1.0 - p, 2e-7 * (shape == 1e-9) + 1e-14) << shape << " at " << p;
    }
  }
}

// The error of the most likely shape is (1 + k) / sqrt(n) for k > -1/2 (R. Smith, 1987), and the method is nearly as
// good. At n = 20,000 and k = 0.9 five of them are 0.067; the prior moves the shape by at most 10 (k - 1/2) / n = 2e-4.
TEST(ParetoTail, ShapeAndScaleOfASampleComeBack) {
  constexpr std::size_t n = 20'000;
  for (const double shape : {-0.3, 0.0, 0.3, 0.9}) {
    const auto fitted = fit_pareto_tail(sample({shape, 7.0}, n));
    EXPECT_NEAR(fitted.shape, shape, 5.0 * (1.0 + shape) / std::sqrt(n) + 2e-4 + 0.004);
    // ln scale has the error sqrt(2 (1 + k) / n) (Smith).
    EXPECT_NEAR(fitted.scale, 7.0, 7.0 * 5.0 * std::sqrt(2.0 * (1.0 + shape) / n));
  }
}

TEST(ParetoTail, AFewExceedancesAreDrawnToOneHalf) {
  // Five numbers of a law of shape 0: (5 k + 5) / 15 lies in [0.1, 0.7] wherever k lies in [-0.7, 1.1].
  const auto fitted = fit_pareto_tail(std::vector<double>{0.1, 0.3, 0.7, 1.2, 2.3});
  EXPECT_GT(fitted.shape, 0.1);
  EXPECT_LT(fitted.shape, 0.7);
}

TEST(ParetoTail, AUnitOfTheExceedancesMovesTheScaleAlone) {
  auto x = sample({0.4, 1.0}, 500);
  const auto one = fit_pareto_tail(x);
  for (double& each : x) each *= 1024.0;  // exact
  const auto other = fit_pareto_tail(x);
  // Powers of two scale every step exactly but the logarithms of the profile, which cancel in the weights to 500 *
  // 1e-16.
  EXPECT_NEAR(other.shape, one.shape, 1e-12);
  EXPECT_NEAR(other.scale, 1024.0 * one.scale, 1e-9);
}

TEST(ParetoTail, EqualExceedancesAreFitted) {
  const auto fitted = fit_pareto_tail(std::vector<double>(40, 2.0));
  EXPECT_TRUE(std::isfinite(fitted.shape) && std::isfinite(fitted.scale));
}

TEST(ParetoTail, TooFewOrUnorderedExceedancesBreakTheContract) {
  EXPECT_THROW((void)fit_pareto_tail(std::vector<double>{1, 2, 3, 4}), std::logic_error);
  EXPECT_THROW((void)fit_pareto_tail(std::vector<double>{0, 2, 3, 4, 5}), std::logic_error);
  EXPECT_THROW((void)fit_pareto_tail(std::vector<double>{1, 3, 2, 4, 5}), std::logic_error);
}

}  // namespace
}  // namespace fundshare::pareto_tail_test
