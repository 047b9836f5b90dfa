// SPDX-License-Identifier: Apache-2.0
// The loops over a block, with each set of instructions, beside the plainest way to say the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "fundshare/uncertainty/summary/bracket_loops.hpp"
#include "fundshare/uncertainty/summary/threshold_counts.hpp"
#include "fundshare/uncertainty/summary/threshold_loops.hpp"
#include "uncertainty/summary/odd_columns.hpp"

namespace fundshare::block_loops_test {
namespace {

constexpr std::size_t block_sizes[] = {1, 7, 64, 255, 256};

using Edges = std::vector<std::uint16_t>;

/// Cells all over the grid, every fifth that of the atom.
CellGrid::Cells some_cells(const std::vector<double>& u) {
  CellGrid::Cells cells{};
  for (std::size_t w = 0; w < u.size(); ++w) {
    cells[w] = static_cast<std::uint16_t>(w % 5 == 0 ? CellGrid::atom_cell : u[w] * CellGrid::cells);
  }
  return cells;
}

void expect_brackets(InstructionSet set, std::size_t n, const Edges& edges) {
  const auto x = test::uniforms(n, n);
  const auto cells = some_cells(x);
  std::vector<std::uint64_t> reached(edges.size(), 10), expected(edges.size(), 10);
  std::vector<double> kept(room_for_kept), inside;
  std::size_t atoms = 0;
  for (std::size_t w = 0; w < n; ++w) {
    std::size_t below = 0;
    for (std::size_t k = 0; k < edges.size(); ++k) {
      below += cells[w] >= edges[k] ? 1 : 0;
      expected[k] += cells[w] >= edges[k] ? 1 : 0;
    }
    const bool atom = cells[w] == CellGrid::atom_cell;
    atoms += atom ? 1 : 0;
    if (below % 2 == 1 && !atom) inside.push_back(x[w]);
  }
  const auto taken = take_brackets(set, x, cells, edges, reached.data(), kept.data());
  EXPECT_EQ(reached, expected);
  EXPECT_EQ(taken.atoms, atoms);
  kept.resize(taken.kept);
  std::ranges::sort(kept);
  std::ranges::sort(inside);
  EXPECT_EQ(kept, inside);
}

TEST(BracketLoops, KeepWhatLiesBetweenAnEdgeAndTheNext) {
  for (const InstructionSet set : instruction_sets()) {
    for (const std::size_t n : block_sizes) {
      SCOPED_TRACE(testing::Message() << "set " << static_cast<int>(set) << ", " << n << " worlds");
      for (const Edges& edges :
           {Edges{}, Edges{0}, Edges{0, 700}, Edges{3, 100, 101}, Edges{5, 9, 500, 1500, 2000, 2047}}) {
        expect_brackets(set, n, edges);
      }
    }
  }
}

TEST(ThresholdLoops, CountTheValuesAtOrAboveEachThreshold) {
  const std::vector<double> thresholds{-1.0, 0.0, 0.25, 0.5, 0.5, 2.0};
  for (const InstructionSet set : instruction_sets()) {
    for (const std::size_t n : block_sizes) {
      auto x = test::uniforms(n, n);
      x.front() = 0.5;  // reaches 0.5
      std::vector<std::uint8_t> group(n);
      for (std::size_t w = 0; w < n; ++w) group[w] = w % 3 == 0 ? 1 : 0;
      std::vector<Reach> reach(thresholds.size());
      count_reached(set, x, group, thresholds, reach.data());
      for (std::size_t k = 0; k < thresholds.size(); ++k) {
        std::int64_t values = 0, in_group = 0;
        for (std::size_t w = 0; w < n; ++w) {
          values += x[w] >= thresholds[k] ? 1 : 0;
          in_group += x[w] >= thresholds[k] ? group[w] : 0;
        }
        EXPECT_EQ(reach[k].values, values) << static_cast<int>(set) << ' ' << n << ' ' << thresholds[k];
        EXPECT_EQ(reach[k].in_group, in_group) << static_cast<int>(set) << ' ' << n << ' ' << thresholds[k];
      }
    }
  }
}

void expect_reached(InstructionSet set, std::size_t n, const std::vector<double>& padded) {
  auto x = test::uniforms(n, n);
  x.front() = 0.5;
  x.back() = 3.0;
  std::vector<std::uint64_t> reached(n, 9);
  find_reached(set, x, padded, reached.data());
  for (std::size_t w = 0; w < n; ++w) {
    EXPECT_EQ(reached[w], std::ranges::count_if(padded, [&](double t) { return x[w] >= t; })) << x[w];
  }
}

TEST(ThresholdLoops, FindHowManyThresholdsAValueReaches) {
  for (const InstructionSet set : instruction_sets()) {
    for (const std::size_t n : block_sizes) {
      for (const std::size_t count : {1, 7, 15, 31, 127}) {
        SCOPED_TRACE(testing::Message() << "set " << static_cast<int>(set) << ", " << n << " of " << count);
        std::vector<double> padded(count, std::numeric_limits<double>::infinity());
        for (std::size_t k = 0; k < count - count / 4; ++k) {
          padded[k] = static_cast<double>(2 * k) / static_cast<double>(count) - 0.25;
        }
        expect_reached(set, n, padded);
      }
    }
  }
}

TEST(ThresholdCounts, HoldWhereEveryWorldOfABlockIsOfGroup1) {
  const std::vector<double> x(256, 1.0), thresholds{0.5, 2.0};
  const std::vector<std::uint8_t> group(256, 1);
  ThresholdCounts counts{thresholds, 2};
  counts.add(x, group);
  const auto shares = counts.shares();
  EXPECT_FALSE(shares.by_group[0].has_value());
  ASSERT_TRUE(shares.by_group[1].has_value());
  EXPECT_EQ(shares.by_group[1]->at(0).value, 1.0);
  EXPECT_EQ(shares.by_group[1]->at(1).value, 0.0);
}

}  // namespace
}  // namespace fundshare::block_loops_test
