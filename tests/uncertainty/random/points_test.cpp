// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/random/points.hpp"

#include <Random123/threefry.h>
#include <gtest/gtest.h>

#include <vector>

#include "fundshare/uncertainty/random/threefry.hpp"
#include "fundshare/uncertainty/random/uniforms.hpp"

namespace fundshare::points_test {
namespace {

using Words = std::array<std::uint64_t, 2>;

TEST(Threefry, MeetsThePublishedKnownAnswers) {
  // kat_vectors of Random123 1.14, lines "threefry2x64 20".
  EXPECT_EQ(threefry2x64_20({0, 0}, {0, 0}), (Words{0xc2b6e3a8c2c69865, 0x6f81ed42f350084d}));
  constexpr std::uint64_t ones = 0xffffffffffffffff;
  EXPECT_EQ(threefry2x64_20({ones, ones}, {ones, ones}), (Words{0xe02cb7c4d95d277a, 0xd06633d0893b8b68}));
  EXPECT_EQ(threefry2x64_20({0x243f6a8885a308d3, 0x13198a2e03707344}, {0xa4093822299f31d0, 0x082efa98ec4e6c89}),
            (Words{0x263c7d30bb0f0af1, 0x56be8361d3311526}));
}

TEST(Threefry, EqualsRandom123WordForWord) {
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    const std::uint64_t mixed = i * 0x9e3779b97f4a7c15;
    const threefry2x64_ctr_t theirs = threefry2x64_R(20, {{i, mixed}}, {{mixed ^ 7, i << 13}});
    ASSERT_EQ(threefry2x64_20({i, mixed}, {mixed ^ 7, i << 13}), (Words{theirs.v[0], theirs.v[1]})) << i;
  }
}

TEST(Streams, AreFnv1aOfTheirNames) {
  // Test vectors of the FNV reference code (Fowler, Noll, Vo): "", "a", "foobar".
  EXPECT_EQ(stream_of(""), 0xcbf29ce484222325);
  EXPECT_EQ(stream_of("a"), 0xaf63dc4c8601ec8c);
  EXPECT_EQ(stream_of("foobar"), 0x85944171f73967e8);
}

TEST(MonteCarloPoints, TakeTheTopBitsOfWordZero) {
  std::vector<double> u(3);
  MonteCarloPoints{42}.fill(stream_of("x"), 0, 7, u);
  for (std::size_t i = 0; i < u.size(); ++i) {
    const auto word = threefry2x64_20({7 + i, 0}, {42, stream_of("x")})[0];
    EXPECT_EQ(u[i], (static_cast<double>(word >> 12) + 0.5) / 4503599627370496.0);
  }
}

// The 52 bits of a word that a uniform keeps, in blocks whose ends fill no vector, and across the carry of the counter.
TEST(Uniforms, KeepTheBitsOfRandom123WithEachInstructionSet) {
  constexpr std::uint64_t key = 0x9e3779b97f4a7c15;
  for (const InstructionSet set : instruction_sets()) {
    for (const std::uint64_t world : {std::uint64_t{0}, std::uint64_t{0xfffffff0}, ~std::uint64_t{0} - 100}) {
      for (const std::size_t n : {1, 3, 7, 8, 64, 255, 256}) {
        std::vector<double> u(n);
        fill_uniforms(set, {key, world ^ n}, world, u);
        for (std::size_t i = 0; i < n; ++i) {
          const threefry2x64_ctr_t theirs = threefry2x64_R(20, {{world + i, 0}}, {{key, world ^ n}});
          ASSERT_EQ(u[i] * 0x1p52 - 0.5, static_cast<double>(theirs.v[0] >> 12)) << static_cast<int>(set) << ' ' << i;
        }
      }
    }
  }
}

TEST(Uniforms, OfSomeWorldsAreThoseOfAllOfThem) {
  std::vector<double> all(256);
  fill_uniforms(InstructionSet::baseline, {5, 9}, 1000, all);
  for (const InstructionSet set : instruction_sets()) {
    for (const std::uint32_t step : {1u, 3u, 100u, 255u}) {
      std::vector<std::uint32_t> places;
      for (std::uint32_t place = 0; place < 256; place += step) places.push_back(place);
      std::vector<double> some(places.size());
      fill_uniforms_at(set, {5, 9}, 1000, places, some);
      for (std::size_t i = 0; i < some.size(); ++i) ASSERT_EQ(some[i], all[places[i]]) << static_cast<int>(set) << step;
    }
  }
}

TEST(MonteCarloPoints, DependOnSeedStreamAndWorldAlone) {
  std::vector<double> whole(1000), part(10), other(10);
  const MonteCarloPoints points{1};
  points.fill(5, 0, 0, whole);
  points.fill(5, 3, 500, part);
  EXPECT_TRUE(std::equal(part.begin(), part.end(), whole.begin() + 500));
  points.fill(6, 0, 500, other);
  EXPECT_NE(part, other);
  MonteCarloPoints{2}.fill(5, 0, 500, other);
  EXPECT_NE(part, other);
}

TEST(MonteCarloPoints, LieInsideTheUnitIntervalWithAnExactComplement) {
  std::vector<double> u(100'000);
  MonteCarloPoints{3}.fill(9, 0, 0, u);
  for (const double x : u) {
    ASSERT_GT(x, 0.0);
    ASSERT_LT(x, 1.0);
    ASSERT_EQ(1.0 - (1.0 - x), x);
  }
}

// 64 bins of 1e5 draws: the statistic is chi-square with 63 degrees of freedom; its 1 - 1e-6 quantile is 130.6, and the
// seed is fixed. Taking word 1 of a counter that steps by 2 for half of the draws would pass; a stuck bit would not.
TEST(MonteCarloPoints, FillTheUnitIntervalEvenly) {
  std::vector<double> u(100'000);
  MonteCarloPoints{2023}.fill(stream_of("uniform"), 0, 0, u);
  std::array<double, 64> counts{};
  for (const double x : u) ++counts[static_cast<std::size_t>(64.0 * x)];
  const double expected = static_cast<double>(u.size()) / 64.0;
  double statistic = 0.0;
  for (const double count : counts) statistic += (count - expected) * (count - expected) / expected;
  EXPECT_LT(statistic, 130.6);
}

}  // namespace
}  // namespace fundshare::points_test
