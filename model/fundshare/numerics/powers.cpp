// SPDX-License-Identifier: Apache-2.0
#include "fundshare/numerics/powers.hpp"

#include <array>
#include <cmath>

#include "fundshare/numerics/double_pair.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/numerics/kernels_inline.hpp"

namespace fundshare {
namespace kernel {
namespace {

constexpr std::uint64_t fraction_bits = 0x000fffffffffffff;
constexpr double root_half = 0.70710678118654757;  // bits 0x3fe6a09e667f3bcd

/// x = 2^k m, m in [sqrt(1/2), sqrt(2)), for a positive normal x.
struct Reduced {
  double k, m;
};

Reduced reduce(double x) {
  const std::uint64_t bits = bits_of(x), fraction = bits & fraction_bits;
  const std::uint64_t doubled = fraction < (bits_of(root_half) & fraction_bits) ? 1 : 0;
  const auto k = static_cast<std::int64_t>(bits >> 52) - 1022 - static_cast<std::int64_t>(doubled);
  return {static_cast<double>(k), from_bits(fraction | ((1022 + doubled) << 52))};
}

/// ln x for a positive normal x, to about 2^-68 relative: ln m = 2 atanh(s), s = (m - 1) / (m + 1).
Pair log_pair(double x) {
  const auto [k, m] = reduce(x);
  const Pair s = divide(m - 1.0, sum(m, 1.0));
  const Pair z = multiply(s, s);
  // 2/3 + 2/5 z + 2/7 z^2 + ...: |z| <= 0.0295, so that 12 terms leave 2^-64 of a term of 2^-12.
  double tail = 2.0 / 25;
#pragma GCC unroll 9
  for (int n = 23; n >= 7; n -= 2) tail = tail * z.high + 2.0 / n;
  const Pair fifth = add({0.4, -2.2204460492503132e-17}, multiply(z, {tail, 0.0}));
  const Pair third = add({0.66666666666666663, 3.7007434154171883e-17}, multiply(z, fifth));
  const Pair mantissa = add({2 * s.high, 2 * s.low}, multiply(multiply(s, z), third));
  const Pair exponent = multiply({k, 0.0}, {0.69314718055994529, 2.3190468138462996e-17});
  return add(exponent, mantissa);
}

/// Of a cell of m: a number of 10 bits near 1 / m, and minus its logarithm.
struct LogCell {
  double inverse;
  Pair log;
};

constexpr int cell_shift = 45;                                          // the bits of m above these number the cells
constexpr std::uint64_t first_cell = 0x3fe6a09e667f3bcd >> cell_shift;  // of root_half, known before anything runs
constexpr std::size_t cell_count = 130;

/// The two cells beside 1 have the inverse 1, so that a small logarithm comes from m - 1 alone and keeps its digits.
std::array<LogCell, cell_count> make_cells() {
  std::array<LogCell, cell_count> cells{};
  for (std::size_t i = 0; i < cell_count; ++i) {
    const double low = from_bits((first_cell + i) << cell_shift), high = from_bits((first_cell + i + 1) << cell_shift);
    const double inverse = low == 1 || high == 1 ? 1 : std::floor(1024 / (low + high) + 0.5) / 512;
    const Pair log = log_pair(inverse);
    cells[i] = {inverse, {-log.high, -log.low}};
  }
  return cells;
}

/// ln(1 + r) - r + r^2 / 2 for |r| < 1/127, to 2^-52 relative and 2^-73 of r.
double log_tail(double r) {
  const double square = r * r;
  const double low = (1.0 / 3 - r * (1.0 / 4)) + square * (1.0 / 5 - r * (1.0 / 6));
  const double high = (1.0 / 7 - r * (1.0 / 8)) + square * (1.0 / 9 - r * (1.0 / 10));
  return square * r * (low + square * square * high);
}

/// ln x for a positive normal x, to 2^-66 relative: ln m = ln(m c) - ln c, c the inverse of a cell.
Pair log_by_table(double x) {
  static const std::array<LogCell, cell_count> cells = make_cells();
  const auto [k, m] = reduce(x);
  const LogCell& cell = cells[(bits_of(m) >> cell_shift) - first_cell];
  const double head = from_bits(bits_of(m) & ~std::uint64_t{0x7ffffff});  // 26 bits: its product with c is exact
  const Pair r = sum(head * cell.inverse - 1, (m - head) * cell.inverse);
  const Pair square = product(r.high, r.high);
  const Pair far = sum(k * ln2_high, cell.log.high);
  const Pair near = sum(far.high, r.high);
  const Pair main = sum(near.high, -0.5 * square.high);
  const double rest = ((far.low + near.low) + (k * ln2_low + cell.log.low)) +
                      (((r.low - r.high * r.low) - 0.5 * square.low) + (main.low + log_tail(r.high)));
  return fast_sum(main.high, rest);
}

/// y ln x, from the logarithm.
Pair exponent_of(Pair log_x, double y) {
  const Pair main = product(y, log_x.high);
  return fast_sum(main.high, main.low + y * log_x.low);
}

double power_of(Pair exponent) {
  const double value = exp(exponent.high);
  return value < infinity ? value + value * exponent.low : value;
}

}  // namespace

double pow_by_pairs(double x, double y) {
  const bool subnormal = x < 0x1p-1022;
  Pair log_x = log_pair(subnormal ? x * 0x1p54 : x);
  if (subnormal) log_x = add(log_x, {-37.429947750237048, 1.3983583041149152e-15});  // -54 ln 2
  const double estimate = y * log_x.high;
  if (estimate > 720) return infinity;
  if (estimate < -760) return 0;
  return power_of(exponent_of(log_x, y));
}

std::optional<double> pow_by_table(double x, double y) {
  if (x < 0x1p-1022) return std::nullopt;
  const Pair exponent = exponent_of(log_by_table(x), y);
  if (!(std::fabs(exponent.high) < 700)) return std::nullopt;
  // The two logarithms differ by less than 2^-66 of their size: with four times that added or taken off, the exponent
  // and the power itself must round to the same numbers.
  const double error = 0x1p-64 * std::fabs(exponent.high);
  const double more = exponent.low + error, less = exponent.low - error;
  if (exponent.high + more != exponent.high + less) return std::nullopt;
  const double value = exp(exponent.high);
  const double power = value + value * more;
  return power == value + value * less ? std::optional{power} : std::nullopt;
}

}  // namespace kernel

namespace {

bool is_odd_integer(double y) { return std::fabs(y) < 0x1p53 && std::floor(y) == y && std::floor(y / 2) * 2 != y; }

/// x^y for 0 < x < inf and finite y != 0.
double pow_positive(double x, double y) {
  if (std::fabs(y) > 0x1p64) return x == 1 ? 1 : ((x > 1) == (y > 0) ? infinity : 0);
  const auto power = kernel::pow_by_table(x, y);
  return power ? *power : kernel::pow_by_pairs(x, y);
}

}  // namespace

double pow_ieee(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (x != x || y != y) return x + y;
  if (std::fabs(y) == infinity) {
    if (std::fabs(x) == 1) return 1;
    return (std::fabs(x) > 1) == (y > 0) ? infinity : 0;
  }
  const double magnitude = std::fabs(x);
  const double sign = std::signbit(x) && is_odd_integer(y) ? -1.0 : 1.0;
  if (magnitude == 0) return y > 0 ? sign * 0.0 : sign * infinity;
  if (magnitude == infinity) return y > 0 ? sign * infinity : sign * 0.0;
  if (x < 0 && std::floor(y) != y) return kernel::not_a_number;
  if (magnitude == 1) return sign;
  return sign * pow_positive(magnitude, y);
}

}  // namespace fundshare
