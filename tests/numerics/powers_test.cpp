// SPDX-License-Identifier: Apache-2.0
#include "fundshare/numerics/powers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "fundshare/numerics/kernels.hpp"

namespace fundshare::powers_test {
namespace {

/// Numbers in (0, 1): the bits of std::mt19937_64 are fixed, those of the laws of <random> are not.
class Numbers {
 public:
  double next() { return (static_cast<double>(bits_() >> 12) + 0.5) * 0x1p-52; }

 private:
  std::mt19937_64 bits_{7};
};

struct Tally {
  int all = 0, left_open = 0, wrong = 0;
  void add(double x, double y) {
    const auto found = kernel::pow_by_table(x, y);
    ++all;
    left_open += found ? 0 : 1;
    wrong += found && *found != kernel::pow_by_pairs(x, y) ? 1 : 0;
  }
};

// Exponents up to 60, and logarithms of the two cells whose series is longest: one that is wrong by 2^-62 gives one
// power of these in two thousand another last bit.
TEST(PowByTable, IsToTheBitWhatPowByPairsGives) {
  Numbers u;
  Tally tally;
  for (int i = 0; i < 200'000; ++i) {
    const double y = 40 * (u.next() - 0.5);
    tally.add(u.next(), y);
    tally.add(1 + std::ldexp(u.next() - 0.5, -(i % 50)), y);
    tally.add(1 + (u.next() - 0.5) / 64, 200 * y);
    tally.add(std::ldexp(1 + u.next(), i % 80 - 40), y);
    tally.add(std::ldexp(1 + u.next(), i % 2000 - 1000), y / 64);
  }
  EXPECT_EQ(tally.wrong, 0);
  EXPECT_LT(tally.left_open, tally.all / 10);
}

// Cells begin at multiples of 2^-8 below 1 and of 2^-7 above.
TEST(PowByTable, HoldsAtTheEndsOfItsCells) {
  Tally tally;
  for (double end = 0.5; end < 2; end += 0x1p-8) {
    for (double x = end - 0x1p-45; x < end + 0x1p-45; x += 0x1p-52) tally.add(x, 5.25);
  }
  EXPECT_EQ(tally.wrong, 0);
}

TEST(PowByTable, LeavesWhatIsNearTheEndsOfTheNumbersOpen) {
  EXPECT_FALSE(kernel::pow_by_table(0x1p-1060, 0.5));  // x is subnormal
  EXPECT_FALSE(kernel::pow_by_table(2, 1020));
  EXPECT_FALSE(kernel::pow_by_table(2, -1060));
  EXPECT_EQ(pow_ieee(0x1p-1060, 0.5), kernel::pow_by_pairs(0x1p-1060, 0.5));
  EXPECT_EQ(pow_ieee(2, 1020), kernel::pow_by_pairs(2, 1020));
  EXPECT_EQ(pow_ieee(2, -1060), kernel::pow_by_pairs(2, -1060));
}

const double before_main = pow_ieee(0.3, 2.5);

TEST(Pow, NeedsNothingThatIsMadeWhenAProgramBegins) { EXPECT_EQ(before_main, pow_ieee(0.3, 2.5)); }

}  // namespace
}  // namespace fundshare::powers_test
