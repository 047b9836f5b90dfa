// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/metalog.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "fundshare/base/infinity.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/density.hpp"
#include "fundshare/uncertainty/laws/fit.hpp"
#include "fundshare/uncertainty/laws/sampler.hpp"
#include "support/law_checks.hpp"

namespace fundshare::metalog_test {
namespace {

using test::refusal;

constexpr double pi = 3.14159265358979323846;

Law metalog(std::vector<double> a, double low = -infinity, double high = infinity) {
  return Metalog::from_coefficients(std::move(a), low, high);
}

// The integral of L^2 is pi^2 / 3, of c L 1/2, of c^2 L^2 1/3 + pi^2 / 36 (as mpmath.quad has them).
// Quadrature errs by about 1e-13.
TEST(Metalog, MomentsAgreeWithTheClosedFormOfTwoAndThreeTerms) {
  const Law two = metalog({3, 0.5});
  EXPECT_NEAR(two.mean(), 3, 3e-12);
  EXPECT_NEAR(two.standard_deviation() / (0.5 * pi / std::sqrt(3.0)), 1, 1e-12);
  const Law three = metalog({3, 0.5, 0.4});
  const double square = 0.25 * pi * pi / 3 + 0.16 * (1.0 / 3 + pi * pi / 36) - 0.04;
  EXPECT_NEAR(three.mean() / 3.2, 1, 1e-12);
  EXPECT_NEAR(three.standard_deviation() / std::sqrt(square), 1, 1e-12);
}

// e^M with two terms is the log-logistic law: E X = e^a pi s / sin(pi s), E X^2 = e^2a 2 pi s / sin(2 pi s).
TEST(Metalog, ABoundedLawOfTwoTermsHasTheMomentsOfTheLogLogistic) {
  const double s = 0.3;
  const double mean = std::exp(19.0) * pi * s / std::sin(pi * s);
  const double square = std::exp(38.0) * 2 * pi * s / std::sin(2 * pi * s);
  const Law law = metalog({19, s}, 5, infinity);
  EXPECT_NEAR(law.mean() / (5 + mean), 1, 1e-11);
  EXPECT_NEAR(law.standard_deviation() / std::sqrt(square - mean * mean), 1, 1e-10);
  const Law mirrored = metalog({-19, s}, -infinity, 5);
  EXPECT_NEAR(mirrored.mean() / (5 - mean), 1, 1e-11);
}

TEST(Metalog, ATailThatIsTooHeavyHasInfiniteMoments) {
  EXPECT_EQ(metalog({0, 0.6}, 0, infinity).standard_deviation(), infinity);
  EXPECT_TRUE(std::isfinite(metalog({0, 0.6}, 0, infinity).mean()));
  EXPECT_EQ(metalog({0, 1.2}, 0, infinity).mean(), infinity);
  EXPECT_EQ(metalog({0, 1.2}, -infinity, 0).mean(), -infinity);
  EXPECT_TRUE(std::isfinite(metalog({0, 3}, 0, 1).standard_deviation()));
}

TEST(Metalog, ItsSupportEndsAtItsBounds) {
  EXPECT_EQ(metalog({0, 1}).quantile(0), -infinity);
  EXPECT_EQ(metalog({0, 1}).quantile_upper(0), infinity);
  const Law both = metalog({0, 1}, -2, 3);
  EXPECT_EQ(both.quantile(0), -2);
  EXPECT_EQ(both.quantile(1), 3);
  EXPECT_EQ(both.cdf(-2), 0);
  EXPECT_EQ(both.cdf(3), 1);
  EXPECT_EQ(both.cdf_upper(4), 0);
  EXPECT_EQ(metalog({0, 1}, 7, infinity).quantile(0), 7);
  EXPECT_EQ(metalog({0, 1}, -infinity, 7).quantile(1), 7);
  EXPECT_EQ(metalog({0, 1}).cdf(-1e9), 0);
  EXPECT_EQ(metalog({0, 1}).cdf_upper(1e9), 0);
}

// Central differences with a step of 1e-5 of the scale err by about 1e-10 of the third derivative, which is of the
// order of the density here, and by 1e-16 / 1e-5 from rounding.
TEST(Metalog, TheDensityIsTheSlopeOfTheCdf) {
  for (const Law& law : {metalog({3, 1, 0.2, -1, 0.5, 0.8, 2, -1.5, 3}), metalog({0.5, 0.3, 0.2}, -1, infinity),
                         metalog({0.5, 0.3, 0.2}, -infinity, 4), metalog({0.5, 0.3, -0.2, 0.6}, -1, 4)}) {
    for (const double p : {0.05, 0.4, 0.6, 0.97}) {
      const double x = law.quantile(p);
      const double h = 1e-5;
      const Density at = density(law, x);
      EXPECT_NEAR(at.value, (law.cdf(x + h) - law.cdf(x - h)) / (2 * h), 1e-8) << law.describe() << " " << p;
      const double slope = (density(law, x + h).value - density(law, x - h).value) / (2 * h);
      EXPECT_NEAR(at.slope, slope, 1e-7) << law.describe() << " " << p;
    }
  }
}

TEST(Metalog, TwoAndThreeTermsAreRefusedBeyondTheirBound) {
  EXPECT_EQ(refusal([] { return metalog({0, 0}); }), "metalog: a2 must be > 0 (found 0)");
  EXPECT_EQ(refusal([] { return metalog({0, -1, 0.5}); }), "metalog: a2 must be > 0 (found -1)");
  const std::string bound = "metalog: |a3| / a2 must be < 1.66711 for a density that is positive (found 1.6672)";
  EXPECT_EQ(refusal([] { return metalog({0, 1, 1.6672}); }), bound);
  EXPECT_EQ(refusal([] { return metalog({0, 1, -1.6672}); }), bound);
  EXPECT_EQ(metalog({0, 1, 1.6671}).describe(), "Metalog(0, 1, 1.6671)");
  EXPECT_EQ(metalog({0, 1, -1.6671}).describe(), "Metalog(0, 1, -1.6671)");
}

// With a4 = 0 the bound of three terms holds; the limit is 1.66711311920192939687 (mpmath).
TEST(Metalog, MoreTermsAreRefusedWhereTheDensityIsNotPositive) {
  EXPECT_EQ(refusal([] { return metalog({0, 1, 1.667113118, 0}); }), "accepted Metalog(0, 1, 1.667113118, 0)");
  const auto beyond = refusal([] { return metalog({0, 1, 1.667113121, 0}); });
  EXPECT_TRUE(
      beyond.starts_with("metalog: the quantile function must increase everywhere; at the probability 0.08322 "
                         "its slope must be > 0 (found -"))
      << beyond;
  // M' = 4 a2 + a4 at y = 1/2.
  EXPECT_EQ(refusal([] { return metalog({0, 1, 0, -3.9999}); }).substr(0, 8), "accepted");
  EXPECT_NE(refusal([] {
              return metalog({0, 1, 0, -4.0001});
            }).find("at the probability 0.5"),
            std::string::npos)
      << refusal([] {
           return metalog({0, 1, 0, -4.0001});
         });
  const auto tail = refusal([] { return metalog({0, 1, 1, 5, 0, -6.1}); });
  EXPECT_TRUE(
      tail.starts_with("metalog: the lower tail, a2 + a3 c + a6 c^2 + a8 c^3 at c = -0.5, must be > 0 (found -"))
      << tail;
}

// Random coefficients, told apart by the smallest slope on a grid of 4000 logits: where the grid finds a slope below
// -1e-3 the law must be refused, where all are above 1e-3 it must be accepted.
TEST(Metalog, TheBoundsOnIntervalsAgreeWithAFineGrid) {
  int accepted = 0;
  int refused = 0;
  std::uint64_t state = 7;
  const auto next = [&state] {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(state >> 11) * 0x1p-53 * 2 - 1;
  };
  for (int trial = 0; trial < 400; ++trial) {
    std::vector<double> a{next(), 1};
    const int terms = 4 + trial % 6;
    for (int k = 3; k <= terms; ++k) a.push_back(2.5 * next() * (k < 5 ? 1 : 2));
    const MetalogCurve curve{a};
    double least = infinity;
    for (int i = -2000; i <= 2000; ++i) least = std::fmin(least, curve.steepness(place_at_logit(i * 0.01)));
    if (std::fabs(least) < 1e-3) continue;
    const bool taken = refusal([&] { return metalog(a); }).starts_with("accepted");
    EXPECT_EQ(taken, least > 0) << least;
    (taken ? accepted : refused) += 1;
  }
  EXPECT_GT(accepted, 50);
  EXPECT_GT(refused, 50);
}

TEST(Metalog, OtherParametersOutsideItsBoundsAreRefused) {
  EXPECT_EQ(refusal([] { return metalog({1}); }), "metalog: there must be 2 to 9 coefficients (found 1)");
  EXPECT_EQ(refusal([] { return metalog(std::vector<double>(10, 1.0)); }),
            "metalog: there must be 2 to 9 coefficients (found 10)");
  EXPECT_EQ(refusal([] { return metalog({infinity, 1}); }), "metalog: coefficients must be finite (found inf)");
  EXPECT_EQ(refusal([] { return metalog({0, 1}, 2, 2); }), "metalog: low must be < high (found 2 and 2)");
}

// Draws come from a table, within its bound times 2 (see sampler_test.cpp); the ends from the law itself.
TEST(Metalog, DrawsAreQuantiles) {
  const Law law = metalog({19, 0.3, 0.1, 0.5}, 0, infinity);
  std::vector<double> u{0.5 * 0x1p-52, 0.1, 0.7, 1 - 0.5 * 0x1p-52};
  const auto p = u;
  const Sampler sampler{law};
  sampler.transform(u);
  for (std::size_t i = 0; i < u.size(); ++i) {
    const double expected = law.quantile(p[i]);
    EXPECT_NEAR(u[i], expected, (2 * sampler.error_bound() + 1e-13) * expected) << p[i];
  }
}

TEST(Metalog, QuantilesComeBackForEveryNumberOfTermsAndBound) {
  struct Bounds {
    std::optional<double> low, high;
  };
  const std::vector<QuantilePoint> all{{0.01, 1.2}, {0.05, 2}, {0.1, 2.6}, {0.25, 3.7}, {0.5, 5.1},
                                       {0.75, 6.9}, {0.9, 9},  {0.95, 11}, {0.99, 15}};
  for (const auto& [low, high] : {Bounds{}, Bounds{0.0, {}}, Bounds{{}, 40.0}, Bounds{0.0, 40.0}}) {
    KnownParameters known;
    known.low = low;
    known.high = high;
    for (const auto& chosen : std::vector<std::vector<std::size_t>>{{0, 8},
                                                                    {1, 7},
                                                                    {3, 5},
                                                                    {1, 4},
                                                                    {1, 4, 7},
                                                                    {0, 4, 8},
                                                                    {2, 4, 5},
                                                                    {1, 3, 5, 7},
                                                                    {1, 2, 4, 6, 8},
                                                                    {0, 1, 2, 3, 4, 5, 6, 7, 8}}) {
      std::vector<QuantilePoint> asked;
      for (const std::size_t i : chosen) asked.push_back(all[i]);
      const auto said = refusal([&] { return law_from_quantiles("metalog", asked, known); });
      if (!said.starts_with("accepted")) {  // nine quantiles need not have a density
        EXPECT_GE(chosen.size(), 4U) << said;
        EXPECT_NE(said.find(" must be > 0"), std::string::npos) << said;
        continue;
      }
      const Law law = law_from_quantiles("metalog", asked, known);
      for (const auto& [p, x] : asked) EXPECT_NEAR(law.quantile(p) / x, 1, 1e-10) << law.describe() << " " << p;
    }
  }
}

TEST(Metalog, QuantilesThatFitNoDensityAreRefusedWithTheBound) {
  const auto said = refusal([] { return law_from_quantiles("metalog", {{0.05, 0}, {0.5, 0.1}, {0.95, 10}}); });
  EXPECT_TRUE(said.starts_with("metalog: |a3| / a2 must be < 1.66711 for a density that is positive (found ")) << said;
  KnownParameters known;
  known.low = 1;
  EXPECT_EQ(refusal([&] {
              return law_from_quantiles("metalog", {{0.05, 1}, {0.95, 10}}, known);
            }),
            "metalog: quantiles must lie inside low and high (found 1 and 10)");
  known = {};
  known.terms = 10;
  EXPECT_EQ(refusal([&] {
              return law_from_quantiles("metalog", {{0.05, 1}, {0.95, 10}}, known);
            }),
            "metalog: terms must be a whole number from 2 to 9 (found 10)");
  known.terms = 3;
  EXPECT_EQ(refusal([&] {
              return law_from_quantiles("metalog", {{0.05, 1}, {0.95, 10}}, known);
            }),
            "metalog: there must be a quantile for every term (found 2)");
}

// The logistic law has two terms: five of its quantiles give it back; one moved by 1 % is missed by less than that.
TEST(Metalog, MoreQuantilesThanTermsAreFittedByLeastSquares) {
  KnownParameters known;
  known.terms = 2;
  std::vector<QuantilePoint> asked;
  for (const double p : {0.05, 0.25, 0.5, 0.75, 0.95}) asked.push_back({p, 10 + std::log(p / (1 - p))});
  EXPECT_NEAR(law_from_quantiles("metalog", asked, known).quantile(0.99), 10 + std::log(99.0), 1e-10);
  asked[2].x *= 1.01;
  const Law law = law_from_quantiles("metalog", asked, known);
  const double misfit = std::get<Fitted>(law.value()).misfit();
  EXPECT_GT(misfit, 0.005);
  EXPECT_LT(misfit, 0.01);
  EXPECT_NE(law.describe().find("; misses up to 0.79 %"), std::string::npos) << law.describe();
}

}  // namespace
}  // namespace fundshare::metalog_test
