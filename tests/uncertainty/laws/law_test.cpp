// SPDX-License-Identifier: Apache-2.0
// What every law must hold: moments, inverse pairs, edges.
#include "fundshare/uncertainty/laws/law.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "fundshare/base/infinity.hpp"
#include "fundshare/uncertainty/laws/density.hpp"
#include "support/law_checks.hpp"

namespace fundshare::law_test {
namespace {

Law mixture(std::vector<double> weights, std::vector<Law> laws) {
  return Mixture::from_weights_laws(weights, std::move(laws));
}

/// One of each continuous law and some of extreme shape.
std::vector<Law> continuous_laws() {
  return {
      Uniform::from_bounds(-3, 5),
      Triangular::from_low_mode_high(0, 1, 3),
      Triangular::from_low_mode_high(0, 0, 1),
      Pert::from_low_mode_high(0.003, 0.02, 0.06),
      Pert::from_low_mode_high(0, 0, 1),
      Pert::from_low_mode_high(0, 1, 1),
      Normal::from_mean_sd(3, 0.5),
      LogNormal::from_90_percent_interval(0.8, 10),
      LogNormal::from_median_gsd(1, 1.05),
      Beta::from_shapes(98, 2),
      Beta::from_shapes(0.5, 0.5),
      Gamma::from_shape_scale(2.5, 2),
      Gamma::from_shape_scale(0.3, 1),
      mixture({0.25, 0.75}, {Uniform::from_bounds(0, 1), Triangular::from_low_mode_high(0.5, 1, 4)}),
      mixture({0.5, 0.4, 0.1}, {Pert::from_low_mode_high(0.02, 0.06, 0.15), Pert::from_low_mode_high(0.08, 0.18, 0.35),
                                Pert::from_low_mode_high(0.4, 0.55, 0.7)})};
}

std::vector<Law> discrete_laws() {
  return {Constant::from_value(-2.5),
          Poisson::from_mean(0.5),
          Poisson::from_mean(40),
          Bernoulli::from_probability(0.3),
          Discrete::from_values_weights(std::vector<double>{3, 1, 2}, std::vector<double>{0.2, 0.5, 0.3}),
          mixture({0.3, 0.7}, {Constant::from_value(0), Poisson::from_mean(2)})};
}

// mean = integral of Q(p), variance = integral of (Q - mean)^2, by the midpoint rule in t with p = t^3 (10 - 15 t + 6
// t^2), whose weight 30 t^2 (1 - t)^2 tames the ends. With 20,000 points and the singular ends of the laws above the
// rule errs by less than 1e-6 of the standard deviation; a jump of the mixture adds 1.9 / 20,000 of its height times
// its place.
TEST(Law, MomentsAreIntegralsOfTheQuantileFunction) {
  for (const Law& law : continuous_laws()) {
    constexpr int n = 20'000;
    double mean = 0;
    double square = 0;
    for (int i = 0; i < n; ++i) {
      const double t = (i + 0.5) / n;
      const double s = 1 - t;
      const double p = t * t * t * (10 - 15 * t + 6 * t * t);
      const double q = s * s * s * (10 - 15 * s + 6 * s * s);
      const double weight = 30 * t * t * s * s / n;
      const double off = (p <= 0.5 ? law.quantile(p) : law.quantile_upper(q)) - law.mean();
      mean += weight * off;
      square += weight * off * off;
    }
    const double sd = law.standard_deviation();
    const double tolerance = law.breakpoints().size() == 3 ? 1e-4 : 1e-6;
    EXPECT_NEAR(mean / sd, 0, tolerance) << law.describe();
    EXPECT_NEAR(std::sqrt(square) / sd, 1, tolerance) << law.describe();
  }
}

// P(Q(p)) = p: the quantile and the cdf err by 1e-13 or less, times at most 100 for the slope of ln P by ln x; and the
// quantile is rounded to a double, which moves p by no more than a step of x does.
TEST(Law, CdfUndoesQuantileInBothTails) {
  for (const Law& law : continuous_laws()) {
    for (const double p : {1e-9, 1e-4, 0.01, 0.2, 0.5, 0.77, 0.95}) {
      test::expect_cdf_undoes_quantile(law, p, 1e-11, 4e-15);
    }
  }
}

// Shapes from 0.05 to 3000 in both places, among them those where Boost's own inverse returns a point whose
// probability is far from p (1/2 and 2 at p = 1e-14 and 1e-10). The step of x counts as above.
TEST(Law, BetaQuantilesHoldForAllShapes) {
  const std::vector<double> shapes{0.05, 0.3, 0.5, 1, 1.5, 2, 2.3, 5, 20, 100, 3000};
  for (const double a : shapes) {
    for (const double b : shapes) {
      const auto law = Beta::from_shapes(a, b);
      for (const double p : {1e-40, 1e-20, 1e-14, 1e-10, 1e-5, 0.01, 0.5}) {
        const double x = law.quantile(p);
        if (x < 1e-300 || x == 1) continue;  // out of the range of normal numbers, or no digits left below 1
        const double step = law.cdf(std::nextafter(x, infinity)) - law.cdf(std::nextafter(x, -infinity));
        ASSERT_NEAR(law.cdf(x), p, 1e-11 * p + step) << law.describe() << " at " << p;
      }
    }
  }
}

TEST(Law, QuantileOfADiscreteLawIsTheSmallestValueThatReachesP) {
  for (const Law& law : discrete_laws()) {
    ASSERT_TRUE(law.discrete()) << law.describe();
    for (const double p : {1e-300, 1e-9, 0.1, 0.3, 0.5, 0.61, 0.7, 0.9, 0.999}) {
      const double x = law.quantile(p);
      EXPECT_GE(law.cdf(x), p) << law.describe();
      EXPECT_LT(law.cdf(std::nextafter(x, -infinity)), p) << law.describe();
      const double y = law.quantile_upper(p);
      EXPECT_LE(law.cdf_upper(y), p) << law.describe();
      EXPECT_GT(law.cdf_upper(std::nextafter(y, -infinity)), p) << law.describe();
    }
  }
}

// Closed forms of the far tail: Q(p) = p / 5 for Beta(1, 5), sqrt(p) for Beta(2, 1), p^2 pi^2 / 4 for Beta(1/2, 1/2),
// p for the unit exponential and both of its tails; the next terms are 1e-300 of these.
TEST(Law, FarTailsKeepTheirDigits) {
  constexpr double p = 1e-300;
  EXPECT_NEAR(Pert::from_low_mode_high(0, 0, 1).quantile(p) / (p / 5), 1, 1e-12);
  EXPECT_NEAR(Beta::from_shapes(2, 1).quantile(p) / 1e-150, 1, 1e-12);
  EXPECT_NEAR(Beta::from_shapes(0.5, 0.5).quantile(1e-100) / (1e-200 * 2.4674011002723396547), 1, 1e-12);
  EXPECT_NEAR(Gamma::from_shape_scale(1, 1).quantile(p) / p, 1, 1e-12);
  EXPECT_NEAR(Gamma::from_shape_scale(1, 1).quantile_upper(p) / 690.77552789821370521, 1, 1e-12);
  EXPECT_NEAR(Triangular::from_low_mode_high(0, 0, 1).quantile(p) / (p / 2), 1, 1e-12);
  EXPECT_NEAR(LogNormal::from_mu_sigma(0, 1).quantile(p) * LogNormal::from_mu_sigma(0, 1).quantile_upper(p), 1, 1e-12);
  const auto pert = Pert::from_low_mode_high(0, 0.05, 0.2);
  EXPECT_NEAR(pert.cdf(pert.quantile(p)) / p, 1, 1e-10);  // 1e-13 of ln p = -691
}

// I_x(a, b) by mpmath with 40 digits. The logarithm of 1e-300 is carried to 1e-13.
TEST(Law, BetaCdfKeepsItsDigitsNearTheEndOfTheNumbers) {
  EXPECT_NEAR(Beta::from_shapes(20, 2).cdf(8e-16) / 2.4211351596743758e-301, 1, 1e-12);
  EXPECT_NEAR(Beta::from_shapes(3000, 20).cdf(0.785) / 8.7720361611226963e-280, 1, 1e-11);  // ln x times 3000
}

// Differences of cdf and density over h = 1e-4 of the scale s, the sd or the distance to the nearer end if that is
// less. They err by the order of h^2 / s^2 = 1e-8 of f, or of f / s for the slope, times a few for the third derivative
// in units of s; rounding adds 1e-14 / 1e-4.
TEST(Law, DensityIsTheDerivativeOfTheCdf) {
  for (const Law& law : continuous_laws()) {
    for (const double p : {0.2, 0.45, 0.71}) {
      const double x = law.quantile(p);
      const double s = std::fmin(law.standard_deviation(), std::fmin(x - law.quantile(0), law.quantile(1) - x));
      const double h = 1e-4 * s;
      const Density f = density(law, x);
      EXPECT_NEAR((law.cdf(x + h) - law.cdf(x - h)) / (2 * h), f.value, 1e-6 * f.value) << law.describe() << " " << p;
      const double slope = (density(law, x + h).value - density(law, x - h).value) / (2 * h);
      EXPECT_NEAR(slope, f.slope, 1e-6 * f.value / s) << law.describe() << " " << p;
    }
  }
}

TEST(Law, QuantilesAtZeroAndOneAreTheEndsOfTheSupport) {
  EXPECT_EQ(Law{Pert::from_low_mode_high(-1, 0, 2)}.quantile(0), -1);
  EXPECT_EQ(Law{Pert::from_low_mode_high(-1, 0, 2)}.quantile(1), 2);
  EXPECT_EQ(Law{Pert::from_low_mode_high(-1, 0, 2)}.quantile_upper(0), 2);
  EXPECT_EQ(Law{Normal::from_mean_sd(0, 1)}.quantile(0), -infinity);
  EXPECT_EQ(Law{LogNormal::from_mu_sigma(0, 1)}.quantile(0), 0);
  EXPECT_EQ(Law{Gamma::from_shape_scale(2, 1)}.quantile(1), infinity);
  EXPECT_EQ(Law{Poisson::from_mean(2)}.quantile(1), infinity);
  const Law both = mixture({0.5, 0.5}, {Uniform::from_bounds(0, 1), Uniform::from_bounds(3, 4)});
  EXPECT_EQ(both.quantile(0), 0);
  EXPECT_EQ(both.quantile_upper(0), 4);
}

TEST(Law, CdfIsZeroBelowAndOneAboveTheSupport) {
  for (const Law& law : continuous_laws()) {
    EXPECT_EQ(law.cdf(-1e9), 0) << law.describe();
    EXPECT_EQ(law.cdf_upper(-1e9), 1) << law.describe();
    EXPECT_EQ(law.cdf(1e9), 1) << law.describe();
    EXPECT_LE(law.cdf_upper(1e9), 1e-60) << law.describe();
  }
}

TEST(Law, ProbabilitiesOutsideTheUnitIntervalAreRefused) {
  for (const auto& laws : {continuous_laws(), discrete_laws()}) {
    for (const Law& law : laws) {
      EXPECT_THROW((void)law.quantile(1.5), std::domain_error) << law.describe();
      EXPECT_THROW((void)law.quantile_upper(-0.1), std::domain_error) << law.describe();
      EXPECT_THROW((void)law.quantile(std::nan("")), std::domain_error) << law.describe();
    }
  }
}

TEST(Law, ConstantIsTheOnlyValueOfADegenerateLaw) {
  EXPECT_EQ(Law{Constant::from_value(0.35)}.constant(), 0.35);
  EXPECT_EQ(Law{Bernoulli::from_probability(0)}.constant(), 0);
  EXPECT_EQ(Law{Bernoulli::from_probability(1)}.constant(), 1);
  EXPECT_EQ(Law{Poisson::from_mean(0)}.constant(), 0);
  EXPECT_EQ(mixture({0.5, 0.5}, {Constant::from_value(2), Constant::from_value(2)}).constant(), 2);
  EXPECT_EQ(Law{Bernoulli::from_probability(1e-300)}.constant(), std::nullopt);
  EXPECT_EQ(Law{Uniform::from_bounds(0, 1e-300)}.constant(), std::nullopt);
}

TEST(Law, EqualLawsHaveEqualKindsAndParameters) {
  EXPECT_EQ(Law{Beta::from_shapes(2, 3)}, Law{Beta::from_shapes(2, 3)});
  EXPECT_NE(Law{Beta::from_shapes(2, 3)}, Law{Beta::from_shapes(3, 2)});
  EXPECT_NE(Law{Constant::from_value(1)}, Law{Bernoulli::from_probability(1)});
  EXPECT_EQ(continuous_laws().back(), continuous_laws().back());
  const Law copy = continuous_laws().back();
  EXPECT_EQ(copy.describe(), continuous_laws().back().describe());
}

TEST(Law, BreakpointsStandWhereTheQuantileFunctionIsNotSmooth) {
  EXPECT_TRUE(Law{Pert::from_low_mode_high(0, 1, 3)}.breakpoints().empty());
  EXPECT_EQ(Law{Triangular::from_low_mode_high(0, 1, 4)}.breakpoints(), std::vector<double>{0.25});
  EXPECT_TRUE(Law{Triangular::from_low_mode_high(0, 0, 4)}.breakpoints().empty());
  // Uniform [0, 2] and [1, 3]: kinks at the probabilities of 1 and 2; the jump from 3 to 5 at 0.75; an atom at 6.
  const Law law = mixture({0.375, 0.375, 0.125, 0.125}, {Uniform::from_bounds(0, 2), Uniform::from_bounds(1, 3),
                                                         Uniform::from_bounds(5, 6), Constant::from_value(6)});
  EXPECT_EQ(law.breakpoints(), (std::vector<double>{0.1875, 0.5625, 0.75, 0.875}));
  EXPECT_TRUE(mixture({0.5, 0.5}, {Constant::from_value(1), Constant::from_value(2)}).breakpoints().empty());
}

}  // namespace
}  // namespace fundshare::law_test
