// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/cell_counts.hpp"

#include <algorithm>

#include "fundshare/uncertainty/summary/select_ranks.hpp"

namespace fundshare {

CellCounts::CellCounts(const CellGrid& grid, const CellClasses& classes, const BracketTally::Counts& counts,
                       std::vector<std::span<const double>> kept)
    : grid_{&grid},
      class_of_{classes.by_cell()},
      counts_{&counts},
      kept_{std::move(kept)},
      atoms_{counts[CellClasses::atom]},
      atom_cell_{atoms_ > 0 ? grid.cell_of(grid.atom()) : CellGrid::cells} {
  for (const auto values : kept_) {
    visit_cells(grid, values, [this](double /*x*/, std::size_t cell) { ++in_[cell]; });
  }
}

/// All values of a gap, with the atoms among them: which of them is where was not kept.
std::uint64_t CellCounts::in_gap(std::size_t number) const {
  const bool holds_atoms = atoms_ > 0 && class_of_[atom_cell_] == number;
  return (*counts_)[number] + (holds_atoms ? atoms_ : 0);
}

std::vector<std::optional<CellCounts::Place>> CellCounts::places_of(std::span<const std::uint64_t> ranks) const {
  std::vector<std::optional<Place>> places(ranks.size());
  std::uint64_t below = 0;
  std::size_t next = 0;
  for (std::size_t cell = 0; cell < CellGrid::cells && next < ranks.size(); ++cell) {
    const std::size_t number = class_of_[cell];
    if (CellClasses::is_bracket(number)) {
      const std::uint64_t here = in_[cell] + atoms_in(cell);
      for (; next < ranks.size() && ranks[next] <= below + here; ++next)
        places[next] = Place{cell, ranks[next] - below};
      below += here;
    } else if (cell == 0 || class_of_[cell - 1] != number) {
      below += in_gap(number);
      while (next < ranks.size() && ranks[next] <= below) ++next;
    }
  }
  return places;
}

void CellCounts::find_in_cell(std::size_t cell, std::span<double> values, std::span<const std::uint64_t> ranks,
                              std::span<std::optional<double>> out) const {
  const std::uint64_t atoms = atoms_in(cell);
  const auto lower =
      atoms == 0
          ? values.size()
          : static_cast<std::uint64_t>(std::ranges::count_if(values, [this](double x) { return x < grid_->atom(); }));
  std::vector<std::uint64_t> wanted;
  std::vector<std::size_t> of;
  for (std::size_t k = 0; k < ranks.size(); ++k) {
    if (ranks[k] > lower && ranks[k] <= lower + atoms) {
      out[k] = grid_->atom();
    } else {
      wanted.push_back(ranks[k] <= lower ? ranks[k] : ranks[k] - atoms);
      of.push_back(k);
    }
  }
  if (wanted.empty()) return;
  std::vector<double> found(wanted.size());
  select_ranks(values, wanted, found);
  for (std::size_t k = 0; k < of.size(); ++k) out[of[k]] = found[k] + 0.0;  // -0 is 0
}

std::vector<std::optional<double>> CellCounts::values_at(std::span<const std::optional<Place>> places) const {
  struct Wanted {
    std::size_t cell, begin, end, first, last;  ///< values of a cell, and the places in it
  };
  std::vector<Wanted> wanted;
  std::array<std::uint8_t, CellGrid::cells + 1> number{};  // 1 + place in `wanted`
  for (std::size_t k = 0; k < places.size(); ++k) {
    if (!places[k]) continue;
    const std::size_t cell = places[k]->cell, begin = wanted.empty() ? 0 : wanted.back().end;
    if (wanted.empty() || wanted.back().cell != cell) wanted.push_back({cell, begin, begin + in_[cell], k, k});
    wanted.back().last = k + 1;
    number[cell] = static_cast<std::uint8_t>(wanted.size());
  }
  std::vector<double> values(wanted.empty() ? 0 : wanted.back().end);
  std::vector<std::size_t> cursor;
  for (const auto& of : wanted) cursor.push_back(of.begin);
  for (const auto piece : kept_) {
    visit_cells(*grid_, piece, [&](double x, std::size_t cell) {
      if (const std::size_t at = number[cell]) values[cursor[at - 1]++] = x;
    });
  }
  std::vector<std::optional<double>> found(places.size());
  for (const auto& of : wanted) {
    std::vector<std::uint64_t> ranks;
    for (std::size_t k = of.first; k < of.last; ++k) ranks.push_back(places[k]->rank);
    find_in_cell(of.cell, std::span{values}.subspan(of.begin, of.end - of.begin), ranks,
                 std::span{found}.subspan(of.first, of.last - of.first));
  }
  return found;
}

}  // namespace fundshare
