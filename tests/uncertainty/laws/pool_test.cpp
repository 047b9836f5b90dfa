// SPDX-License-Identifier: Apache-2.0
// Logarithmic pools of laws.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "fundshare/base/infinity.hpp"
#include "fundshare/uncertainty/laws/density.hpp"
#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/laws/sampler.hpp"
#include "support/law_checks.hpp"

namespace fundshare::pool_test {
namespace {

using test::refusal;

Law pool(std::vector<double> weights, std::vector<Law> laws) {
  return LogPool::from_weights_laws(weights, std::move(laws));
}

struct Pair {
  Law pooled, closed;
};

/// Pools that stay in their family: normal laws add their precisions, shapes of Beta laws, and of gamma laws with their
/// rates, are averaged.
std::vector<Pair> closed_forms() {
  const double precision = 0.3 / 4 + 0.7 / 0.25;
  const double mean = (0.3 / 4 * -1 + 0.7 / 0.25 * 2) / precision;
  return {{pool({0.3, 0.7}, {Normal::from_mean_sd(-1, 2), Normal::from_mean_sd(2, 0.5)}),
           Normal::from_mean_sd(mean, 1 / std::sqrt(precision))},
          {pool({0.5, 0.5}, {Normal::from_mean_sd(0, 1), Normal::from_mean_sd(20, 1)}), Normal::from_mean_sd(10, 1)},
          {pool({0.25, 0.75}, {Beta::from_shapes(2, 5), Beta::from_shapes(6, 1)}), Beta::from_shapes(5, 2)},
          {pool({0.5, 0.5}, {Beta::from_shapes(0.75, 0.5), Beta::from_shapes(0.25, 1.5)}), Beta::from_shapes(0.5, 1)},
          {pool({0.5, 0.5}, {Gamma::from_shape_scale(0.5, 1), Gamma::from_shape_scale(3.5, 0.5)}),
           Gamma::from_shape_scale(2, 2.0 / 3)},
          {pool({0.2, 0.8}, {Uniform::from_bounds(0, 2), Uniform::from_bounds(1, 5)}), Uniform::from_bounds(1, 2)},
          {pool({1, 0}, {LogNormal::from_mu_sigma(19, 0.6), Normal::from_mean_sd(0, 1)}),
           LogNormal::from_mu_sigma(19, 0.6)}};
}

// The integrals hold 1e-14 per panel; the density itself loses 1e-13 where its logarithm is -700, as at 40 standard
// deviations. Quantiles near the upper end of a Beta law are spaced by 1e-16.
TEST(LogPool, AgreesWithClosedFormsInBothTails) {
  for (const auto& [pooled, closed] : closed_forms()) {
    for (const double p : {1e-12, 1e-6, 0.01, 0.3, 0.5, 0.9, 0.999}) {
      const double sd = closed.standard_deviation();
      EXPECT_NEAR(pooled.quantile(p), closed.quantile(p), 1e-12 * std::fabs(closed.quantile(p)) + 1e-15 * sd)
          << pooled.describe() << " at " << p;
      EXPECT_NEAR(pooled.quantile_upper(p), closed.quantile_upper(p),
                  1e-12 * std::fabs(closed.quantile_upper(p)) + 1e-15 * sd)
          << pooled.describe() << " above at " << p;
      const double x = closed.quantile(p);
      const double step = closed.cdf(std::nextafter(x, infinity)) - closed.cdf(std::nextafter(x, -infinity));
      EXPECT_NEAR(pooled.cdf(x), p, 1e-12 * p + step) << pooled.describe() << " at " << p;
    }
    EXPECT_NEAR(pooled.mean(), closed.mean(), 1e-11 * closed.standard_deviation()) << pooled.describe();
    EXPECT_NEAR(pooled.standard_deviation() / closed.standard_deviation(), 1, 1e-10) << pooled.describe();
    const Density one = density(pooled, closed.quantile(0.3));
    const Density other = density(closed, closed.quantile(0.3));
    EXPECT_NEAR(one.value / other.value, 1, 1e-12) << pooled.describe();
    EXPECT_NEAR(one.slope, other.slope, 1e-11 * std::fabs(other.slope)) << pooled.describe();
  }
}

// The pool of triangular laws has kinks at both modes; 1e-13 for both directions, and the step of x.
TEST(LogPool, CdfUndoesQuantileWhereDensitiesHaveKinks) {
  const Law law =
      pool({0.5, 0.5}, {Triangular::from_low_mode_high(0, 1, 4), Triangular::from_low_mode_high(0.5, 2, 6)});
  EXPECT_EQ(law.quantile(0), 0.5);
  EXPECT_EQ(law.quantile(1), 4);
  EXPECT_EQ(law.breakpoints().size(), 2U);
  for (const double p : {1e-9, 0.01, 0.2, 0.5, 0.8}) {
    EXPECT_NEAR(law.cdf(law.quantile(p)) / p, 1, 1e-12 + 1e-15 / p);
    EXPECT_NEAR(law.cdf_upper(law.quantile_upper(p)) / p, 1, 1e-12 + 1e-15 / p);
  }
}

TEST(LogPool, IsSampledWithinThePublishedBound) {
  const Law law = pool({0.5, 0.5}, {LogNormal::from_90_percent_interval(0.8, 10), Gamma::from_shape_scale(2, 3)});
  const Sampler sampler{law};
  EXPECT_LE(sampler.error_bound(), 1e-10);
  for (int i = 0; i < 500; ++i) {
    const double u = (std::floor(std::ldexp((i + 0.5) / 500, 52)) + 0.5) * 0x1p-52;
    double x = u;
    sampler.transform({&x, 1});
    EXPECT_NEAR(x / law.quantile(u), 1, 2 * sampler.error_bound() + 2e-13) << u;
  }
}

TEST(LogPool, LawsThatCannotBePooledAreRefused) {
  EXPECT_EQ(refusal([] {
              return pool({0.5, 0.5}, {Uniform::from_bounds(0, 1), Uniform::from_bounds(2, 3)});
            }),
            "pool: the laws of a logarithmic pool must overlap (found 2 and 1)");
  EXPECT_EQ(refusal([] {
              return pool({0.5, 0.5}, {Uniform::from_bounds(0, 1), Poisson::from_mean(3)});
            }),
            "pool: a law with atoms has no density for a logarithmic pool, number (found 2)");
  EXPECT_EQ(refusal([] {
              return pool({0.5, 0.6}, {Uniform::from_bounds(0, 1), Uniform::from_bounds(0, 3)});
            }),
            "pool: weights must sum to 1 (found 1.1)");
}

}  // namespace
}  // namespace fundshare::pool_test
