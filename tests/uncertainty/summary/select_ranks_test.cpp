// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/select_ranks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "fundshare/uncertainty/random/points.hpp"
#include "fundshare/uncertainty/summary/cell_grid.hpp"

namespace fundshare::select_ranks_test {
namespace {

void expect_as_sorted(std::vector<double> values) {
  std::vector<std::uint64_t> ranks;
  for (const double p : {0.0, 0.001, 0.01, 0.1, 0.1001, 0.5, 0.5, 0.9, 0.999, 1.0}) {
    ranks.push_back(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(p * static_cast<double>(values.size()))));
  }
  auto sorted = values;
  std::ranges::sort(sorted);
  std::vector<double> found(ranks.size());
  select_ranks(values, ranks, found);
  for (std::size_t r = 0; r < ranks.size(); ++r) EXPECT_EQ(found[r], sorted[ranks[r] - 1]) << "rank " << ranks[r];
}

std::vector<double> uniforms(std::size_t count) {
  std::vector<double> u(count);
  MonteCarloPoints{7}.fill(1, 0, 0, u);
  return u;
}

TEST(SelectRanks, AreThoseOfTheSortedValues) {
  for (const std::size_t count : {1u, 2u, 100u, 255u, 256u, 5000u}) expect_as_sorted(uniforms(count));
}

TEST(SelectRanks, HandleTiesTailsAndExtremes) {
  auto values = uniforms(3000);
  for (double& x : values) x = std::floor(4.0 * x);
  expect_as_sorted(values);
  for (double& x : values) x = x == 2.0 ? std::numeric_limits<double>::max() : -x * 1e300;  // the width overflows
  expect_as_sorted(values);
  values = uniforms(3000);
  for (double& x : values) x = 1.0 / (x * x * x);  // nearly all in the lowest cell
  expect_as_sorted(values);
  for (double& x : values) x = 0.25;
  expect_as_sorted(values);
}

TEST(CellGrid, CellsAscendWithTheValues) {
  std::vector<double> values;
  for (const double x : uniforms(200)) values.push_back(std::pow(10.0, 8.0 * x - 4.0) * (x < 0.3 ? -1.0 : 1.0));
  values.push_back(0.0);
  std::ranges::sort(values);
  for (const CellGrid grid : {CellGrid{}, CellGrid{-1.0, 1.0}, CellGrid{0.1, 10.0}, CellGrid{2.0, 2.0}}) {
    CellGrid::Cells cells;
    EXPECT_TRUE(grid.cells_of(values, cells));
    EXPECT_TRUE(std::is_sorted(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(values.size())));
    for (std::size_t i = 0; i < values.size(); ++i) EXPECT_EQ(cells[i], grid.cell_of(values[i])) << values[i];
  }
}

TEST(CellGrid, TheAtomHasACellOfItsOwn) {
  const CellGrid grid{1.0, 2.0, 0.0};
  const std::vector<double> values{0.0, -0.0, 5e-324, 1.5};
  CellGrid::Cells cells;
  EXPECT_TRUE(grid.cells_of(values, cells));
  EXPECT_EQ(cells[0], CellGrid::atom_cell);
  EXPECT_EQ(cells[1], CellGrid::atom_cell);
  EXPECT_EQ(cells[2], 0u);
  EXPECT_GT(cells[3], 0u);
  EXPECT_LT(cells[3], CellGrid::cells);
}

TEST(CellGrid, SaysWhatIsNotFinite) {
  CellGrid::Cells cells;
  for (const double odd : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    for (const CellGrid grid : {CellGrid{1.0, 2.0}, CellGrid{1.0, 2.0, 1.5}}) {
      EXPECT_FALSE(grid.cells_of(std::vector<double>{1.5, odd}, cells)) << odd;
    }
  }
}

}  // namespace
}  // namespace fundshare::select_ranks_test
