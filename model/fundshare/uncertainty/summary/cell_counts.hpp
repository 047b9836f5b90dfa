// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "fundshare/uncertainty/summary/rank_brackets.hpp"

namespace fundshare {

/// How many values of a column lie in each cell, where they were kept; and so the cell of a rank.
class CellCounts {
 public:
  /// \param counts  by class \param kept  the values in brackets, in pieces; kept by reference, as grid and counts are
  CellCounts(const CellGrid& grid, const CellClasses& classes, const BracketTally::Counts& counts,
             std::vector<std::span<const double>> kept);

  struct Place {
    std::size_t cell;
    std::uint64_t rank;  ///< among the values in the cell, atoms with them
  };
  /// \param ranks  1-based, ascending, within the values seen \return by rank; nothing for one in a gap
  [[nodiscard]] std::vector<std::optional<Place>> places_of(std::span<const std::uint64_t> ranks) const;
  /// The values at some places, ascending as those of places_of().
  [[nodiscard]] std::vector<std::optional<double>> values_at(std::span<const std::optional<Place>> places) const;

 private:
  [[nodiscard]] std::uint64_t atoms_in(std::size_t cell) const { return cell == atom_cell_ ? atoms_ : 0; }
  [[nodiscard]] std::uint64_t in_gap(std::size_t number) const;
  void find_in_cell(std::size_t cell, std::span<double> values, std::span<const std::uint64_t> ranks,
                    std::span<std::optional<double>> out) const;

  const CellGrid* grid_;
  CellClasses::OfCells class_of_;
  const BracketTally::Counts* counts_;
  std::vector<std::span<const double>> kept_;
  std::uint64_t atoms_;
  std::size_t atom_cell_;                            ///< that of the numbers beside the atom, if there are any atoms
  std::array<std::uint32_t, CellGrid::cells> in_{};  ///< kept values by cell
};

}  // namespace fundshare
