// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/dependence/gaussian_copula.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/random/points.hpp"

namespace fundshare::gaussian_copula_test {
namespace {

std::vector<double> uniforms(std::uint64_t stream, std::size_t count) {
  std::vector<double> u(count);
  MonteCarloPoints{11}.fill(stream, 0, 0, u);
  return u;
}

std::vector<double> ranks(const std::vector<double>& x) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return x[i]; });
  std::vector<double> rank(x.size());
  for (std::size_t k = 0; k < order.size(); ++k) rank[order[k]] = static_cast<double>(k);
  return rank;
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  const double mx = std::accumulate(x.begin(), x.end(), 0.0) / n, my = std::accumulate(y.begin(), y.end(), 0.0) / n;
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - mx) * (y[i] - my);
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

// The asymptotic sd of a rank correlation of a Gaussian copula is below (1 - rho^2) sqrt(1.06 / n) for rho > 0.3
// (Fieller, 1957): 0.00166 at rho = .7, n = 1e5. 4.5 of them are 0.0075; leaving out the factor 2 sin(pi rho / 6)
// shifts it by 0.017.
TEST(GaussianCopula, GivesTheSpearmanCorrelationAskedFor) {
  auto a = uniforms(1, 100'000), b = uniforms(2, 100'000), c = uniforms(3, 100'000);
  const std::vector<std::span<double>> columns{a, b, c};
  GaussianCopula::with_equal_spearman(0.7, 3).couple(columns);
  EXPECT_NEAR(correlation(ranks(a), ranks(b)), 0.7, 0.0075);
  EXPECT_NEAR(correlation(ranks(b), ranks(c)), 0.7, 0.0075);
}

TEST(GaussianCopula, UsesPearsonsRelationBetweenRankAndScore) {
  const auto copula = GaussianCopula::with_equal_spearman(0.7, 2);
  EXPECT_NEAR(copula.correlation()[1], 0.71673589909, 1e-11);  // 2 sin(0.7 pi / 6) to 11 digits by hand
}

// Zero correlation: u' = Phi(Phi^-1(u)), two functions of relative error 1e-14 and condition below 10 on (1e-9, 1 -
// 1e-9).
TEST(GaussianCopula, LeavesIndependentColumnsAlone) {
  auto a = uniforms(1, 1000), b = uniforms(2, 1000);
  const auto before_a = a, before_b = b;
  const std::vector<std::span<double>> columns{a, b};
  GaussianCopula::with_equal_spearman(0.0, 2).couple(columns);
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_NEAR(a[i], before_a[i], 1e-12);
    EXPECT_NEAR(b[i], before_b[i], 1e-12);
  }
}

TEST(GaussianCopula, CouplesOneWorldAsWorkedByHand) {
  // rho = 0.6 of the scores, u = (Phi(1), Phi(-1)): z = (1, 0.6 * 1 + 0.8 * (-1)) = (1, -0.2).
  std::vector<double> a{normal_cdf(1.0)}, b{normal_cdf(-1.0)};
  const std::vector<std::span<double>> columns{a, b};
  GaussianCopula::from_correlation(std::vector<double>{1.0, 0.6, 0.6, 1.0}, 2).couple(columns);
  EXPECT_NEAR(a[0], normal_cdf(1.0), 1e-14);
  EXPECT_NEAR(b[0], normal_cdf(-0.2), 1e-14);
}

TEST(GaussianCopula, KeepsUniformsInsideTheUnitInterval) {
  std::vector<double> a{1.0 - 0x1p-53, 0x1p-53}, b = a;
  const std::vector<std::span<double>> columns{a, b};
  GaussianCopula::with_equal_spearman(0.99, 2).couple(columns);
  for (const double u : {a[0], a[1], b[0], b[1]}) {
    EXPECT_GT(u, 0.0);
    EXPECT_LT(u, 1.0);
  }
}

std::string refusal(const std::vector<double>& matrix, std::size_t size) {
  try {
    (void)GaussianCopula::from_correlation(matrix, size);
  } catch (const std::domain_error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(GaussianCopula, RefusesWhatIsNoCorrelationMatrix) {
  EXPECT_EQ(refusal({1, 0.5, 0.5, 2}, 2), "correlation: entry (2, 2) must be 1");
  EXPECT_EQ(refusal({1, 0.5, 0.4, 1}, 2),
            "correlation: entries (2, 1) and (1, 2) must be equal and lie in [-1, 1] (found 0.4 and 0.5)");
  EXPECT_EQ(refusal({1, 1.5, 1.5, 1}, 2),
            "correlation: entries (2, 1) and (1, 2) must be equal and lie in [-1, 1] (found 1.5 and 1.5)");
  // Eigenvalues of an equal correlation r of size n: 1 - r and 1 + (n - 1) r; here 1 - 2 * .9 = -.8.
  EXPECT_EQ(refusal({1, -.9, -.9, -.9, 1, -.9, -.9, -.9, 1}, 3),
            "correlation: the matrix must be positive definite (smallest eigenvalue -0.8)");
}

}  // namespace
}  // namespace fundshare::gaussian_copula_test
