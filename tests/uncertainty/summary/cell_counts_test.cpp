// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/cell_counts.hpp"

#include <gtest/gtest.h>

namespace fundshare::cell_counts_test {
namespace {

/// Values 1 to 8 between 0.5 and 9, of which 3 to 5 are in a bracket; the others are in two gaps.
struct Example {
  double atom;
  CellGrid grid{0.5, 9.0, atom};
  CellClasses classes = [this] {
    std::array<bool, CellGrid::cells> inside{};
    for (std::size_t cell = grid.cell_of(2.5); cell <= grid.cell_of(5.5); ++cell) inside[cell] = true;
    return CellClasses::of(inside).value();
  }();
  std::vector<double> first{4.0}, second{5.0, 3.0};
  [[nodiscard]] CellCounts counts(const BracketTally::Counts& by_class) const {
    return {grid, classes, by_class, {first, second}};
  }
};
constexpr double no_atom = std::numeric_limits<double>::quiet_NaN();
using Values = std::vector<std::optional<double>>;

TEST(CellCounts, FindTheValuesOfABracketAndNoneOfAGap) {
  const Example example{no_atom};
  const BracketTally::Counts by_class{2, 3, 3};
  const auto cells = example.counts(by_class);
  const std::vector<std::uint64_t> ranks{1, 2, 3, 4, 5, 6, 8};
  const auto places = cells.places_of(ranks);
  EXPECT_EQ(cells.values_at(places), (Values{{}, {}, 3.0, 4.0, 5.0, {}, {}}));
  EXPECT_EQ(places[2]->cell, example.grid.cell_of(3.0));
}

TEST(CellCounts, PutTheAtomAmongTheValuesOfItsCell) {
  const Example example{4.5};
  BracketTally::Counts by_class{2, 3, 3};
  by_class[CellClasses::atom] = 4;
  const auto cells = example.counts(by_class);
  const std::vector<std::uint64_t> ranks{2, 4, 5, 8, 9, 10};  // 1 2 | 3 4 4.5 4.5 4.5 4.5 5 | 6 7 8
  EXPECT_EQ(cells.values_at(cells.places_of(ranks)), (Values{{}, 4.0, 4.5, 4.5, 5.0, {}}));
}

// Where an atom lies in a gap nothing says which of the values there are below it.
TEST(CellCounts, DoNotTakeARankOfAGapForTheAtom) {
  const Example example{7.0};
  BracketTally::Counts by_class{2, 3, 2};
  by_class[CellClasses::atom] = 3;
  const auto cells = example.counts(by_class);
  const std::vector<std::uint64_t> ranks{5, 6, 7, 8, 10};  // 6 7 7 7 8 are ranks 6 to 10
  EXPECT_EQ(cells.values_at(cells.places_of(ranks)), (Values{5.0, {}, {}, {}, {}}));
}

}  // namespace
}  // namespace fundshare::cell_counts_test
