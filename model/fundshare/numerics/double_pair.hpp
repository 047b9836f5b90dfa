// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace fundshare::kernel {

/// An unevaluated sum of two doubles, low at most half an ulp of high: about 106 bits (Dekker, 1971).
struct Pair {
  double high, low;
};

/// \pre |a| >= |b|, or a = 0
inline Pair fast_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

inline Pair sum(double a, double b) {  // Knuth
  const double total = a + b;
  const double part = total - a;
  return {total, (a - (total - part)) + (b - part)};
}

inline Pair product(double a, double b) {  // Veltkamp's split, Dekker's product: exact without overflow
  const double split_a = a * 134217729.0;
  const double split_b = b * 134217729.0;
  const double high_a = split_a - (split_a - a);
  const double high_b = split_b - (split_b - b);
  const double low_a = a - high_a;
  const double low_b = b - high_b;
  const double value = a * b;
  const double first = high_a * high_b - value;
  const double second = first + high_a * low_b;
  const double third = second + low_a * high_b;
  return {value, third + low_a * low_b};
}

inline Pair multiply(Pair a, Pair b) {
  const Pair main = product(a.high, b.high);
  return fast_sum(main.high, main.low + (a.high * b.low + a.low * b.high));
}

inline Pair add(Pair a, Pair b) {
  const Pair main = sum(a.high, b.high);
  return fast_sum(main.high, main.low + (a.low + b.low));
}

inline Pair divide(double a, Pair b) {
  const double first = a / b.high;
  const Pair back = product(first, b.high);
  const double left = (a - back.high) - back.low - first * b.low;
  return fast_sum(first, left / b.high);
}

}  // namespace fundshare::kernel
