// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "fundshare/numerics/instruction_set.hpp"
#include "fundshare/uncertainty/summary/rank_brackets.hpp"

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
FUNDSHARE_AVX512 std::uint16_t reach_avx512(const std::uint16_t* cells, std::size_t n, std::uint16_t edge,
                                            std::uint16_t* marks) {
  return reach_loop(cells, n, edge, marks);
}
constexpr PerInstructionSet<std::uint16_t(const std::uint16_t*, std::size_t, std::uint16_t, std::uint16_t*)> reach{
    reach_any, reach_avx2, reach_avx512};

/// Appends the values whose mark is 1. Few are, so that the marks of eight values are looked at together.
/// \param marks  0 beyond the block \return the number of values kept
std::size_t keep_marked(std::span<const double> block, const Marks& marks, double* kept, std::size_t size) {
  static_assert(std::endian::native == std::endian::little, "the first of four marks is the lowest of a word");
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

}  // namespace

CellClasses::CellClasses() {
  edges_.fill(CellGrid::atom_cell);
  edges_[0] = 0;
}

std::optional<CellClasses> CellClasses::of(const std::array<bool, CellGrid::cells>& inside) {
  CellClasses classes;
  classes.edges_.fill(CellGrid::atom_cell);
  std::size_t number = 0;
  for (std::size_t cell = 0; cell < CellGrid::cells; ++cell) {
    if (inside[cell] == is_bracket(number)) continue;
    if (number == classes.edges_.size()) return std::nullopt;
    classes.edges_[number++] = static_cast<std::uint16_t>(cell);
  }
  return classes;
}

CellClasses::OfCells CellClasses::by_cell() const {
  OfCells classes;
  std::size_t number = 0;
  for (std::size_t cell = 0; cell < CellGrid::cells; ++cell) {
    while (number < edges_.size() && edges_[number] <= cell) ++number;
    classes[cell] = static_cast<std::uint8_t>(number);
  }
  classes[CellGrid::atom_cell] = atom;
  return classes;
}

void BracketTally::add(std::span<const double> block, const CellGrid::Cells& cells, const CellClasses& classes) {
  const std::size_t n = block.size();
  if (kept_.size() < size_ + n) kept_.resize(2 * size_ + 4 * n);
  worlds_ += n;
  const auto edges = classes.edges();
  const auto active = static_cast<std::size_t>(std::ranges::lower_bound(edges, CellGrid::atom_cell) - edges.begin());
  Marks marks, unused{};
  marks.fill(0);
  const auto count = reach.get(instruction_set());
  // The atom lies above every edge; its mark is turned over once more where that leaves it odd.
  const std::uint16_t atoms = count(cells.data(), n, CellGrid::atom_cell, (active % 2 == 1 ? marks : unused).data());
  atoms_ += atoms;
  for (std::size_t k = 0; k < active; ++k) reached_[k] += count(cells.data(), n, edges[k], marks.data());
  for (std::size_t k = active; k < reached_.size(); ++k) reached_[k] += atoms;
  size_ = keep_marked(block, marks, kept_.data(), size_);
}

void BracketTally::clear() {
  worlds_ = atoms_ = 0;
  reached_.fill(0);
  size_ = 0;
}

BracketTally::Counts BracketTally::counts() const {
  Counts counts{};
  std::uint64_t above = worlds_ - atoms_;
  for (std::size_t c = 0; c < reached_.size(); ++c) {
    counts[c] = above - (reached_[c] - atoms_);
    above = reached_[c] - atoms_;
  }
  counts[CellClasses::most - 1] = above;
  counts[CellClasses::atom] = atoms_;
  return counts;
}

}  // namespace fundshare
