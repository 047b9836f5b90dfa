// SPDX-License-Identifier: Apache-2.0
#include "fundshare/base/exact_sum.hpp"

#include <bit>
#include <cmath>
#include <limits>

namespace fundshare {
namespace {

constexpr std::int64_t limb_base = std::int64_t{1} << 32;
constexpr int additions_before_carry = 1 << 29;  // each adds less than 2^33 to a limb of 63 bits

/// Bit `index` and all below of a magnitude held in limbs of 32 bits.
bool any_bit_below(const std::array<std::int64_t, 68>& limb, int index) {
  for (int i = 0; i < index / 32; ++i) {
    if (limb[i] != 0) return true;
  }
  return (limb[index / 32] & ((std::int64_t{1} << (index % 32)) - 1)) != 0;
}

bool bit_at(const std::array<std::int64_t, 68>& limb, int index) { return (limb[index / 32] >> (index % 32)) & 1; }

}  // namespace

void ExactSum::add(double x) {
  if (!std::isfinite(x)) {
    finite_ = false;
    return;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const int biased = static_cast<int>(bits >> 52) & 0x7ff;
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
  const std::uint64_t mantissa = biased == 0 ? fraction : fraction | (std::uint64_t{1} << 52);
  const int position = biased == 0 ? 0 : biased - 1;  // x = +-mantissa 2^(position - 1074)
  const int shift = position % 32;
  const std::uint64_t low = mantissa << shift;  // the bits below 2^64 of a product of up to 84 bits
  const std::uint64_t high = shift == 0 ? 0 : mantissa >> (64 - shift);
  const std::int64_t sign = (bits >> 63) ? -1 : 1;
  const int first = position / 32;
  limb_[first] += sign * static_cast<std::int64_t>(low & 0xffffffff);
  limb_[first + 1] += sign * static_cast<std::int64_t>(low >> 32);
  limb_[first + 2] += sign * static_cast<std::int64_t>(high);
  if (++additions_ == additions_before_carry) carry();
}

void ExactSum::merge(const ExactSum& other) {
  carry();
  ExactSum settled = other;
  settled.carry();
  for (int i = 0; i < limbs; ++i) limb_[i] += settled.limb_[i];
  finite_ = finite_ && other.finite_;
  additions_ = 1;
}

void ExactSum::carry() {
  for (int i = 0; i + 1 < limbs; ++i) {
    const std::int64_t over = limb_[i] >> 32;  // towards minus infinity, so that the rest is in [0, 2^32)
    limb_[i] -= over * limb_base;
    limb_[i + 1] += over;
  }
  additions_ = 0;
}

double ExactSum::value() const {
  if (!finite_) return std::numeric_limits<double>::quiet_NaN();
  ExactSum magnitude = *this;
  magnitude.carry();
  const bool negative = magnitude.limb_[limbs - 1] < 0;
  if (negative) {
    for (auto& limb : magnitude.limb_) limb = -limb;
    magnitude.carry();
  }
  const auto& limb = magnitude.limb_;
  int top = 32 * limbs - 1;
  while (top >= 0 && !bit_at(limb, top)) --top;
  if (top < 0) return 0.0;
  const int lowest = top < 52 ? 0 : top - 52;  // subnormal sums are exact
  std::uint64_t mantissa = 0;
  for (int i = top; i >= lowest; --i) mantissa = 2 * mantissa + (bit_at(limb, i) ? 1 : 0);
  if (lowest > 0 && bit_at(limb, lowest - 1) && (any_bit_below(limb, lowest - 1) || (mantissa & 1))) ++mantissa;
  const double value = std::ldexp(static_cast<double>(mantissa), lowest - 1074);
  return negative ? -value : value;
}

double pairwise_sum(std::span<const double> terms) {
  if (terms.size() <= 8) {
    double sum = 0.0;
    for (const double term : terms) sum += term;
    return sum;
  }
  const std::size_t half = terms.size() / 2;
  return pairwise_sum(terms.first(half)) + pairwise_sum(terms.subspan(half));
}

}  // namespace fundshare
