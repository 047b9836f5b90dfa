// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/threshold_loops.hpp"

#include <array>
#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace fundshare {
namespace {

using OfGroup = std::span<const std::uint8_t>;  // 0 or 1 by world

[[gnu::always_inline]] inline void count_loop(const double* x, OfGroup group, std::span<const double> thresholds,
                                              Reach* out) {
  std::array<std::int64_t, threshold_block> weight;
  for (std::size_t w = 0; w < group.size(); ++w) weight[w] = group[w];
  for (std::size_t k = 0; k < thresholds.size(); ++k) {
    std::int64_t values = 0, sum = 0;
    for (std::size_t w = 0; w < group.size(); ++w) {
      values += x[w] >= thresholds[k] ? 1 : 0;
      sum += x[w] >= thresholds[k] ? weight[w] : 0;
    }
    out[k] = {values, sum};
  }
}

/// How many of 2^k - 1 ascending thresholds each value reaches: by a search without branches.
[[gnu::always_inline]] inline void search_loop(const double* x, std::size_t n, const double* padded, std::size_t steps,
                                               std::uint64_t* reached) {
  for (std::size_t w = 0; w < n; ++w) reached[w] = 0;
  for (std::size_t step = steps; step > 0; step /= 2) {
    for (std::size_t w = 0; w < n; ++w) reached[w] += padded[reached[w] + step - 1] <= x[w] ? step : 0;
  }
}

void count_any(const double* x, OfGroup group, std::span<const double> thresholds, Reach* out) {
  count_loop(x, group, thresholds, out);
}
FUNDSHARE_AVX2 void count_avx2(const double* x, OfGroup group, std::span<const double> thresholds, Reach* out) {
  count_loop(x, group, thresholds, out);
}
#if defined(__x86_64__)
/// 64 comparisons as bits.
FUNDSHARE_AVX512 inline std::uint64_t reached_bits(const double* x, __m512d threshold) {
  std::uint32_t half[2];
  for (std::size_t h = 0; h < 2; ++h) {
    __mmask8 of[4];
    for (std::size_t i = 0; i < 4; ++i) {
      of[i] = _mm512_cmp_pd_mask(_mm512_loadu_pd(x + 32 * h + 8 * i), threshold, _CMP_GE_OQ);
    }
    half[h] = _mm512_kunpackw(_mm512_kunpackb(of[3], of[2]), _mm512_kunpackb(of[1], of[0]));
  }
  return half[0] | (std::uint64_t{half[1]} << 32);
}

/// A whole block with masks: no compiler counts the bits of a comparison.
FUNDSHARE_AVX512 void count_avx512(const double* x, OfGroup group, std::span<const double> thresholds, Reach* out) {
  if (group.size() != threshold_block) return count_loop(x, group, thresholds, out);
  std::uint64_t groups[threshold_block / 64];
  for (std::size_t j = 0; j < threshold_block / 64; ++j) {
    const __m512i of_worlds = _mm512_loadu_si512(group.data() + 64 * j);
    groups[j] = _mm512_test_epi8_mask(of_worlds, of_worlds);
  }
  for (std::size_t k = 0; k < thresholds.size(); ++k) {
    const __m512d threshold = _mm512_set1_pd(thresholds[k]);
    out[k] = {0, 0};
    for (std::size_t j = 0; j < threshold_block / 64; ++j) {
      const std::uint64_t reached = reached_bits(x + 64 * j, threshold);
      out[k].values += std::popcount(reached);
      out[k].in_group += std::popcount(reached & groups[j]);
    }
  }
}
#else
constexpr auto count_avx512 = count_any;
#endif
constexpr PerInstructionSet<void(const double*, OfGroup, std::span<const double>, Reach*)> count_reach{
    count_any, count_avx2, count_avx512};

void search_any(const double* x, std::size_t n, const double* padded, std::size_t steps, std::uint64_t* reached) {
  search_loop(x, n, padded, steps, reached);
}
FUNDSHARE_AVX2 void search_avx2(const double* x, std::size_t n, const double* padded, std::size_t steps,
                                std::uint64_t* reached) {
  search_loop(x, n, padded, steps, reached);
}
FUNDSHARE_AVX512 void search_avx512(const double* x, std::size_t n, const double* padded, std::size_t steps,
                                    std::uint64_t* reached) {
  search_loop(x, n, padded, steps, reached);
}
constexpr PerInstructionSet<void(const double*, std::size_t, const double*, std::size_t, std::uint64_t*)> search{
    search_any, search_avx2, search_avx512};

}  // namespace

void count_reached(InstructionSet set, std::span<const double> block, std::span<const std::uint8_t> group,
                   std::span<const double> thresholds, Reach* out) {
  count_reach.get(set)(block.data(), group.first(block.size()), thresholds, out);
}

void find_reached(InstructionSet set, std::span<const double> block, std::span<const double> padded,
                  std::uint64_t* reached) {
  search.get(set)(block.data(), block.size(), padded.data(), (padded.size() + 1) / 2, reached);
}

}  // namespace fundshare
