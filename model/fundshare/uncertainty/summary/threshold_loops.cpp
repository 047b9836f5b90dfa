// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/threshold_loops.hpp"

#include <algorithm>
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

/// How many of 2^k - 1 ascending thresholds each value reaches: by a search without branches, from what steps before
/// found.
[[gnu::always_inline]] inline void search_loop(const double* x, std::size_t n, const double* padded, std::size_t steps,
                                               std::uint64_t* reached) {
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
#if defined(__x86_64__)
constexpr std::size_t top_levels = 4, top_nodes = std::size_t{1} << top_levels;

/// The first four steps of the search of eight values at a time, from a tree of 15 thresholds that two registers hold:
/// a step that reads memory takes four times as long. \param steps  8 or more \return the step that is next
FUNDSHARE_AVX512 std::size_t search_top(const double* x, std::size_t n, const double* padded, std::size_t steps,
                                        std::uint64_t* reached) {
  double tree[top_nodes]{};
  std::size_t offset[2 * top_nodes]{};
  for (std::size_t node = 1, step = steps; node < top_nodes; ++node) {
    if (node > 1 && std::has_single_bit(node)) step /= 2;  // the first of a level
    tree[node] = padded[offset[node] + step - 1];
    offset[2 * node] = offset[node];
    offset[2 * node + 1] = offset[node] + step;
  }
  const __m512d low = _mm512_loadu_pd(tree), high = _mm512_loadu_pd(tree + 8);
  const __m512i one = _mm512_set1_epi64(1), last_step = _mm512_set1_epi64(static_cast<long long>(steps / 8));
  for (std::size_t w = 0; w < n; w += 8) {
    const __m512d eight = _mm512_loadu_pd(x + w);
    __m512i node = one;
    for (std::size_t level = 0; level < top_levels; ++level) {
      const __mmask8 is = _mm512_cmp_pd_mask(_mm512_permutex2var_pd(low, node, high), eight, _CMP_LE_OQ);
      node = _mm512_add_epi64(node, node);
      node = _mm512_mask_add_epi64(node, is, node, one);
    }
    const __m512i place = _mm512_sub_epi64(node, _mm512_set1_epi64(top_nodes));
    _mm512_storeu_si512(reached + w, _mm512_mullo_epi64(place, last_step));
  }
  return steps / top_nodes;
}

FUNDSHARE_AVX512 void search_avx512(const double* x, std::size_t n, const double* padded, std::size_t steps,
                                    std::uint64_t* reached) {
  const bool has_top = n % 8 == 0 && steps >= top_nodes / 2;
  search_loop(x, n, padded, has_top ? search_top(x, n, padded, steps, reached) : steps, reached);
}
#else
constexpr auto search_avx512 = search_any;
#endif
constexpr PerInstructionSet<void(const double*, std::size_t, const double*, std::size_t, std::uint64_t*)> search{
    search_any, search_avx2, search_avx512};

}  // namespace

void count_reached(InstructionSet set, std::span<const double> block, std::span<const std::uint8_t> group,
                   std::span<const double> thresholds, Reach* out) {
  count_reach.get(set)(block.data(), group.first(block.size()), thresholds, out);
}

void find_reached(InstructionSet set, std::span<const double> block, std::span<const double> padded,
                  std::uint64_t* reached) {
  std::fill_n(reached, block.size(), 0);
  search.get(set)(block.data(), block.size(), padded.data(), (padded.size() + 1) / 2, reached);
}

}  // namespace fundshare
