// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/cell_grid.hpp"

#include <algorithm>

#include "fundshare/base/error.hpp"
#include "fundshare/numerics/instruction_set.hpp"

namespace fundshare {
namespace {

constexpr std::uint32_t last_cell = CellGrid::cells - 1;

/// The top 32 bits of the ordered key of a number: ascending, -0 and 0 equal.
[[gnu::always_inline]] inline std::uint32_t key_of(double x) {
  const auto top = static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(x + 0.0) >> 32);
  return static_cast<std::uint32_t>(top ^ ((top >> 31) | std::numeric_limits<std::int32_t>::min()));
}

[[gnu::always_inline]] inline std::uint32_t place(std::uint32_t key, std::uint32_t base, std::uint32_t shift) {
  return std::min(std::max(key >> shift, base) - base, last_cell);
}

/// \return 0 if all values are finite
[[gnu::always_inline]] inline std::uint32_t cells_loop(const double* x, std::size_t n, std::uint32_t base,
                                                       std::uint32_t shift, double atom, std::uint16_t* out) {
  constexpr std::uint32_t exponent = 0x7ff00000;
  std::array<std::uint32_t, 256> top;
  std::uint32_t undefined = 0;
  for (std::size_t w = 0; w < n; ++w) {
    const double value = x[w] == atom ? std::numeric_limits<double>::quiet_NaN() : x[w];
    top[w] = static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(value + 0.0) >> 32);
  }
  for (std::size_t w = 0; w < n; ++w) {
    const auto bits = static_cast<std::int32_t>(top[w]);
    const auto key = static_cast<std::uint32_t>(bits ^ ((bits >> 31) | std::numeric_limits<std::int32_t>::min()));
    const bool special = (top[w] & exponent) == exponent;
    undefined += special ? 1u : 0u;
    out[w] = static_cast<std::uint16_t>(special ? CellGrid::atom_cell : place(key, base, shift));
  }
  return undefined;
}

std::uint32_t cells_any(const double* x, std::size_t n, std::uint32_t base, std::uint32_t shift, double atom,
                        std::uint16_t* out) {
  return cells_loop(x, n, base, shift, atom, out);
}
FUNDSHARE_AVX2 std::uint32_t cells_avx2(const double* x, std::size_t n, std::uint32_t base, std::uint32_t shift,
                                        double atom, std::uint16_t* out) {
  return cells_loop(x, n, base, shift, atom, out);
}
FUNDSHARE_AVX512 std::uint32_t cells_avx512(const double* x, std::size_t n, std::uint32_t base, std::uint32_t shift,
                                            double atom, std::uint16_t* out) {
  return cells_loop(x, n, base, shift, atom, out);
}

constexpr PerInstructionSet<std::uint32_t(const double*, std::size_t, std::uint32_t, std::uint32_t, double,
                                          std::uint16_t*)>
    loop{cells_any, cells_avx2, cells_avx512};

}  // namespace

CellGrid::CellGrid(double low, double high, double atom) : base_{0}, shift_{0}, atom_{atom} {
  expects(low <= high, "a grid between two values");
  const std::uint32_t first = key_of(low), last = key_of(high);
  while ((last >> shift_) - (first >> shift_) + 2 > last_cell) ++shift_;
  base_ = (first >> shift_) == 0 ? 0 : (first >> shift_) - 1;
}

std::size_t CellGrid::cell_of(double x) const { return place(key_of(x), base_, shift_); }

bool CellGrid::cells_of(std::span<const double> block, Cells& out) const {
  const std::uint32_t special =
      loop.get(instruction_set())(block.data(), block.size(), base_, shift_, atom_, out.data());
  if (special == 0) return true;
  // The cell of the atom holds what is undefined, too.
  std::uint32_t undefined = 0;
  for (const double x : block) undefined += !(x - x == 0.0);
  return undefined == 0;
}

}  // namespace fundshare
