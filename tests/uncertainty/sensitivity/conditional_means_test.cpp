// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/conditional_means.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace fundshare::conditional_means_test {
namespace {

const std::vector<std::string> no_choices;

TEST(ConditionalMeans, AreThoseOfTheOuterTenths) {
  std::vector<double> input, output;
  for (int w = 0; w < 200; ++w) {
    input.push_back((w * 37) % 200);  // 0 .. 199 in another order
    output.push_back(2.0 * input.back());
  }
  const auto parts = conditional_means(input, output, no_choices);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].part, "lowest_tenth");
  EXPECT_EQ(parts[0].worlds, 20U);
  EXPECT_EQ(parts[0].input_high, 19.0);
  EXPECT_EQ(parts[0].mean.value, 19.0);    // twice the mean of 0 .. 19
  EXPECT_EQ(parts[0].median.value, 18.0);  // rank 10 of 20
  EXPECT_EQ(parts[1].input_low, 180.0);
  EXPECT_EQ(parts[1].mean.value, 379.0);
}

TEST(ConditionalMeans, OfAChoiceAreByItsValues) {
  const std::vector<std::string> choices{"one", "two", "never"};
  const auto parts =
      conditional_means(std::vector<double>{0, 1, 0, 1, 1}, std::vector<double>{1, 5, 3, 6, 10}, choices);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].part, "one");
  EXPECT_EQ(parts[0].mean.value, 2.0);
  EXPECT_EQ(parts[1].mean.value, 7.0);
}

TEST(ConditionalMeans, ValuesEqualToABoundBelongToTheTenth) {
  std::vector<double> input(100, 0.0), output(100, 1.0);
  for (std::size_t w = 60; w < 100; ++w) input[w] = 1.0, output[w] = 2.0;
  const auto parts = conditional_means(input, output, no_choices);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].worlds, 60U);
  EXPECT_EQ(parts[1].worlds, 40U);
}

TEST(ConditionalMeans, OfWhatDoesNotVaryThereAreNone) {
  const std::vector<double> same(100, 1.0);
  std::vector<double> input(100);
  for (std::size_t w = 0; w < 100; ++w) input[w] = static_cast<double>(w);
  EXPECT_TRUE(conditional_means(same, input, no_choices).empty());
  EXPECT_TRUE(conditional_means(input, same, no_choices).empty());
  input[3] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(conditional_means(input, input, no_choices).empty());
}

}  // namespace
}  // namespace fundshare::conditional_means_test
