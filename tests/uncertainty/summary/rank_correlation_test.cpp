// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/rank_correlation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/random/points.hpp"

namespace fundshare::rank_correlation_test {
namespace {

using Column = std::vector<double>;

/// Standard normals of a stream.
Column normals(std::uint64_t stream, std::size_t n, std::uint64_t first_world = 0) {
  Column u(n);
  MonteCarloPoints{1}.fill(stream, 0, first_world, u);
  normal_quantile_block(u);
  return u;
}

/// y = rho x + sqrt(1 - rho^2) z
Column correlated(const Column& x, const Column& z, double rho) {
  Column y(x.size());
  for (std::size_t w = 0; w < x.size(); ++w) y[w] = rho * x[w] + std::sqrt(1.0 - rho * rho) * z[w];
  return y;
}

/// The rank correlation of weighted worlds, each rank counted out pair by pair.
double weighted(const Column& x, const Column& y, const Column& weight) {
  const auto place = [&](const Column& column, std::size_t w) {
    double below = 0.0;
    for (std::size_t k = 0; k < column.size(); ++k) {
      below += weight[k] * (column[k] < column[w] ? 1.0 : column[k] == column[w] ? 0.5 : 0.0);
    }
    return below - 0.5;
  };
  double uv = 0.0, uu = 0.0, vv = 0.0;
  for (std::size_t w = 0; w < x.size(); ++w) {
    const double u = place(x, w), v = place(y, w);
    uv += weight[w] * u * v;
    uu += weight[w] * u * u;
    vv += weight[w] * v * v;
  }
  return uv / std::sqrt(uu * vv);
}

/// The standard error from the slopes of weighted() as mass moves to one world after the other.
double error_by_differences(const Column& x, const Column& y) {
  constexpr double step = 1e-5;
  const auto n = static_cast<double>(x.size());
  double squares = 0.0;
  for (std::size_t w = 0; w < x.size(); ++w) {
    const auto moved = [&](double mass) {
      Column weight(x.size(), (1.0 - mass) / n);
      weight[w] += mass;
      return weighted(x, y, weight);
    };
    const double slope = (moved(step) - moved(-step)) / (2.0 * step);
    squares += slope * slope;
  }
  return std::sqrt(squares / n / (n - 1.0));
}

TEST(RankCorrelation, IsWorkedOutByHandWithTies) {
  // Mid-ranks 1, 2.5, 2.5, 4 and 1, 4, 2.5, 2.5; twice that less 5: -3, 0, 0, 3 and -3, 3, 0, 0. r = 9 / sqrt(18 * 18).
  const Column x{1, 2, 2, 3}, y{10, 30, 20, 20};
  EXPECT_EQ(rank_correlation(x, y)->value, 0.5);
  EXPECT_EQ(rank_correlation(x, Column{-1, -2, -2, -3})->value, -1.0);
  EXPECT_EQ(rank_correlation(x, Column{0.0, 0.0, -0.0, 5.0})->value, rank_correlation(x, Column{0, 0, 0, 5})->value);
}

// Central differences of step h err by h^2 times the third derivative (below 1e3 here) and by rounding 1e-15 / h: below
// 1e-6 on slopes of order 1. Leaving out the terms of the spreads moves the error by 6 %.
TEST(RankCorrelation, ErrorIsThatOfMassMovedToOneWorldAtATime) {
  const Column x{1, 2, 2, 3, 5, 5, 5, 8, 9, 4}, y{3, 1, 4, 4, 5, 9, 2, 6, 5, 3};
  EXPECT_NEAR(rank_correlation(x, y)->mc_se, error_by_differences(x, y), 1e-6);
}

TEST(RankCorrelation, OfANormalPairIsSixOverPiArcSineOfHalfTheCorrelation) {
  constexpr std::size_t n = 20'000;
  const Column x = normals(1, n), z = normals(2, n);
  for (const double rho : {-0.9, 0.0, 0.3, 0.8}) {
    const double known = 6.0 / std::acos(-1.0) * std::asin(rho / 2.0);
    const auto found = rank_correlation(x, correlated(x, z, rho)).value();
    EXPECT_NEAR(found.value, known, 4.5 * found.mc_se) << rho;  // z = 4.5: one seed in 147 000
    EXPECT_LT(found.mc_se, 1.1 / std::sqrt(static_cast<double>(n)));
  }
}

/// The spread of r over many small samples beside the mean of the errors that it states.
/// \param to_input  makes the first column of a normal
template <class Make>
void check_error_by_repetition(double rho, Make to_input) {
  constexpr std::size_t samples = 600, n = 300;
  double sum = 0.0, squares = 0.0, stated = 0.0;
  for (std::size_t s = 0; s < samples; ++s) {
    const Column x = normals(3, n, s * n), y = correlated(x, normals(4, n, s * n), rho);
    Column input;
    for (const double value : x) input.push_back(to_input(value));
    const auto r = rank_correlation(input, y).value();
    sum += r.value;
    squares += r.value * r.value;
    stated += r.mc_se / samples;
  }
  const double mean = sum / samples;
  const double spread = std::sqrt((squares - samples * mean * mean) / (samples - 1.0));
  // The sd of 600 near-normal numbers has the relative error 1 / sqrt(1200) = 2.9 %; 4 of these and O(1 / n) bias.
  EXPECT_NEAR(stated / spread, 1.0, 0.12);
}

// 1 / sqrt(n - 1) is 1.6 times the spread here.
TEST(RankCorrelation, ErrorIsTheSpreadOverSamplesOfADependentPair) {
  check_error_by_repetition(0.7, [](double x) { return x; });
}

// A switch of two values, one world in three: the spreads of the ranks vary too.
TEST(RankCorrelation, ErrorIsTheSpreadOverSamplesOfASwitch) {
  check_error_by_repetition(0.9, [](double x) { return x < 0.43 ? 0.0 : 1.0; });
}

TEST(RankCorrelation, AnIncreasingTransformChangesNoBit) {
  const Column x = normals(1, 1000), y = correlated(x, normals(2, 1000), 0.5);
  Column grown = y;
  exp_block(grown);
  const auto before = rank_correlation(x, y).value(), after = rank_correlation(x, grown).value();
  EXPECT_EQ(before.value, after.value);
  EXPECT_EQ(before.mc_se, after.mc_se);
  const auto itself = rank_correlation(y, grown).value();
  EXPECT_EQ(itself.value, 1.0);
  // psi is a difference of whole numbers below 1e9 over n^2: rounding of 1e-9 at most, against 0.03.
  EXPECT_NEAR(itself.mc_se, 0.0, 1e-9);
}

TEST(RankCorrelation, IsNothingForAConstantColumnOrAnUndefinedOne) {
  const Column x{1, 2, 3, 4, 5};
  EXPECT_FALSE(rank_correlation(x, Column(5, 7.0)));
  EXPECT_FALSE(rank_correlation(x, Column{1, 2, std::numeric_limits<double>::quiet_NaN(), 4, 5}));
  EXPECT_FALSE(rank_correlation(Column{}, Column{}));
  EXPECT_TRUE(std::isnan(rank_correlation(Column{1, 2, 3}, Column{1, 3, 2})->mc_se));
}

TEST(RankCorrelation, ColumnsOfOtherWorldsAreRefused) {
  EXPECT_THROW((void)rank_correlation(Column{1, 2}, Column{1, 2, 3}), std::logic_error);
}

}  // namespace
}  // namespace fundshare::rank_correlation_test
