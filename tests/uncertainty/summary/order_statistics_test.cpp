// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/order_statistics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "fundshare/uncertainty/random/points.hpp"

namespace fundshare::order_statistics_test {
namespace {

std::vector<double> column(std::uint64_t stream, std::size_t count) {
  std::vector<double> u(count);
  MonteCarloPoints{5}.fill(stream, 0, 0, u);
  return u;
}

void expect_as_sorted(std::vector<double> values) {
  std::vector<std::uint64_t> ranks(values.size());
  for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i] = i + 1;
  const auto found = order_statistics(values, ranks);
  std::ranges::sort(values);
  ASSERT_EQ(found.size(), values.size());
  for (std::size_t i = 0; i < values.size(); ++i) ASSERT_EQ(found[i], values[i]) << "rank " << i + 1;
}

TEST(OrderStatistics, AreThoseOfTheSortedColumn) {
  auto values = column(1, 2000);
  expect_as_sorted(values);
  for (double& x : values) x = std::pow(10.0, 40.0 * (x - 0.5)) * (x > 0.7 ? -1.0 : 1.0);  // many octaves, both signs
  expect_as_sorted(values);
}

TEST(OrderStatistics, HandleTiesZerosAndExtremes) {
  expect_as_sorted({0.0, -0.0, 1.0, 1.0, 1.0, -1.0, 5e-324, -5e-324, std::numeric_limits<double>::max(),
                    -std::numeric_limits<double>::max()});
  expect_as_sorted(std::vector<double>(100, 0.25));
  expect_as_sorted({3.0});
}

TEST(OrderStatistics, AnswerTheSameRankTwice) {
  const std::vector<std::uint64_t> ranks{2, 2, 3, 3};
  EXPECT_EQ(order_statistics(std::vector<double>{3, 1, 2}, ranks), (std::vector<double>{2, 2, 3, 3}));
}

TEST(OrderStatistics, RefuseRanksOutsideTheColumn) {
  const std::vector<double> values{1, 2};
  const std::vector<std::uint64_t> zero{0}, three{3}, falling{2, 1};
  EXPECT_THROW((void)order_statistics(values, zero), std::logic_error);
  EXPECT_THROW((void)order_statistics(values, three), std::logic_error);
  EXPECT_THROW((void)order_statistics(values, falling), std::logic_error);
}

}  // namespace
}  // namespace fundshare::order_statistics_test
