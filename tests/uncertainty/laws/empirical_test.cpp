// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/empirical.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/sampler.hpp"
#include "support/law_checks.hpp"

namespace fundshare::empirical_test {
namespace {

using test::refusal;

using Numbers = std::vector<double>;

/// A skewed sample of any size: exponential quantiles in a scattered order.
Numbers skewed(int n) {
  Numbers values;
  for (int i = 0; i < n; ++i) values.push_back(-log_ieee(((i * 7919) % n + 0.5) / n));
  return values;
}

TEST(Empirical, ASampleIsADiscreteLaw) {
  const Law law = empirical_law(Numbers{3, 1, 2, 1}, {});
  EXPECT_EQ(law.cdf(1), 0.5);
  EXPECT_EQ(law.cdf(2.5), 0.75);
  EXPECT_EQ(law.quantile(0.8), 3);
  EXPECT_EQ(law.mean(), 1.75);
  EXPECT_TRUE(law.discrete());
  EXPECT_EQ(law.describe(), "Empirical(4 values from 1 to 3)");
  EXPECT_EQ(empirical_law(Numbers{7}, {}).constant(), 7);
}

TEST(Empirical, WeightsOfAnySumCount) {
  const Law law = empirical_law(Numbers{1, 2, 9}, Numbers{3, 1, 0});
  EXPECT_EQ(law.cdf(1), 0.75);
  EXPECT_EQ(law.quantile(1), 2);
}

// By hand for 1, 2, 4, 7: sd sqrt(7), quartiles 1.75 and 4.75 (R: quantile type 7), IQR / 1.34 = 2.23880597 < sd;
// 0.9 * 2.23880597 * 4^(-1/5) = 1.5270200 (R: bw.nrd0(c(1, 2, 4, 7))).
TEST(Empirical, TheBandwidthIsSilvermans) {
  EXPECT_NEAR(silverman_bandwidth(Numbers{4, 1, 7, 2}, {}), 0.9 * 3 / 1.34 * std::pow(4.0, -0.2), 1e-14);
  // Equal weights are no weights.
  EXPECT_NEAR(silverman_bandwidth(Numbers{4, 1, 7, 2}, Numbers{2, 2, 2, 2}), 0.9 * 3 / 1.34 * std::pow(4.0, -0.2),
              1e-14);
  // The quartiles of 0, 0, 0, 0, 10 agree: the standard deviation, sqrt(20), stands in.
  EXPECT_NEAR(silverman_bandwidth(Numbers{0, 0, 0, 0, 10}, {}), 0.9 * std::sqrt(20.0) * std::pow(5.0, -0.2), 1e-13);
}

// The mean of normal laws about the values has their mean, and their variance plus the square of the bandwidth.
TEST(Empirical, ASmoothedSampleHasItsMomentsAndTheBandwidth) {
  const Law law = smoothed_law(Numbers{1, 2, 4, 7, 7}, {}, 0.5);
  EXPECT_NEAR(law.mean(), 4.2, 1e-14);
  EXPECT_NEAR(law.standard_deviation(), std::sqrt(6.16 + 0.25), 1e-14);
  EXPECT_FALSE(law.discrete());
  EXPECT_EQ(law.describe(), "Empirical(5 values from 1 to 7, bandwidth = 0.5)");
  EXPECT_EQ(smoothed_law(Numbers{2}, {}, 0.5).quantile(0.5), 2);
}

TEST(Empirical, WhatIsNoSampleIsRefusedWithTheBound) {
  EXPECT_EQ(refusal([] { return empirical_law(Numbers{}, {}); }),
            "empirical: there must be 1 to 100000 values (found 0)");
  EXPECT_EQ(refusal([] { return empirical_law(Numbers(100'001, 1.0), {}); }),
            "empirical: there must be 1 to 100000 values (found 100001)");
  EXPECT_EQ(refusal([] {
              return empirical_law(Numbers{1, 2}, Numbers{1});
            }),
            "empirical: there must be one weight per value (found 2 and 1)");
  EXPECT_EQ(refusal([] {
              return empirical_law(Numbers{1, 2}, Numbers{1, -1});
            }),
            "empirical: weight must be >= 0 and finite (found -1)");
  EXPECT_EQ(refusal([] {
              return empirical_law(Numbers{1, 2}, Numbers{0, 0});
            }),
            "empirical: the sum of the weights must be > 0 and finite (found 0)");
  EXPECT_EQ(refusal([] { return smoothed_law(skewed(201), {}, 0.1); }),
            "empirical: a sample to be smoothed must have at most 200 values (found 201)");
  EXPECT_EQ(refusal([] { return smoothed_law(Numbers{1, 2}, {}, 0.0); }), "empirical: bandwidth must be > 0 (found 0)");
  EXPECT_EQ(refusal([] {
              return smoothed_law(Numbers{2, 2}, {}, std::nullopt);
            }),
            "empirical: a bandwidth needs two different values (found 2 and 2)");
}

// The table's error is measured against the sd; here draws are compared with quantiles in 400 places.
TEST(Empirical, ASmoothedSampleIsSampledToTheAccuracyOfTables) {
  const Law law = smoothed_law(skewed(200), {}, std::nullopt);
  const Sampler sampler{law};
  EXPECT_LE(sampler.error_bound(), 1e-10);
  Numbers u;
  for (int i = 0; i < 400; ++i) u.push_back((i + 0.5) / 400);
  const Numbers p = u;
  sampler.transform(u);
  for (std::size_t i = 0; i < u.size(); ++i) EXPECT_NEAR(u[i], law.quantile(p[i]), 1e-9) << p[i];
}

}  // namespace
}  // namespace fundshare::empirical_test
