// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/conditioning/likelihood.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace fundshare::likelihood_test {
namespace {

double log_likelihood(EvidenceSide side, EvidenceError error, double value, double se, double x) {
  return log_likelihoods({side, error, value, se}, std::vector<double>{x}).front();
}

TEST(Likelihood, OfAValueIsTheNormalDensity) {
  const double z = (0.3 - 0.5) / 0.1;
  const double expected = -0.5 * z * z - std::log(0.1 * std::sqrt(2.0 * std::numbers::pi));
  EXPECT_NEAR(log_likelihood(EvidenceSide::about, EvidenceError::normal, 0.5, 0.1, 0.3), expected, 1e-15);
}

TEST(Likelihood, ARelativeErrorIsTheStandardDeviationOverTheMean) {
  // A log-normal of log-sd s has sd over mean sqrt(exp(s^2) - 1).
  const double s = std::sqrt(std::log(1.0 + 0.2 * 0.2));
  const double z = std::log(8e8 / 1.2e9) / s;
  EXPECT_NEAR(log_likelihood(EvidenceSide::about, EvidenceError::log_normal, 1.2e9, 0.2, 8e8),
              -0.5 * z * z - std::log(s * std::sqrt(2.0 * std::numbers::pi)), 1e-13);
}

TEST(Likelihood, OfAFloorAndOfACeilingAddUpToOne) {
  for (const double x : {-0.4, 0.2, 0.5, 0.9}) {
    const double floor = log_likelihood(EvidenceSide::at_least, EvidenceError::normal, 0.5, 0.2, x);
    const double ceiling = log_likelihood(EvidenceSide::at_most, EvidenceError::normal, 0.5, 0.2, x);
    EXPECT_NEAR(std::exp(floor) + std::exp(ceiling), 1.0, 4e-16);
    EXPECT_EQ(floor > ceiling, x > 0.5);
  }
  EXPECT_NEAR(log_likelihood(EvidenceSide::at_least, EvidenceError::normal, 0.5, 0.2, 0.5), std::log(0.5), 1e-15);
}

TEST(Likelihood, NothingOrLessIsFarthestFromAPositiveAmount) {
  for (const double x : {0.0, -3.0}) {
    EXPECT_EQ(log_likelihood(EvidenceSide::about, EvidenceError::log_normal, 1e9, 0.1, x),
              -std::numeric_limits<double>::infinity());
    EXPECT_EQ(log_likelihood(EvidenceSide::at_least, EvidenceError::log_normal, 1e9, 0.1, x),
              -std::numeric_limits<double>::infinity());
    EXPECT_EQ(log_likelihood(EvidenceSide::at_most, EvidenceError::log_normal, 1e9, 0.1, x), 0.0);
  }
}

TEST(Likelihood, LogOfTheNormalCdfHoldsFarOut) {
  // mpmath, 30 digits: log(ncdf(z)).
  for (const auto& [z, expected] : std::vector<std::pair<double, double>>{{-5.0, -15.0649983939887257},
                                                                          {-29.0, -424.787419909730163},
                                                                          {-31.0, -484.853963627179289},
                                                                          {-40.0, -804.608442013753817}}) {
    EXPECT_NEAR(log_normal_cdf(z), expected, 1e-12 * std::fabs(expected)) << z;
  }
  // Both branches at the seam, a step of 1e-9 apart: the slope there is 30, so 3e-8 and rounding.
  EXPECT_NEAR(log_normal_cdf(-30.0 + 1e-9) - log_normal_cdf(-30.0 - 1e-9), 2e-9 * 30.033, 1e-10);
  EXPECT_NEAR(log_normal_cdf(9.0), -1.1285884059538407e-19, 1e-31);
  EXPECT_EQ(log_normal_cdf(-std::numeric_limits<double>::infinity()), -std::numeric_limits<double>::infinity());
  EXPECT_LT(log_normal_cdf(-1e150), -1e299);
}

TEST(Likelihood, AStatementWithoutAnErrorBreaksTheContract) {
  EXPECT_THROW((void)log_likelihood(EvidenceSide::about, EvidenceError::normal, 0.5, 0.0, 0.1), std::logic_error);
  EXPECT_THROW((void)log_likelihood(EvidenceSide::about, EvidenceError::normal, std::nan(""), 0.1, 0.1),
               std::logic_error);
  EXPECT_THROW((void)log_likelihood(EvidenceSide::about, EvidenceError::log_normal, 0.0, 0.1, 0.1), std::logic_error);
}

}  // namespace
}  // namespace fundshare::likelihood_test
