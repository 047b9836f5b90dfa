// SPDX-License-Identifier: Apache-2.0
// Parametrisations, their refusals word for word, and descriptions.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "fundshare/base/infinity.hpp"
#include "fundshare/uncertainty/laws/law.hpp"
#include "support/law_checks.hpp"

namespace fundshare::factories_test {
namespace {

using test::refusal;

Law discrete(std::vector<double> values, std::vector<double> weights) {
  return Discrete::from_values_weights(values, weights);
}

TEST(Factories, NameTheBoundThatIsBroken) {
  EXPECT_EQ(refusal([] { return Constant::from_value(infinity); }), "constant: value must be finite (found inf)");
  EXPECT_EQ(refusal([] { return Uniform::from_bounds(2, 1); }), "uniform: low must be < high (found 2 and 1)");
  EXPECT_EQ(refusal([] { return Uniform::from_bounds(-1e308, 1e308); }),
            "uniform: bounds and width must be finite (found -1e+308 and 1e+308)");
  EXPECT_EQ(refusal([] { return Triangular::from_low_mode_high(0, 2, 1); }),
            "triangular: mode must lie in [low, high] (found 2)");
  EXPECT_EQ(refusal([] { return Pert::from_low_mode_high(1, 1, 1); }), "PERT: low must be < high (found 1 and 1)");
  EXPECT_EQ(refusal([] { return Pert::from_low_mode_high(0, -1, 1); }),
            "PERT: mode must lie in [low, high] (found -1)");
  EXPECT_EQ(refusal([] { return Normal::from_mean_sd(0, 0); }), "normal: standard deviation must be > 0 (found 0)");
  EXPECT_EQ(refusal([] { return Beta::from_shapes(-1, 2); }), "beta: first shape must be > 0 (found -1)");
  EXPECT_EQ(refusal([] { return Beta::from_shapes(1, infinity); }), "beta: second shape must be finite (found inf)");
  EXPECT_EQ(refusal([] { return Beta::from_quantiles(0.05, 0.1, 0.95, 1); }),
            "beta: quantiles must lie inside (0, 1) (found 0.1 and 1)");
  EXPECT_EQ(refusal([] { return Gamma::from_shape_scale(0, 1); }), "gamma: shape must be > 0 (found 0)");
  EXPECT_EQ(refusal([] { return Poisson::from_mean(-2); }), "poisson: mean must lie in [0, 1e6] (found -2)");
  EXPECT_EQ(refusal([] { return Bernoulli::from_probability(80); }),
            "bernoulli: probability must lie in [0, 1] (found 80)");
}

TEST(Factories, NameTheBoundOfLogNormalsAndQuantiles) {
  EXPECT_EQ(refusal([] { return LogNormal::from_mu_sigma(0, -1); }), "lognormal: sigma must be > 0 (found -1)");
  EXPECT_EQ(refusal([] { return LogNormal::from_median_gsd(1, 1); }), "lognormal: GSD must be > 1 (found 1)");
  EXPECT_EQ(refusal([] { return LogNormal::from_90_percent_interval(10, 0.8); }),
            "lognormal: quantiles must be finite and increasing (found 10 and 0.8)");
  EXPECT_EQ(refusal([] { return LogNormal::from_90_percent_interval(0, 1); }),
            "lognormal: quantiles must be > 0 (found 0)");
  EXPECT_EQ(refusal([] { return LogNormal::from_quantiles(0.9, 1, 0.1, 2); }),
            "lognormal: probabilities must be increasing and inside (0, 1) (found 0.9 and 0.1)");
  EXPECT_EQ(refusal([] { return LogNormal::from_mean_sd(-1, 1); }), "lognormal: mean must be > 0 (found -1)");
}

TEST(Factories, NameTheBoundOfWeights) {
  EXPECT_EQ(refusal([] {
              return discrete({1, 2}, {1});
            }),
            "discrete: there must be one weight per value (found 2 and 1)");
  EXPECT_EQ(refusal([] { return discrete({1, 2}, {0.5, 0.4}); }), "discrete: weights must sum to 1 (found 0.9)");
  EXPECT_EQ(refusal([] {
              return discrete({1, 2}, {1.5, -0.5});
            }),
            "discrete: weight must be >= 0 and finite (found -0.5)");
  const std::vector<double> weights{0.5, 0.6};
  EXPECT_EQ(refusal([&] {
              return Mixture::from_weights_laws(weights, {Constant::from_value(1), Constant::from_value(2)});
            }),
            "mixture: weights must sum to 1 (found 1.1)");
}

// Solved for: each quantile returns within the rounding of two logarithms and a normal quantile, or 1e-12 of Newton's
// method over the density.
TEST(Factories, QuantilesThatWereGivenComeBack) {
  const auto comes_back = [](const Law& law, double p1, double x1, double p2, double x2) {
    EXPECT_NEAR(law.quantile(p1) / x1, 1, 1e-11) << law.describe();
    EXPECT_NEAR(law.quantile(p2) / x2, 1, 1e-11) << law.describe();
  };
  comes_back(Normal::from_quantiles(0.1, -3, 0.7, 5), 0.1, -3, 0.7, 5);
  comes_back(Normal::from_90_percent_interval(1, 2), 0.05, 1, 0.95, 2);
  comes_back(LogNormal::from_90_percent_interval(50e6, 400e6), 0.05, 50e6, 0.95, 400e6);
  comes_back(LogNormal::from_quantiles(0.25, 2, 0.9, 3), 0.25, 2, 0.9, 3);
  comes_back(Beta::from_quantiles(0.05, 0.1, 0.95, 0.4), 0.05, 0.1, 0.95, 0.4);
  comes_back(Beta::from_quantiles(0.05, 0.001, 0.95, 0.9), 0.05, 0.001, 0.95, 0.9);
  comes_back(Beta::from_quantiles(0.05, 0.9, 0.95, 0.999), 0.05, 0.9, 0.95, 0.999);
  comes_back(Beta::from_quantiles(0.05, 0.49, 0.5, 0.5), 0.05, 0.49, 0.5, 0.5);
  comes_back(Beta::from_quantiles(0.25, 1e-6, 0.75, 0.5), 0.25, 1e-6, 0.75, 0.5);
}

TEST(Factories, MomentsThatWereGivenComeBack) {
  const auto law = LogNormal::from_mean_sd(3, 4);
  EXPECT_NEAR(law.mean(), 3, 1e-14);  // exp and log within 1 ulp each, mu below 2
  EXPECT_NEAR(law.standard_deviation(), 4, 2e-14);
  EXPECT_EQ(LogNormal::from_median_gsd(2, 1.5).quantile(0.5), std::nextafter(2.0, 3.0) > 2 ? 2.0 : 0);
}

TEST(Factories, DescriptionsReadLikeTheScenario) {
  EXPECT_EQ(Constant::from_value(0.35).describe(), "Constant(0.35)");
  EXPECT_EQ(Uniform::from_bounds(0, 1).describe(), "Uniform(0, 1)");
  EXPECT_EQ(Triangular::from_low_mode_high(0, 1, 3).describe(), "Triangular(0, 1, 3)");
  EXPECT_EQ(Pert::from_low_mode_high(0.003, 0.02, 0.06).describe(), "PERT(0.003, 0.02, 0.06)");
  EXPECT_EQ(Normal::from_mean_sd(0, 0.15).describe(), "Normal(0, 0.15)");
  EXPECT_EQ(LogNormal::from_90_percent_interval(0.8, 10).describe(), "LogNormal(q05 = 0.8, q95 = 10)");
  EXPECT_EQ(LogNormal::from_median_gsd(1, 1.05).describe(), "LogNormal(median = 1, GSD = 1.05)");
  EXPECT_EQ(LogNormal::from_quantiles(0.025, 1, 0.5, 2).describe(), "LogNormal(q02.5 = 1, q50 = 2)");
  EXPECT_EQ(LogNormal::from_mean_sd(3, 4).describe(), "LogNormal(mean = 3, sd = 4)");
  EXPECT_EQ(Beta::from_shapes(98, 2).describe(), "Beta(98, 2)");
  EXPECT_EQ(Beta::from_quantiles(0.07, 0.1, 0.95, 0.4).describe(), "Beta(q07 = 0.1, q95 = 0.4)");
  EXPECT_EQ(Gamma::from_shape_scale(2.5, 1).describe(), "Gamma(2.5, 1)");
  EXPECT_EQ(Poisson::from_mean(0.5).describe(), "Poisson(0.5)");
  EXPECT_EQ(Bernoulli::from_probability(0.5).describe(), "Bernoulli(0.5)");
  EXPECT_EQ(discrete({1, 0}, {0.75, 0.25}).describe(), "Discrete(0: 0.25, 1: 0.75)");
  const std::vector<double> weights{0.5, 0.5};
  EXPECT_EQ(Mixture::from_weights_laws(weights, {Constant::from_value(1), Beta::from_shapes(2, 3)}).describe(),
            "Mixture(0.5 Constant(1) + 0.5 Beta(2, 3))");
}

}  // namespace
}  // namespace fundshare::factories_test
