// SPDX-License-Identifier: Apache-2.0
#include "fundshare/base/quantity.hpp"

#include <gtest/gtest.h>

namespace fundshare::quantity_test {
namespace {

TEST(Quantity, AddsAndComparesWithinOneUnit) {
  EXPECT_EQ((Usd{2.0} + Usd{3.0}).value(), 5.0);
  EXPECT_EQ((Usd{2.0} - Usd{3.0}).value(), -1.0);
  EXPECT_LT(Usd{2.0}, Usd{3.0});
}

template <class A, class B>
concept Comparable = requires(A a, B b) {
  a < b;
};

TEST(Quantity, RefusesToMixUnitsWhenCompiled) {
  EXPECT_FALSE((Addable<Usd, UsdUnitCost>));
  EXPECT_FALSE((Comparable<Usd, UsdUnitCost>));
  EXPECT_FALSE((std::is_convertible_v<double, Usd>));
  EXPECT_TRUE((Addable<UsdUnitCost, UsdUnitCost>));
}

}  // namespace
}  // namespace fundshare::quantity_test
