// SPDX-License-Identifier: Apache-2.0
// Evidence on quantities whose law given the evidence is known in closed form.
#include <gtest/gtest.h>

#include <cmath>

#include "fundshare/uncertainty/conditioning/likelihood.hpp"
#include "fundshare/uncertainty/conditioning/smoothed_weights.hpp"
#include "fundshare/uncertainty/conditioning/summarise_weighted.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"
#include "uncertainty/conditioning/samples.hpp"

namespace fundshare::closed_form_test {
namespace {

constexpr std::size_t worlds = 200'000;
// A right figure is farther than 4.5 of its standard errors from the closed form for one seed in 147,000, and the seed
// is fixed. With some 30,000 effective worlds the bounds are 2 to 4 % of a standard deviation.
constexpr double z = 4.5;

struct Posterior {
  SmoothedWeights weights;
  Summary summary;
};

Posterior condition_on(const Statement& statement, const std::vector<double>& x) {
  auto weights = smooth_weights(log_likelihoods(statement, x));
  auto summary = summarise_weighted(x, weights.weights).value();
  return {std::move(weights), summary};
}

void expect_near(Estimate found, double expected, const char* what) {
  EXPECT_NEAR(found.value, expected, z * found.mc_se) << what << ", standard error " << found.mc_se;
}

// X ~ N(0, 1) and a value 1 with the error 1/2: N(1 / (1 + 1/4), 1/4 / (1 + 1/4)) = N(0.8, 0.2).
TEST(ClosedForm, NormalPriorAndNormalError) {
  const auto [weights, summary] =
      condition_on({EvidenceSide::about, EvidenceError::normal, 1.0, 0.5}, test::normals("prior", worlds));
  expect_near(summary.mean, 0.8, "mean");
  expect_near(summary.sd, std::sqrt(0.2), "sd");
  for (const double level : quantile_levels) {
    expect_near(summary.quantile(level), 0.8 + std::sqrt(0.2) * normal_quantile(level), "quantile");
  }
  // The value itself has the law N(0, 1 + 1/4).
  expect_near(weights.log_mean, -0.5 / 1.25 - 0.5 * std::log(2.0 * std::acos(-1.0) * 1.25), "log marginal");
  EXPECT_LT(weights.k_hat.value(), 0.5);
}

// The standard errors themselves: S Var(mean) = E_prior[(p1/p0)^2 (x - m)^2], with p1 = N(0.8, 0.2), p0 = N(0, 1).
// (p1/p0)^2 p0 = (sqrt(5/9) / 0.2 ...) is a normal shape: exponent -(x - 0.8)^2 / 0.2 + x^2 / 2 = -(9/2) x^2 + 8 x
// - 3.2, so it is c N(8/9, 1/9) with c = (1 / (sqrt(2 pi) 0.2)) sqrt(2 pi / 9) exp(32/9 - 3.2) = (5/3) exp(16/45).
TEST(ClosedForm, TheStandardErrorOfTheMeanIsThatOfSelfNormalisedSampling) {
  const auto [weights, summary] =
      condition_on({EvidenceSide::about, EvidenceError::normal, 1.0, 0.5}, test::normals("prior", worlds));
  const double c = 5.0 / 3.0 * std::exp(16.0 / 45.0), off = 8.0 / 9.0 - 0.8;
  const double expected = std::sqrt(c * (1.0 / 9.0 + off * off) / worlds);
  // A sum over 80,000 worlds that carry the weight: its own error is below 2 %.
  EXPECT_NEAR(summary.mean.mc_se, expected, 0.02 * expected);
  EXPECT_NEAR(weights.effective_worlds, worlds / c, 0.02 * worlds / c);
}

// ln X ~ N(1, 0.8^2), a value 4 with the relative error 0.3: ln X is normal with precisions added.
TEST(ClosedForm, LogNormalPriorAndRelativeError) {
  auto x = test::normals("prior", worlds);
  for (double& each : x) each = exp_ieee(1.0 + 0.8 * each);
  const auto [weights, summary] = condition_on({EvidenceSide::about, EvidenceError::log_normal, 4.0, 0.3}, x);
  const double s2 = std::log(1.0 + 0.09), precision = 1.0 / 0.64 + 1.0 / s2;
  const double mean = (1.0 / 0.64 + std::log(4.0) / s2) / precision, sd = 1.0 / std::sqrt(precision);
  expect_near(summary.mean, std::exp(mean + 0.5 * sd * sd), "mean");
  expect_near(summary.sd, std::exp(mean + 0.5 * sd * sd) * std::sqrt(std::expm1(sd * sd)), "sd");
  for (const double level : {.05, .25, .50, .75, .95}) {
    expect_near(summary.quantile(level), std::exp(mean + sd * normal_quantile(level)), "quantile");
  }
}

// X ~ N(0, 1) and X + 0.5 e >= 1 with e ~ N(0, 1): E X = r phi(t) / (1 - Phi(t)), t = 1 / sqrt(1.25), r = 1 /
// sqrt(1.25).
TEST(ClosedForm, NormalPriorAndAFloor) {
  const auto [weights, summary] =
      condition_on({EvidenceSide::at_least, EvidenceError::normal, 1.0, 0.5}, test::normals("prior", worlds));
  const double t = 1.0 / std::sqrt(1.25), upper = normal_cdf_upper(t);
  expect_near(summary.mean, t * std::exp(-0.5 * t * t) / std::sqrt(2.0 * std::acos(-1.0)) / upper, "mean");
  expect_near(weights.log_mean, std::log(upper), "log marginal");
}

// Two inputs and evidence on their sum: x ~ N(0, 1), y ~ N(0, 4), x + y = 3 +- 1. The gain of x is 1/6, of y 4/6.
TEST(ClosedForm, EvidenceOnASumMovesEachTermByItsShareOfTheVariance) {
  const auto x = test::normals("x", worlds);
  auto y = test::normals("y", worlds), sum = x;
  for (std::size_t w = 0; w < worlds; ++w) {
    y[w] *= 2.0;
    sum[w] += y[w];
  }
  const auto weights = smooth_weights(log_likelihoods({EvidenceSide::about, EvidenceError::normal, 3.0, 1.0}, sum));
  const auto of_x = summarise_weighted(x, weights.weights).value(),
             of_y = summarise_weighted(y, weights.weights).value();
  expect_near(of_x.mean, 3.0 / 6.0, "x");
  expect_near(of_y.mean, 3.0 * 4.0 / 6.0, "y");
  const auto moved = movement_of(y, weights.weights, summarise(y).value(), of_y);
  expect_near(moved.shift, 1.0, "shift of y: 2 over its sd 2");
  expect_near(moved.sd_ratio, std::sqrt(1.0 - 4.0 / 6.0), "what is left of the sd of y");
}

// With the error 1e12 no log-likelihood differs from another by more than (5 / 1e12)^2 = 3e-23: nothing may move.
TEST(ClosedForm, VacuousEvidenceChangesNothing) {
  const auto x = test::normals("prior", worlds);
  const auto [weights, after] = condition_on({EvidenceSide::about, EvidenceError::normal, 1.0, 1e12}, x);
  const auto before = summarise(x).value();
  EXPECT_NEAR(after.mean.value, before.mean.value, 1e-12);
  EXPECT_NEAR(after.sd.value, before.sd.value, 1e-12);
  for (const double level : quantile_levels) EXPECT_EQ(after.quantile(level).value, before.quantile(level).value);
  EXPECT_NEAR(weights.effective_worlds, worlds, 1e-12 * worlds);
  EXPECT_FALSE(weights.k_hat);
}

TEST(ClosedForm, EvidenceFarOutsideIsRefused) {
  // Eight standard deviations out with an error of 1/20: of 20,000 worlds the nearest few decide.
  const auto x = test::normals("prior", 20'000);
  const auto weights = smooth_weights(log_likelihoods({EvidenceSide::about, EvidenceError::normal, 8.0, 0.05}, x));
  EXPECT_EQ(quality_of(weights), WeightQuality::heavy_tail);
}

}  // namespace
}  // namespace fundshare::closed_form_test
