// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>

namespace fundshare {

/// A number tagged with its unit; two units meet only in a named function.
template <class Unit>
class Quantity {
 public:
  explicit constexpr Quantity(double value) : value_{value} {}
  [[nodiscard]] constexpr double value() const { return value_; }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity{a.value_ + b.value_}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity{a.value_ - b.value_}; }
  friend constexpr auto operator<=>(Quantity, Quantity) = default;

 private:
  double value_;
};

using Usd = Quantity<struct NominalUsd>;           ///< dollars of the year of the event
using UsdUnitCost = Quantity<struct ConstantUsd>;  ///< dollars at the prices of the unit costs

template <class A, class B>
concept Addable = requires(A a, B b) {
  a + b;
};
static_assert(Addable<Usd, Usd> && !Addable<Usd, UsdUnitCost>);  // a misuse is tested like a use

}  // namespace fundshare
