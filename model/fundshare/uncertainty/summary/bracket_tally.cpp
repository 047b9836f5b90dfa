// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "fundshare/uncertainty/summary/bracket_loops.hpp"
#include "fundshare/uncertainty/summary/rank_brackets.hpp"

namespace fundshare {

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
  std::size_t begin = 0;
  for (std::size_t number = 0; number < most; ++number) {
    const std::size_t end = number < edges_.size() ? edges_[number] : CellGrid::cells;
    std::fill(classes.begin() + begin, classes.begin() + std::max(begin, end), static_cast<std::uint8_t>(number));
    begin = std::max(begin, end);
  }
  classes[CellGrid::atom_cell] = atom;
  return classes;
}

void BracketTally::add(std::span<const double> block, const CellGrid::Cells& cells, const CellClasses& classes,
                       ValuePool& pool) {
  if (open_ == nullptr || size_ + room_for_kept > ValuePool::piece) start_piece(pool);
  worlds_ += block.size();
  const auto edges = classes.edges();
  const auto active = std::ranges::lower_bound(edges, CellGrid::atom_cell) - edges.begin();
  const auto taken = take_brackets(instruction_set(), block, cells, {edges.begin(), edges.begin() + active},
                                   reached_.data(), open_ + size_);
  atoms_ += taken.atoms;
  for (std::size_t k = static_cast<std::size_t>(active); k < reached_.size(); ++k) reached_[k] += taken.atoms;
  size_ += taken.kept;
}

void BracketTally::start_piece(ValuePool& pool) {
  if (size_ > 0) pieces_.emplace_back(open_, size_);
  open_ = pool.next();
  size_ = 0;
}

void BracketTally::move_to(ValuePool& pool) {
  const auto move = [&](const double* values, std::size_t size) {
    return std::copy_n(values, size, pool.next()) - size;
  };
  for (auto& piece : pieces_) piece = {move(piece.data(), piece.size()), piece.size()};
  if (open_ != nullptr) open_ = move(open_, size_);
}

void BracketTally::clear() { *this = {}; }

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
