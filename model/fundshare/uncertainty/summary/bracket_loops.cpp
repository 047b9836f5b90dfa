// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/bracket_loops.hpp"

#include <array>
#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace fundshare {
namespace {

using Marks = std::array<std::uint16_t, 256>;

/// How many cells lie at or above an edge; turns the mark of each of those over.
[[gnu::always_inline]] inline std::uint16_t reach_loop(const std::uint16_t* cells, std::size_t n, std::uint16_t edge,
                                                       std::uint16_t* marks) {
  std::uint16_t reached = 0;
  for (std::size_t w = 0; w < n; ++w) {
    const std::uint16_t is = cells[w] >= edge ? 1 : 0;
    reached = static_cast<std::uint16_t>(reached + is);
    marks[w] ^= is;
  }
  return reached;
}

std::uint16_t reach_any(const std::uint16_t* cells, std::size_t n, std::uint16_t edge, std::uint16_t* marks) {
  return reach_loop(cells, n, edge, marks);
}
FUNDSHARE_AVX2 std::uint16_t reach_avx2(const std::uint16_t* cells, std::size_t n, std::uint16_t edge,
                                        std::uint16_t* marks) {
  return reach_loop(cells, n, edge, marks);
}
constexpr PerInstructionSet<std::uint16_t(const std::uint16_t*, std::size_t, std::uint16_t, std::uint16_t*)> reach{
    reach_any, reach_avx2, reach_avx2};

/// Copies the values whose mark is 1. Few are, so that the marks of eight values are looked at together.
/// \param marks  0 beyond the block
std::size_t keep_marked(std::span<const double> block, const Marks& marks, double* kept) {
  static_assert(std::endian::native == std::endian::little, "the first of four marks is the lowest of a word");
  std::size_t size = 0;
  for (std::size_t w = 0; w < block.size(); w += 8) {
    std::uint64_t first, second;
    std::memcpy(&first, marks.data() + w, sizeof first);
    std::memcpy(&second, marks.data() + w + 4, sizeof second);
    for (std::uint64_t bits = first | (second << 1); bits != 0; bits &= bits - 1) {
      const auto place = static_cast<std::size_t>(std::countr_zero(bits));
      kept[size++] = block[w + place / 16 + 4 * (place % 2)];
    }
  }
  return size;
}

TakenBlock take_in_loops(InstructionSet set, std::span<const double> block, const CellGrid::Cells& cells,
                         std::span<const std::uint16_t> edges, std::uint64_t* reached, double* kept) {
  Marks marks{}, unused{};
  const auto count = reach.get(set);
  for (std::size_t k = 0; k < edges.size(); ++k)
    reached[k] += count(cells.data(), block.size(), edges[k], marks.data());
  // The atom lies above every edge; its mark is turned over once more where that leaves it odd.
  const std::uint16_t atoms =
      count(cells.data(), block.size(), CellGrid::atom_cell, (edges.size() % 2 == 1 ? marks : unused).data());
  return {keep_marked(block, marks, kept), atoms};
}

#if defined(__x86_64__)

/// The marks of a block, a bit each.
using Bits = std::array<std::uint64_t, 4>;

/// How many cells lie at or above an edge; turns the bit of each of those over.
FUNDSHARE_AVX512 inline std::uint64_t reach_bits(const __m512i* cells, std::uint16_t edge, Bits& marks) {
  const __m512i least = _mm512_set1_epi16(static_cast<short>(edge));
  std::uint64_t count = 0;
  for (std::size_t j = 0; j < marks.size(); ++j) {
    const __mmask32 low = _mm512_cmpge_epu16_mask(cells[2 * j], least);
    const __mmask32 high = _mm512_cmpge_epu16_mask(cells[2 * j + 1], least);
    const std::uint64_t is = _cvtmask64_u64(_mm512_kunpackd(high, low));
    count += static_cast<std::uint64_t>(std::popcount(is));
    marks[j] ^= is;
  }
  return count;
}

/// Copies the values whose bit is 1. They are packed in the first-level cache: 32 stores that lie over one another
/// would each wait for the memory of a column, which is far, where a few that lie beside each other do.
FUNDSHARE_AVX512 inline std::size_t keep_bits(std::span<const double> block, const Bits& marks, double* kept) {
  alignas(64) double packed[room_for_kept];
  std::size_t size = 0;
  for (std::size_t j = 0; j < marks.size(); ++j) {
    std::uint64_t bits = marks[j];
    for (std::size_t w = 64 * j; w < 64 * j + 64; w += 8, bits >>= 8) {
      const __m512d eight = _mm512_loadu_pd(block.data() + w);
      _mm512_storeu_pd(packed + size, _mm512_maskz_compress_pd(static_cast<__mmask8>(bits), eight));
      size += static_cast<std::size_t>(std::popcount(bits & 0xff));
    }
  }
  for (std::size_t i = 0; i < size; i += 8) _mm512_storeu_pd(kept + i, _mm512_load_pd(packed + i));
  return size;
}

/// A whole block with masks: a comparison gives 32 bits, and an instruction packs the marked ones of eight values. No
/// compiler finds these in a loop.
FUNDSHARE_AVX512 TakenBlock take_with_masks(std::span<const double> block, const CellGrid::Cells& cells,
                                            std::span<const std::uint16_t> edges, std::uint64_t* reached,
                                            double* kept) {
  __m512i of_block[8];
  for (std::size_t j = 0; j < 8; ++j) of_block[j] = _mm512_loadu_si512(cells.data() + 32 * j);
  Bits marks{}, unused{};
  for (std::size_t k = 0; k < edges.size(); ++k) reached[k] += reach_bits(of_block, edges[k], marks);
  const std::uint64_t atoms = reach_bits(of_block, CellGrid::atom_cell, edges.size() % 2 == 1 ? marks : unused);
  const std::size_t size = keep_bits(block, marks, kept);
  return {size, atoms};
}

#endif

}  // namespace

TakenBlock take_brackets(InstructionSet set, std::span<const double> block, const CellGrid::Cells& cells,
                         std::span<const std::uint16_t> edges, std::uint64_t* reached, double* kept) {
#if defined(__x86_64__)
  if (set == InstructionSet::avx512 && block.size() == cells.size()) {
    return take_with_masks(block, cells, edges, reached, kept);
  }
#endif
  return take_in_loops(set, block, cells, edges, reached, kept);
}

}  // namespace fundshare
