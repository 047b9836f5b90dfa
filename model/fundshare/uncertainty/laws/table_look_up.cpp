// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/table_look_up.hpp"

#include <algorithm>
#include <cstring>

namespace fundshare {

namespace {

using namespace table_grid;

/// Two numbers in the registers that every processor has.
using Pair [[gnu::vector_size(16)]] = double;

Pair pair_at(const double* c) {
  Pair pair;
  std::memcpy(&pair, c, sizeof pair);
  return pair;
}

/// The sums of the even and of the odd terms, the latter less a factor s: two chains of products side by side.
Pair halves_of(const TableCell& cell, double s) {
  const Pair square = Pair{s, s} * Pair{s, s};
  return (pair_at(cell.c + 4) * square + pair_at(cell.c + 2)) * square + pair_at(cell.c);
}

/// How many cells are asked for before they are read: a table that other work pushed out of the cache is far.
constexpr std::size_t ahead = 32;

/// The cell of each uniform and its place in the cell.
struct Places {
  std::uint64_t cell[table_chunk + ahead];
  double s[table_chunk];
};

/// The number of breakpoints up to each uniform.
[[gnu::always_inline]] inline void find_segments(const TableView& table, const double* u, std::size_t n,
                                                 std::uint64_t* segment) {
  for (std::size_t i = 0; i < n; ++i) segment[i] = 0;
  for (std::size_t k = 1; k < table.per_half.size(); ++k) {
    const double end = table.ends[k];
    for (std::size_t i = 0; i < n; ++i) segment[i] += static_cast<std::uint64_t>(u[i] >= end);
  }
}

enum class Segments { one, several };

template <Segments segments>
[[gnu::always_inline]] inline void find_cells(const TableView& table, const double* u, std::size_t n, Places& out) {
  const double least = kernel::from_bits(first_code << low_bits);  // in the cell below all octaves
  const double* const ends = table.ends.data();
  const double* const per_half = table.per_half.data();
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint64_t segment = segments == Segments::one ? 0 : out.cell[i];
    const double from_low = u[i] - ends[segment];
    const double from_high = ends[segment + 1] - u[i];
    const double distance = (from_high < from_low ? from_high : from_low) * per_half[segment];
    const double above = distance > least ? distance : least;
    const std::uint64_t t = kernel::bits_of(above < 1.0 ? above : 1.0);
    const std::uint64_t half = 2 * segment + static_cast<std::uint64_t>(from_high < from_low);
    out.cell[i] = half * cells_per_half + (t >> low_bits) - first_code;
    const std::uint64_t mantissa = (t << bits_per_octave) & 0x000fffffffffffff;
    out.s[i] = kernel::from_bits(mantissa | 0x3ff0000000000000) - 1.0;
  }
}

[[gnu::always_inline]] inline void find(const TableView& table, const double* u, std::size_t n, Places& out) {
  if (table.per_half.size() == 1) return find_cells<Segments::one>(table, u, n, out);
  find_segments(table, u, n, out.cell);
  find_cells<Segments::several>(table, u, n, out);
}

/// The even sums become quantiles. \returns how many are NaN
[[gnu::always_inline]] inline std::size_t join(const double* odd, const double* s, double* even, std::size_t n) {
  std::uint64_t missing = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double x = even[i] + s[i] * odd[i];
    missing += static_cast<std::uint64_t>(x != x);
    even[i] = x;
  }
  return missing;
}

void find_any(const TableView& table, const double* u, std::size_t n, Places& out) { find(table, u, n, out); }
FUNDSHARE_AVX2 void find_avx2(const TableView& table, const double* u, std::size_t n, Places& out) {
  find(table, u, n, out);
}
FUNDSHARE_AVX512 void find_avx512(const TableView& table, const double* u, std::size_t n, Places& out) {
  find(table, u, n, out);
}

std::size_t join_any(const double* odd, const double* s, double* even, std::size_t n) { return join(odd, s, even, n); }
FUNDSHARE_AVX2 std::size_t join_avx2(const double* odd, const double* s, double* even, std::size_t n) {
  return join(odd, s, even, n);
}
FUNDSHARE_AVX512 std::size_t join_avx512(const double* odd, const double* s, double* even, std::size_t n) {
  return join(odd, s, even, n);
}

constexpr PerInstructionSet<void(const TableView&, const double*, std::size_t, Places&)> find_loop{find_any, find_avx2,
                                                                                                   find_avx512};
constexpr PerInstructionSet<std::size_t(const double*, const double*, double*, std::size_t)> join_loop{
    join_any, join_avx2, join_avx512};

}  // namespace

double table_polynomial(const TableCell& cell, double s) {
  const Pair halves = halves_of(cell, s);
  return halves[0] + s * halves[1];
}

std::size_t look_up(InstructionSet set, const TableView& table, std::span<const double> u, double* x) {
  const std::size_t n = std::min(u.size(), table_chunk);
  Places places;
  find_loop.get(set)(table, u.data(), n, places);
  double odd[table_chunk];
  std::fill_n(places.cell + n, ahead, places.cell[0]);
  for (std::size_t i = 0; i < ahead; ++i) __builtin_prefetch(table.cells + places.cell[i]);
  for (std::size_t i = 0; i < n; ++i) {
    __builtin_prefetch(table.cells + places.cell[i + ahead]);
    const Pair halves = halves_of(table.cells[places.cell[i]], places.s[i]);
    x[i] = halves[0];
    odd[i] = halves[1];
  }
  return join_loop.get(set)(odd, places.s, x, n);
}

}  // namespace fundshare
