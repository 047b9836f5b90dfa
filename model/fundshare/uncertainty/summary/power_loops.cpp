// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/power_loops.hpp"

#include <cstring>

namespace fundshare {
namespace {

constexpr std::size_t leaf = 8;  // terms that pairwise_sum adds one by one
constexpr std::size_t leaves = power_block / leaf;

/// The leaves lie side by side, so that the loops are vectors over leaves and each number is still added where
/// pairwise_sum adds it.
[[gnu::always_inline]] inline std::array<double, 4> sums_loop(const double* block, double pivot) {
  std::array<double, power_block> deviation;
  for (std::size_t i = 0; i < leaf; ++i) {
    for (std::size_t j = 0; j < leaves; ++j) deviation[i * leaves + j] = block[j * leaf + i] - pivot;
  }
  std::array<double, leaves> a{}, b{}, c{}, d{};
  for (std::size_t i = 0; i < leaf; ++i) {
    const double* const row = deviation.data() + i * leaves;
    for (std::size_t j = 0; j < leaves; ++j) {
      const double x = row[j];
      const double square = x * x, cube = square * x;
      a[j] += x;
      b[j] += square;
      c[j] += cube;
      d[j] += cube * x;
    }
  }
  for (std::size_t count = leaves / 2; count > 0; count /= 2) {
    for (std::size_t j = 0; j < count; ++j) {
      a[j] = a[2 * j] + a[2 * j + 1];
      b[j] = b[2 * j] + b[2 * j + 1];
      c[j] = c[2 * j] + c[2 * j + 1];
      d[j] = d[2 * j] + d[2 * j + 1];
    }
  }
  return {a[0], b[0], c[0], d[0]};
}

std::array<double, 4> sums_any(const double* block, double pivot) { return sums_loop(block, pivot); }
FUNDSHARE_AVX2 std::array<double, 4> sums_avx2(const double* block, double pivot) { return sums_loop(block, pivot); }

#if defined(__x86_64__)

/// Eight numbers, and half of them.
using Eight [[gnu::vector_size(64)]] = double;
using Four [[gnu::vector_size(32)]] = double;

constexpr std::size_t groups = leaves / 8;  // of eight leaves, one to each place of a vector

/// Eight rows of eight become columns. A compiler gathers each column by itself, with twice as many steps.
FUNDSHARE_AVX512 inline void transpose(Eight* rows) {
  Eight pairs[8], fours[8];
  for (std::size_t i = 0; i < 8; i += 2) {
    pairs[i] = __builtin_shufflevector(rows[i], rows[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    pairs[i + 1] = __builtin_shufflevector(rows[i], rows[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
  for (std::size_t half = 0; half < 8; half += 4) {
    for (std::size_t i = half; i < half + 2; ++i) {
      fours[i] = __builtin_shufflevector(pairs[i], pairs[i + 2], 0, 1, 4, 5, 8, 9, 12, 13);
      fours[i + 2] = __builtin_shufflevector(pairs[i], pairs[i + 2], 2, 3, 6, 7, 10, 11, 14, 15);
    }
  }
  for (std::size_t i = 0; i < 4; ++i) {
    rows[i] = __builtin_shufflevector(fours[i], fours[i + 4], 0, 1, 4, 5, 8, 9, 12, 13);
    rows[i + 4] = __builtin_shufflevector(fours[i], fours[i + 4], 2, 3, 6, 7, 10, 11, 14, 15);
  }
}

/// The sums of each group of eight leaves, added in pairs of neighbours three times.
FUNDSHARE_AVX512 inline Four sums_of_groups(const Eight* x) {
  const Eight first = __builtin_shufflevector(x[0], x[1], 0, 8, 2, 10, 4, 12, 6, 14) +
                      __builtin_shufflevector(x[0], x[1], 1, 9, 3, 11, 5, 13, 7, 15);
  const Eight last = __builtin_shufflevector(x[2], x[3], 0, 8, 2, 10, 4, 12, 6, 14) +
                     __builtin_shufflevector(x[2], x[3], 1, 9, 3, 11, 5, 13, 7, 15);
  const Eight fours = __builtin_shufflevector(first, last, 0, 1, 4, 5, 8, 9, 12, 13) +
                      __builtin_shufflevector(first, last, 2, 3, 6, 7, 10, 11, 14, 15);
  return __builtin_shufflevector(fours, fours, 0, 1, 4, 5) + __builtin_shufflevector(fours, fours, 2, 3, 6, 7);
}

FUNDSHARE_AVX512 inline double sum_of(const Eight* of_leaves) {
  const Four sums = sums_of_groups(of_leaves);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

FUNDSHARE_AVX512 std::array<double, 4> sums_avx512(const double* block, double pivot) {
  Eight a[groups]{}, b[groups]{}, c[groups]{}, d[groups]{};
  for (std::size_t g = 0; g < groups; ++g) {
    Eight rows[8];
    for (std::size_t i = 0; i < 8; ++i) std::memcpy(&rows[i], block + 64 * g + 8 * i, sizeof rows[i]);
    transpose(rows);
    for (const Eight& row : rows) {
      const Eight x = row - pivot;
      const Eight square = x * x, cube = square * x;
      a[g] += x;
      b[g] += square;
      c[g] += cube;
      d[g] += cube * x;
    }
  }
  return {sum_of(a), sum_of(b), sum_of(c), sum_of(d)};
}

#else
constexpr auto sums_avx512 = sums_any;
#endif

constexpr PerInstructionSet<std::array<double, 4>(const double*, double)> sums{sums_any, sums_avx2, sums_avx512};

}  // namespace

std::array<double, 4> sum_powers(InstructionSet set, const double* block, double pivot) {
  return sums.get(set)(block, pivot);
}

}  // namespace fundshare
