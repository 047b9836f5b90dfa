// SPDX-License-Identifier: Apache-2.0
#include "fundshare/numerics/real.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <type_traits>

namespace fundshare::real_test {
namespace {

static_assert(std::is_trivially_copyable_v<Real> && sizeof(Real) == sizeof(double));
static_assert(std::numeric_limits<Real>::digits == 53 && std::numeric_limits<Real>::is_specialized);
static_assert(!std::is_convertible_v<Real, double>);  // only on purpose, so that no call slips to the system's library

TEST(Real, RoundsAsADouble) {
  const Real third = Real{1} / 3;
  EXPECT_EQ((third + third).value(), 1.0 / 3 + 1.0 / 3);
  EXPECT_EQ((third * 3 - 1).value(), 1.0 / 3 * 3 - 1);
  Real x = 2;
  x += 1;
  x *= Real{4};
  x -= 2;
  x /= 5;
  EXPECT_EQ(x.value(), 2.0);
  EXPECT_EQ((-x++).value(), -2.0);
  EXPECT_EQ((--x).value(), 2.0);
  EXPECT_TRUE(x < 3 && x >= 2 && x != 1 && 2 == x);
}

TEST(Real, FunctionsAreTheKernels) {
  const Real x = 0.7;
  EXPECT_EQ(exp(x).value(), exp_ieee(0.7));
  EXPECT_EQ(log1p(x).value(), log1p_ieee(0.7));
  EXPECT_EQ(pow(x, Real{2.5}).value(), pow_ieee(0.7, 2.5));
  EXPECT_EQ(sin(x).value(), sin_ieee(0.7));
  EXPECT_NEAR(asin(sin(x)).value(), 0.7, 4e-16);  // two functions within 2 ulp each
  EXPECT_NEAR(acos(cos(x)).value(), 0.7, 4e-16);
}

TEST(Real, TakesNumbersApartExactly) {
  int exponent = 0;
  EXPECT_EQ(frexp(Real{12}, &exponent).value(), 0.75);
  EXPECT_EQ(exponent, 4);
  EXPECT_EQ(ldexp(Real{0.75}, 4).value(), 12);
  Real whole;
  EXPECT_EQ(modf(Real{-2.5}, &whole).value(), -0.5);
  EXPECT_EQ(whole.value(), -2);
  EXPECT_EQ(floor(Real{-2.5}).value(), -3);
  EXPECT_EQ(itrunc(Real{-2.5}), -2);
  EXPECT_TRUE(isnan(log(Real{-1})) && isinf(log(Real{0})) && isfinite(std::numeric_limits<Real>::max()));
}

}  // namespace
}  // namespace fundshare::real_test
