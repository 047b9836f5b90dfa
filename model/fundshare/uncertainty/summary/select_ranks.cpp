// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/select_ranks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

constexpr std::size_t few = 256;     // below, the values are put in order as they are
constexpr std::size_t cells = 1024;  // of the grid

/// The values of ranks that lie among these values; `below` values that are not among them are lower.
void select_directly(std::span<double> values, std::uint64_t below, std::span<const std::uint64_t> ranks,
                     std::span<double> found) {
  auto from = values.begin();
  for (std::size_t r = 0; r < ranks.size(); ++r) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(ranks[r] - below - 1);
    if (at >= from) {
      std::nth_element(from, at, values.end());
      from = at + 1;
    }
    found[r] = *at;
  }
}

/// Cell of a value on the even grid: ascending in the value, whatever the rounding.
struct EvenGrid {
  double low, scale;
  [[nodiscard]] std::uint16_t operator()(double x) const {
    return static_cast<std::uint16_t>(std::min(cells - 1, static_cast<std::size_t>((x - low) * scale)));
  }
};

/// A cell that holds some of the ranks, and where its values are put.
struct WantedCell {
  std::uint64_t below;
  std::size_t first_rank, last_rank, begin, end;
};

/// The cells that hold a rank, ascending; `place` becomes 1 + their number by cell.
std::vector<WantedCell> wanted_cells(const std::array<std::uint32_t, cells>& counts,
                                     std::span<const std::uint64_t> ranks, std::array<std::uint8_t, cells>& place) {
  std::vector<WantedCell> wanted;
  std::uint64_t below = 0;
  std::size_t next = 0, begin = 0;
  for (std::size_t cell = 0; cell < cells && next < ranks.size(); ++cell) {
    const std::size_t first = next;
    while (next < ranks.size() && ranks[next] <= below + counts[cell]) ++next;
    if (next > first) {
      wanted.push_back({below, first, next, begin, begin + counts[cell]});
      place[cell] = static_cast<std::uint8_t>(wanted.size());
      begin += counts[cell];
    }
    below += counts[cell];
  }
  expects(next == ranks.size(), "ranks ascend within 1..n");
  return wanted;
}

}  // namespace

void select_ranks(std::span<double> values, std::span<const std::uint64_t> ranks, std::span<double> found) {
  expects(!values.empty() && found.size() == ranks.size() && ranks.size() < 256, "values, and a place for each rank");
  const auto [least, greatest] = std::ranges::minmax(values);
  const double width = greatest - least;
  const bool has_width = width > 0.0 && std::isfinite(width) && std::isfinite(static_cast<double>(cells) / width);
  if (values.size() < few || !has_width) {
    return select_directly(values, 0, ranks, found);
  }
  const EvenGrid cell_of{least, (static_cast<double>(cells) - 0.5) / width};
  std::array<std::uint32_t, cells> counts{};
  std::vector<std::uint16_t> cell(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) ++counts[cell[i] = cell_of(values[i])];
  std::array<std::uint8_t, cells> place{};
  const auto wanted = wanted_cells(counts, ranks, place);
  std::vector<double> inside(wanted.empty() ? 0 : wanted.back().end);
  std::vector<std::size_t> cursor;
  for (const auto& of : wanted) cursor.push_back(of.begin);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (const std::size_t at = place[cell[i]]) inside[cursor[at - 1]++] = values[i];
  }
  for (const auto& of : wanted) {
    select_directly(std::span{inside}.subspan(of.begin, of.end - of.begin), of.below,
                    ranks.subspan(of.first_rank, of.last_rank - of.first_rank),
                    found.subspan(of.first_rank, of.last_rank - of.first_rank));
  }
}

}  // namespace fundshare
