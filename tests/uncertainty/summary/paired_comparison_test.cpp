// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/paired_comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/random/points.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare::paired_comparison_test {
namespace {

std::vector<double> normals(const std::string& stream, std::uint64_t first, std::size_t n) {
  std::vector<double> z(n);
  MonteCarloPoints{7}.fill(stream_of(stream), 0, first, z);
  for (double& u : z) u = normal_quantile(u);
  return z;
}

TEST(PairedComparison, WorksOutEightWorldsByHand) {
  const std::vector<double> a{1, 2, 3, 4, 5, 6, 7, 8}, b{2, 2, 1, 6, 5, 9, 7, 16};
  const auto compared = compare_paired(a, b).value();
  // b - a = 1 0 -2 2 0 3 0 8: mean 1.5, in order -2 0 0 0 1 2 3 8, so the 4th is 0.
  EXPECT_EQ(compared.difference.mean.value, 1.5);
  EXPECT_EQ(compared.difference.quantile(.50).value, 0.0);
  EXPECT_EQ(compared.a_greater.value, 1.0 / 8.0);
  EXPECT_EQ(compared.b_greater.value, 4.0 / 8.0);
  EXPECT_EQ(compared.b_greater.mc_se, std::sqrt(.5 * .5 / 8.0));
  EXPECT_EQ(compared.ratio_of_medians.value, 5.0 / 4.0);  // 4th of 1 2 2 5 6 7 9 16 over 4
}

TEST(PairedComparison, OfAColumnWithItselfIsNothingAtAll) {
  const auto a = normals("a", 0, 1001);
  const auto compared = compare_paired(a, a).value();
  EXPECT_EQ(compared.difference.mean.value, 0.0);
  EXPECT_EQ(compared.difference.mean.mc_se, 0.0);
  EXPECT_EQ(compared.difference.quantile(.05).value, 0.0);
  EXPECT_EQ(compared.difference.quantile(.95).value, 0.0);
  EXPECT_EQ(compared.a_greater.value, 0.0);
  EXPECT_EQ(compared.b_greater.value, 0.0);
  EXPECT_EQ(compared.ratio_of_medians.value, 1.0);
  EXPECT_EQ(compared.ratio_of_medians.mc_se, 0.0);
}

TEST(PairedComparison, OfTwoNormalsHasTheClosedForm) {
  // a = z1, b = .5 + .8 z1 + .6 z2: b - a is N(.5, .04 + .36), P(a > b) = Phi(-.5 / sqrt(.4)).
  constexpr std::size_t n = 200'000;
  const auto a = normals("a", 0, n), z = normals("b", 0, n);
  std::vector<double> b(n);
  for (std::size_t w = 0; w < n; ++w) b[w] = .5 + .8 * a[w] + .6 * z[w];
  const auto compared = compare_paired(a, b).value();
  const double sd = std::sqrt(.4);
  // z = 4.5 standard errors: a right result fails for one seed in 147 000, and the seed is fixed.
  const auto near = [](const Estimate& found, double expected) {
    EXPECT_NEAR(found.value, expected, 4.5 * found.mc_se);
    EXPECT_GT(found.mc_se, 0.0);
  };
  near(compared.difference.mean, .5);
  near(compared.difference.quantile(.05), .5 - 1.6448536269514722 * sd);
  near(compared.difference.quantile(.95), .5 + 1.6448536269514722 * sd);
  near(compared.a_greater, normal_cdf(-.5 / sd));
  near(compared.b_greater, normal_cdf(.5 / sd));
}

TEST(PairedComparison, TheErrorOfTheRatioIsTheSpreadOverRepetitions) {
  // a = exp(z1), b = exp(.95 z1 + sqrt(1 - .95^2) z2): both have median 1 and move together. The sd of 600 ratios has a
  // relative error of 1 / sqrt(1200) = 2.9 %, 4.5 of them are 13 %; the stated errors, of half a distance between ranks
  // 45 apart, vary by some 15 % each and by 0.6 % in their mean. Errors of independent columns would be 2.3 times too
  // large: rho of the medians is (2 / pi) asin(.95) = .798, and 1 / sqrt(1 - .798) = 2.2.
  constexpr std::size_t n = 2000, repetitions = 600;
  double sum = 0.0, squares = 0.0, stated = 0.0;
  for (std::size_t r = 0; r < repetitions; ++r) {
    auto a = normals("a", r * n, n), b = normals("b", r * n, n);
    for (std::size_t w = 0; w < n; ++w) {
      b[w] = exp_ieee(.95 * a[w] + std::sqrt(1.0 - .95 * .95) * b[w]);
      a[w] = exp_ieee(a[w]);
    }
    const auto ratio = compare_paired(a, b).value().ratio_of_medians;
    sum += ratio.value;
    squares += ratio.value * ratio.value;
    stated += ratio.mc_se;
  }
  constexpr double count = repetitions;
  const double mean = sum / count, spread = std::sqrt(squares / count - mean * mean);
  EXPECT_NEAR(stated / count / spread, 1.0, .15);
}

TEST(PairedComparison, PairingMakesTheErrorOfADifferenceSmaller) {
  constexpr std::size_t n = 5000;
  const auto a = normals("a", 0, n), z = normals("b", 0, n), other = normals("c", 0, n);
  std::vector<double> paired(n), apart(n);
  for (std::size_t w = 0; w < n; ++w) {
    paired[w] = a[w] + .1 * z[w];
    apart[w] = other[w] + .1 * z[w];
  }
  // sd .1 against sqrt(2.01): a factor of 14.
  EXPECT_LT(10.0 * compare_paired(a, paired).value().difference.mean.mc_se,
            compare_paired(a, apart).value().difference.mean.mc_se);
}

TEST(PairedComparison, HasNoValueWhereAWorldIsUndefinedOrAMedianIsNought) {
  const std::vector<double> a{1, 2, 3, 4}, zero{-1, 0, 0, 1},
      undefined{1, std::numeric_limits<double>::quiet_NaN(), 3, 4};
  EXPECT_FALSE(compare_paired(a, undefined));
  EXPECT_FALSE(compare_paired(undefined, a));
  EXPECT_TRUE(std::isnan(compare_paired(zero, a).value().ratio_of_medians.value));
  EXPECT_EQ(compare_paired(a, zero).value().ratio_of_medians.value, 0.0);
  EXPECT_THROW((void)compare_paired(a, std::vector<double>{1, 2}), std::logic_error);
}

}  // namespace
}  // namespace fundshare::paired_comparison_test
