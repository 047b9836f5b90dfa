// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "fundshare/numerics/instruction_set.hpp"
#include "fundshare/uncertainty/summary/cell_grid.hpp"

namespace fundshare {

/// What take_brackets() may write beyond the first `kept` values.
inline constexpr std::size_t room_for_kept = CellGrid::Cells{}.size() + 8;

/// What a block of one column gave.
struct TakenBlock {
  std::size_t kept;     ///< values in brackets
  std::uint64_t atoms;  ///< values in the cell of the atom
};

/// Counts how many values of a block lie at or above each edge, the atoms with them, and keeps those between an edge of
/// even number and the next. With each set of instructions the same counts and values; their order may differ.
/// \param cells    of the block's values
/// \param edges    cells, ascending, below that of the atom
/// \param reached  by edge, added to
/// \param kept     room for room_for_kept values
[[nodiscard]] TakenBlock take_brackets(InstructionSet set, std::span<const double> block, const CellGrid::Cells& cells,
                                       std::span<const std::uint16_t> edges, std::uint64_t* reached, double* kept);

}  // namespace fundshare
