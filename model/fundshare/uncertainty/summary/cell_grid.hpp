// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <span>

namespace fundshare {

/// Cells that the numbers of one column fall into, ascending: about 2,000 between two values, even in the leading bits
/// of the numbers and so nearly even in their logarithm; one below and one above. One value that many worlds share, an
/// atom, may have a cell of its own.
class CellGrid {
 public:
  static constexpr std::size_t cells = 2048;
  static constexpr std::size_t atom_cell = cells;  ///< of the atom alone
  using Cells = std::array<std::uint16_t, 256>;

  /// Cells of a few leading bits each, over all numbers.
  CellGrid() = default;
  /// \param low, high  between them the cells are fine; low <= high, both finite
  /// \param atom       NaN for none
  CellGrid(double low, double high, double atom = std::numeric_limits<double>::quiet_NaN());

  /// The cell of a number by its size; for the atom, that of the numbers beside it.
  [[nodiscard]] std::size_t cell_of(double x) const;
  [[nodiscard]] double atom() const { return atom_; }
  /// The cell of each value of a block of at most 256; the atom is in atom_cell. \return whether all are finite
  [[nodiscard]] bool cells_of(std::span<const double> block, Cells& out) const;

 private:
  std::uint32_t base_ = 0, shift_ = 22;  ///< cell 0 begins at key base_ << shift_
  double atom_ = std::numeric_limits<double>::quiet_NaN();
};

/// Calls visit(value, cell) for every value.
template <class Visit>
void visit_cells(const CellGrid& grid, std::span<const double> values, Visit visit) {
  CellGrid::Cells cells;
  for (std::size_t first = 0; first < values.size(); first += cells.size()) {
    const auto block = values.subspan(first, std::min(cells.size(), values.size() - first));
    static_cast<void>(grid.cells_of(block, cells));
    for (std::size_t i = 0; i < block.size(); ++i) visit(block[i], std::size_t{cells[i]});
  }
}

}  // namespace fundshare
