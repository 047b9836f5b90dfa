// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "fundshare/numerics/instruction_set.hpp"
#include "fundshare/numerics/kernels_inline.hpp"

namespace fundshare {

/// One cell of a quantile table, a cache line: the quantile is c0 + c1 s + ... + c5 s^5 for s from 0 to 1.
struct alignas(64) TableCell {
  double c[6];  // NaN in c[0]: compute directly
};

/// Where the cells of a quantile table lie. Each half of a segment is cut in octaves of t, the distance from its end
/// over its length, and each octave in equal cells.
namespace table_grid {

inline constexpr int bits_per_octave = 5;
inline constexpr int octaves = 22;
/// The first: below all octaves; the last: t = 1.
inline constexpr int cells_per_half = (octaves << bits_per_octave) + 2;
/// The bits of t above these count octaves and cells in one number.
inline constexpr int low_bits = 52 - bits_per_octave;
inline constexpr std::uint64_t first_code = (std::uint64_t{1023 - octaves} << bits_per_octave) - 1;

/// The lower end of cell k >= 1 of a half.
inline double cell_start(int k) { return kernel::from_bits((static_cast<std::uint64_t>(k) + first_code) << low_bits); }

}  // namespace table_grid

/// The parts of a table that a look-up reads.
struct TableView {
  std::span<const double> ends;      ///< of segments: 0, breakpoints, 1
  std::span<const double> per_half;  ///< of each segment, 2 over its length
  const TableCell* cells;            ///< of the lower half of each segment, then of its upper half
};

/// Uniforms looked up at once.
inline constexpr std::size_t table_chunk = 256;

/// The polynomial of a cell, in the steps of look_up.
[[nodiscard]] double table_polynomial(const TableCell& cell, double s);

/// Looks up at most table_chunk uniforms, without a branch for each. Each set of instructions gives the same bits.
/// \param x  receives the quantiles, NaN where they are to be computed directly
/// \returns how many are NaN
[[nodiscard]] std::size_t look_up(InstructionSet set, const TableView& table, std::span<const double> u, double* x);

}  // namespace fundshare
