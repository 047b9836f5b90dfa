// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/replicates.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "fundshare/uncertainty/random/points.hpp"

namespace fundshare::replicates_test {
namespace {

TEST(ReplicateSums, TheErrorOfAMeanIsItsStandardError) {
  ReplicateSums sums{20, 2};
  double total = 0.0, squares = 0.0;
  for (std::size_t block = 0; block < 20; ++block) {
    const double x = static_cast<double>(block * block % 7);
    sums.of_part(block)[0] = 1.0;
    sums.of_part(block)[1] = x;
    total += x;
    squares += x * x;
  }
  const auto found = sums.jackknife([](std::span<const double> s) { return std::vector<double>{s[1] / s[0]}; });
  const double mean = total / 20.0, variance = (squares - 20.0 * mean * mean) / 19.0;
  // About 60 additions and divisions of numbers near 3: rounding stays below 60 * 2^-53 * 7.
  EXPECT_NEAR(found[0].value, mean, 5e-14);
  EXPECT_NEAR(found[0].mc_se, std::sqrt(variance / 20.0), 5e-14);
  EXPECT_NEAR(found[0].high - found[0].low, 2.0 * student_t_975(19.0) * found[0].mc_se, 1e-13);
}

TEST(ReplicateSums, MorePartsAreGatheredInSixtyFourGroups) {
  ReplicateSums many{128, 1}, few{64, 1};
  for (std::size_t block = 0; block < 128; ++block) {
    many.of_part(block)[0] = static_cast<double>(block % 5);
    few.of_part(block / 2)[0] += static_cast<double>(block % 5);
  }
  const auto sum = [](std::span<const double> s) { return std::vector<double>{s[0]}; };
  EXPECT_EQ(many.jackknife(sum)[0].mc_se, few.jackknife(sum)[0].mc_se);
}

TEST(ReplicateSums, TooFewPartsAreRefused) {
  const ReplicateSums sums{9, 1};
  EXPECT_THROW((void)sums.jackknife([](std::span<const double> s) { return std::vector<double>{s[0]}; }),
               std::logic_error);
}

TEST(ReplicateSums, TheIntervalOfARatioCoversItInNineteenOfTwentyRuns) {
  // Ratio of the means of u^3 and u, exactly 1/2, from 16 blocks of 20 uniforms; 2,000 runs. The share of runs that
  // cover has a standard error of sqrt(.95 * .05 / 2000) = 0.005; the bounds are 4 of them, and 0.01 for a jackknife of
  // a ratio from few numbers. An interval with half the error covers 66 %.
  int covered = 0;
  constexpr int runs = 2000;
  for (int run = 0; run < runs; ++run) {
    ReplicateSums sums{16, 2};
    std::vector<double> u(320);
    MonteCarloPoints{5}.fill(stream_of("replicates"), 0, static_cast<std::uint64_t>(run) * 320, u);
    for (std::size_t k = 0; k < u.size(); ++k) {
      sums.of_part(k / 20)[0] += u[k];
      sums.of_part(k / 20)[1] += u[k] * u[k] * u[k];
    }
    const auto ratio = sums.jackknife([](std::span<const double> s) { return std::vector<double>{s[1] / s[0]}; })[0];
    covered += ratio.low <= 0.5 && 0.5 <= ratio.high ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(covered) / runs, 0.95, 0.03);
}

TEST(StudentT, QuantilesAreThoseOfTheTables) {
  EXPECT_NEAR(student_t_975(9.0), 2.262157, 1e-4);
  EXPECT_NEAR(student_t_975(31.0), 2.039513, 1e-5);
  EXPECT_NEAR(student_t_975(63.0), 1.998341, 1e-5);
}

}  // namespace
}  // namespace fundshare::replicates_test
