// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/power_sums.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "fundshare/uncertainty/random/points.hpp"
#include "fundshare/uncertainty/summary/power_loops.hpp"

namespace fundshare::power_sums_test {
namespace {

std::vector<double> heavy_tailed(std::size_t count) {
  std::vector<double> x(count);
  MonteCarloPoints{11}.fill(4, 0, 0, x);
  for (double& value : x) value = std::pow(value, -0.8) - 3.0;
  return x;
}

/// Mean and sd from pairwise_sum on each power of a block, as the definition reads.
Summary by_definition(std::span<const double> column, double pivot) {
  std::array<ExactSum, 4> sums;
  for (std::size_t first = 0; first < column.size(); first += 256) {
    const auto block = column.subspan(first, std::min<std::size_t>(256, column.size() - first));
    std::vector<double> power(block.size(), 1.0);
    for (auto& sum : sums) {
      for (std::size_t i = 0; i < block.size(); ++i) power[i] *= block[i] - pivot;
      sum.add(pairwise_sum(power));
    }
  }
  const auto n = static_cast<double>(column.size());
  Summary out;
  const double a = sums[0].value() / n;
  const double variance = (sums[1].value() / n - a * a) * n / (n - 1.0);
  out.mean.value = pivot + a;
  out.sd.value = std::sqrt(variance);
  const double m4 =
      sums[3].value() / n - 4.0 * a * (sums[2].value() / n) + 6.0 * a * a * (sums[1].value() / n) - 3.0 * a * a * a * a;
  out.sd.mc_se = std::sqrt((m4 - variance * variance) / n) / (2.0 * out.sd.value);
  return out;
}

void add_blocks(std::span<const double> column, double pivot, PowerSums& sums) {
  for (std::size_t first = 0; first < column.size(); first += 256) {
    sums.add(column.subspan(first, std::min<std::size_t>(256, column.size() - first)), pivot);
  }
}

TEST(PowerSums, AddEachNumberWherePairwiseSumAddsIt) {
  const auto x = heavy_tailed(256 * 20 + 77);
  PowerSums sums;
  add_blocks(x, x[0], sums);
  Summary found;
  found.worlds = x.size();
  sums.set_moments(x[0], found);
  const Summary expected = by_definition(x, x[0]);  // the same operations in the same order: to the bit
  EXPECT_EQ(found.mean.value, expected.mean.value);
  EXPECT_EQ(found.sd.value, expected.sd.value);
  EXPECT_EQ(found.sd.mc_se, expected.sd.mc_se);
}

TEST(PowerSums, OfABlockAreTheSameWithEachSetOfInstructions) {
  const auto x = heavy_tailed(power_block);
  for (const InstructionSet set : instruction_sets()) {
    const auto found = sum_powers(set, x.data(), x[0]);
    std::vector<double> power(x.size(), 1.0);
    for (std::size_t k = 0; k < found.size(); ++k) {
      for (std::size_t i = 0; i < x.size(); ++i) power[i] *= x[i] - x[0];
      EXPECT_EQ(found[k], pairwise_sum(power)) << "set " << static_cast<int>(set) << ", power " << k + 1;
    }
  }
}

TEST(PowerSums, GiveTheSameBitsInAnyGrouping) {
  const auto x = heavy_tailed(256 * 6);
  const std::span<const double> all{x};
  PowerSums whole, first, second, third;
  add_blocks(all, x[0], whole);
  add_blocks(all.subspan(256 * 5), x[0], first);
  add_blocks(all.first(256), x[0], second);
  add_blocks(all.subspan(256, 256 * 4), x[0], third);
  third.merge(first);
  second.merge(third);
  Summary expected, found;
  expected.worlds = found.worlds = x.size();
  whole.set_moments(x[0], expected);
  second.set_moments(x[0], found);
  EXPECT_EQ(found.mean.value, expected.mean.value);
  EXPECT_EQ(found.sd.value, expected.sd.value);
  EXPECT_EQ(found.sd.mc_se, expected.sd.mc_se);
}

TEST(AllFinite, SeesEachKindOfUndefined) {
  for (const double odd : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                           -std::numeric_limits<double>::infinity()}) {
    std::vector<double> x(256, std::numeric_limits<double>::max());
    EXPECT_TRUE(all_finite(x));
    x[200] = odd;
    EXPECT_FALSE(all_finite(x));
  }
}

}  // namespace
}  // namespace fundshare::power_sums_test
