// SPDX-License-Identifier: Apache-2.0
#include "fundshare/base/exact_sum.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace fundshare::exact_sum_test {
namespace {

double exact(const std::vector<double>& terms) {
  ExactSum sum;
  for (const double x : terms) sum.add(x);
  return sum.value();
}

/// Doubles of all magnitudes and signs from a small generator.
std::vector<double> wild_numbers(std::size_t count) {
  std::vector<double> out;
  std::uint64_t state = 12345;
  for (std::size_t i = 0; i < count; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const int exponent = static_cast<int>(state >> 55) - 256;
    out.push_back(std::ldexp(static_cast<double>(static_cast<std::int64_t>(state) >> 11), exponent));
  }
  return out;
}

TEST(ExactSum, KeepsWhatPlainAdditionLoses) {
  EXPECT_EQ(exact({1e300, 1.0, -1e300}), 1.0);
  EXPECT_EQ(exact({1.0, 0x1p-60, -1.0}), 0x1p-60);
  EXPECT_EQ(exact({}), 0.0);
  EXPECT_EQ(exact({-0.5, 0.25}), -0.25);
}

TEST(ExactSum, RoundsOnceToNearestEven) {
  EXPECT_EQ(exact({1.0, 0x1p-53}), 1.0);                       // a tie goes to the even neighbour
  EXPECT_EQ(exact({1.0, 0x1p-53, 0x1p-1074}), 1.0 + 0x1p-52);  // and above it when anything is left over
  EXPECT_EQ(exact({1.0 + 0x1p-52, 0x1p-53}), 1.0 + 0x1p-51);
  EXPECT_EQ(exact({0x1p-1074, 0x1p-1074}), 0x1p-1073);
  EXPECT_EQ(exact({-1.0, -0x1p-53, -0x1p-1074}), -1.0 - 0x1p-52);
}

TEST(ExactSum, DoesNotDependOnOrderOrGrouping) {
  auto terms = wild_numbers(5000);
  const double forwards = exact(terms);
  ExactSum left, right;
  for (std::size_t i = 0; i < terms.size(); ++i) (i % 3 == 0 ? left : right).add(terms[i]);
  left.merge(right);
  std::ranges::sort(terms);
  EXPECT_EQ(exact(terms), forwards);
  EXPECT_EQ(left.value(), forwards);
}

TEST(ExactSum, CancelsToTheLastBit) {
  auto terms = wild_numbers(1000);
  const auto count = terms.size();
  for (std::size_t i = 0; i < count; ++i) terms.push_back(-terms[i]);
  EXPECT_EQ(exact(terms), 0.0);
  terms.push_back(3.0);
  EXPECT_EQ(exact(terms), 3.0);
}

TEST(ExactSum, IsNotANumberOnceATermIsNotFinite) {
  EXPECT_TRUE(std::isnan(exact({1.0, std::numeric_limits<double>::infinity()})));
  ExactSum sum, other;
  other.add(std::numeric_limits<double>::quiet_NaN());
  sum.merge(other);
  EXPECT_TRUE(std::isnan(sum.value()));
}

TEST(PairwiseSum, AddsHalvesApart) {
  // 16 terms: ((8 terms) + (8 terms)); the order shows in what rounding leaves of 1 beside 1e16.
  std::vector<double> terms(16, 0.0);
  terms[0] = 1e16;
  terms[7] = 1.0;  // lost: 1e16 + 1 rounds to 1e16
  terms[8] = 1.0;
  terms[15] = 1.0;  // kept: the second half is 2 before it meets 1e16
  EXPECT_EQ(pairwise_sum(terms), 1e16 + 2.0);
}

}  // namespace
}  // namespace fundshare::exact_sum_test
