// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <compare>
#include <istream>
#include <limits>
#include <ostream>
#include <type_traits>

#include "fundshare/numerics/kernels.hpp"

namespace fundshare {

/// A double whose elementary functions are ours: numerical libraries written for any number type give the same bits
/// everywhere when they run on it. Holds one double and rounds as it does.
class Real {
 public:
  constexpr Real() = default;
  template <class T>
  requires std::is_arithmetic_v<T>
  constexpr Real(T value) : value_{static_cast<double>(value)} {}  // NOLINT: implicit, as numbers mix in formulas
  template <class T>
  requires std::is_arithmetic_v<T>
  explicit constexpr operator T() const { return static_cast<T>(value_); }
  [[nodiscard]] constexpr double value() const { return value_; }

  constexpr Real& operator+=(Real b) { return *this = Real{value_ + b.value_}; }
  constexpr Real& operator-=(Real b) { return *this = Real{value_ - b.value_}; }
  constexpr Real& operator*=(Real b) { return *this = Real{value_ * b.value_}; }
  constexpr Real& operator/=(Real b) { return *this = Real{value_ / b.value_}; }
  constexpr Real& operator++() { return *this += Real{1}; }
  constexpr Real& operator--() { return *this -= Real{1}; }
  constexpr Real operator++(int) {
    const Real before = *this;
    *this += Real{1};
    return before;
  }
  constexpr Real operator--(int) {
    const Real before = *this;
    *this -= Real{1};
    return before;
  }
  friend constexpr Real operator+(Real a) { return a; }
  friend constexpr Real operator-(Real a) { return Real{-a.value_}; }
  friend constexpr Real operator+(Real a, Real b) { return Real{a.value_ + b.value_}; }
  friend constexpr Real operator-(Real a, Real b) { return Real{a.value_ - b.value_}; }
  friend constexpr Real operator*(Real a, Real b) { return Real{a.value_ * b.value_}; }
  friend constexpr Real operator/(Real a, Real b) { return Real{a.value_ / b.value_}; }
  friend constexpr bool operator==(Real a, Real b) { return a.value_ == b.value_; }
  friend constexpr auto operator<=>(Real a, Real b) { return a.value_ <=> b.value_; }
  friend std::ostream& operator<<(std::ostream& out, Real a) { return out << a.value_; }
  friend std::istream& operator>>(std::istream& in, Real& a) { return in >> a.value_; }

 private:
  double value_ = 0;
};

// Found by argument-dependent lookup where generic code writes `using std::exp; exp(x)`.
inline Real exp(Real x) { return exp_ieee(x.value()); }
inline Real expm1(Real x) { return expm1_ieee(x.value()); }
inline Real log(Real x) { return log_ieee(x.value()); }
inline Real log1p(Real x) { return log1p_ieee(x.value()); }
inline Real pow(Real x, Real y) { return pow_ieee(x.value(), y.value()); }
inline Real sin(Real x) { return sin_ieee(x.value()); }
inline Real cos(Real x) { return cos_ieee(x.value()); }
inline Real tan(Real x) { return tan_ieee(x.value()); }
inline Real atan(Real x) { return atan_ieee(x.value()); }
inline Real atan2(Real y, Real x) { return atan2_ieee(y.value(), x.value()); }
inline Real asin(Real x) { return atan2_ieee(x.value(), std::sqrt((1 - x.value()) * (1 + x.value()))); }
inline Real acos(Real x) { return atan2_ieee(std::sqrt((1 - x.value()) * (1 + x.value())), x.value()); }
inline Real sinh(Real x) { return sinh_ieee(x.value()); }
inline Real cosh(Real x) { return cosh_ieee(x.value()); }
inline Real tanh(Real x) { return tanh_ieee(x.value()); }

// These are exact or correctly rounded everywhere.
inline Real sqrt(Real x) { return std::sqrt(x.value()); }
inline Real fabs(Real x) { return std::fabs(x.value()); }
inline Real abs(Real x) { return std::fabs(x.value()); }
inline Real floor(Real x) { return std::floor(x.value()); }
inline Real ceil(Real x) { return std::ceil(x.value()); }
inline Real trunc(Real x) { return std::trunc(x.value()); }
inline Real round(Real x) { return std::round(x.value()); }
inline Real fmod(Real x, Real y) { return std::fmod(x.value(), y.value()); }
inline Real ldexp(Real x, int k) { return std::ldexp(x.value(), k); }
inline Real frexp(Real x, int* k) { return std::frexp(x.value(), k); }
inline Real modf(Real x, Real* whole) {
  double part = 0;
  const double fraction = std::modf(x.value(), &part);
  *whole = Real{part};
  return fraction;
}
inline int itrunc(Real x) { return static_cast<int>(x.value()); }
inline long ltrunc(Real x) { return static_cast<long>(x.value()); }
inline long long lltrunc(Real x) { return static_cast<long long>(x.value()); }
inline bool isnan(Real x) { return std::isnan(x.value()); }
inline bool isinf(Real x) { return std::isinf(x.value()); }
inline bool isfinite(Real x) { return std::isfinite(x.value()); }
inline bool signbit(Real x) { return std::signbit(x.value()); }
inline Real copysign(Real x, Real y) { return std::copysign(x.value(), y.value()); }

}  // namespace fundshare

/// The limits of double, as Real.
template <>
class std::numeric_limits<fundshare::Real> : public std::numeric_limits<double> {
  using Base = std::numeric_limits<double>;
  using Real = fundshare::Real;

 public:
  static constexpr Real min() noexcept { return Base::min(); }
  static constexpr Real max() noexcept { return Base::max(); }
  static constexpr Real lowest() noexcept { return Base::lowest(); }
  static constexpr Real epsilon() noexcept { return Base::epsilon(); }
  static constexpr Real round_error() noexcept { return Base::round_error(); }
  static constexpr Real infinity() noexcept { return Base::infinity(); }
  static constexpr Real quiet_NaN() noexcept { return Base::quiet_NaN(); }
  static constexpr Real signaling_NaN() noexcept { return Base::signaling_NaN(); }
  static constexpr Real denorm_min() noexcept { return Base::denorm_min(); }
};
