// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "fundshare/numerics/kernels_inline.hpp"
#include "fundshare/uncertainty/laws/quantile_table.hpp"
#include "fundshare/uncertainty/laws/sampler.hpp"
#include "fundshare/uncertainty/random/points.hpp"

namespace fundshare::block_loops_test {
namespace {

/// Fresh uniforms, some in each octave down to 2^-53 of both ends; 1003 + 318 of them fill no vector.
std::vector<double> uniforms() {
  std::vector<double> u(1003);
  MonteCarloPoints{4}.fill(1, 0, 0, u);
  for (int k = 1; k <= 53; ++k) {
    for (const double part : {1.0, 1.5, 1.9}) {
      const double small = (std::floor(std::ldexp(part, 51 - k)) + 0.5) * 0x1p-52;
      u.push_back(small);
      u.push_back(1 - small);
    }
  }
  return u;
}

void expect_same_bits(const std::vector<double>& got, const std::vector<double>& expected, const std::string& what) {
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    ASSERT_EQ(kernel::bits_of(got[i]), kernel::bits_of(expected[i])) << what << ' ' << i << ": " << got[i];
  }
}

/// A table whose cells hold arbitrary numbers, with gaps.
struct MadeUpTable {
  std::vector<double> ends, per_half;
  std::vector<TableCell> cells;
  [[nodiscard]] TableView view() const { return {ends, per_half, cells.data()}; }
};

MadeUpTable made_up(std::vector<double> ends) {
  MadeUpTable table{std::move(ends), {}, {}};
  for (std::size_t k = 0; k + 1 < table.ends.size(); ++k) {
    table.per_half.push_back(2 / (table.ends[k + 1] - table.ends[k]));
  }
  std::vector<double> numbers(2 * table.per_half.size() * table_grid::cells_per_half * 6);
  MonteCarloPoints{5}.fill(2, 0, 0, numbers);
  for (std::size_t k = 0; k < numbers.size(); k += 6) {
    table.cells.push_back(
        {{numbers[k], numbers[k + 1], numbers[k + 2], numbers[k + 3], numbers[k + 4], numbers[k + 5]}});
    if (k % 42 == 0) table.cells.back().c[0] = std::nan("");
  }
  return table;
}

/// The look-up by its definition: the octave by its logarithm, the cell and the place in it by division.
double by_definition(const MadeUpTable& table, double u) {
  std::size_t k = 0;
  while (u >= table.ends[k + 1]) ++k;
  const double from_low = u - table.ends[k];
  const double from_high = table.ends[k + 1] - u;
  const bool upper = from_high < from_low;
  const double t = std::fmin(1, std::fmin(from_low, from_high) * table.per_half[k]);
  const std::size_t half = (2 * k + (upper ? 1 : 0)) * table_grid::cells_per_half;
  const int octave = std::ilogb(t) + table_grid::octaves;
  if (octave < 0) return table_polynomial(table.cells[half], 0);
  const double cells_up = std::ldexp(t, table_grid::octaves - octave) * 32 - 32;
  const double cell = std::floor(cells_up);
  return table_polynomial(table.cells[half + static_cast<std::size_t>(1 + 32 * octave + cell)], cells_up - cell);
}

TEST(TableLookUp, FollowsItsDefinitionToTheBitWithEachInstructionSet) {
  const std::vector<double> u = uniforms();
  for (const auto& ends : {std::vector<double>{0, 1}, std::vector<double>{0, 0.125, 0.2, 0.9, 1}}) {
    const MadeUpTable table = made_up(ends);
    for (const InstructionSet set : instruction_sets()) {
      for (std::size_t from = 0; from < u.size(); from += 131) {
        const std::span<const double> part = std::span{u}.subspan(from, std::min<std::size_t>(131, u.size() - from));
        std::vector<double> got(part.size());
        std::size_t gaps = 0;
        const std::size_t missing = look_up(set, table.view(), part, got.data());
        for (std::size_t i = 0; i < part.size(); ++i) {
          const double expected = by_definition(table, part[i]);
          gaps += std::isnan(expected) ? 1 : 0;
          ASSERT_EQ(std::isnan(got[i]), std::isnan(expected)) << part[i];
          if (!std::isnan(expected)) {
            ASSERT_EQ(got[i], expected) << static_cast<int>(set) << " at " << part[i];
          }
        }
        ASSERT_EQ(missing, gaps);
      }
    }
  }
}

TEST(TableLookUp, StaysInsideTheTableForTheEndsAndForNoNumber) {
  const MadeUpTable table = made_up({0, 1});
  for (const InstructionSet set : instruction_sets()) {
    std::vector<double> x(3);
    // Cell 0 is a gap; the first cell of the upper half is not.
    EXPECT_EQ(look_up(set, table.view(), std::vector<double>{0, 1, std::nan("")}, x.data()), 2U);
    EXPECT_EQ(x[1], table.cells[table_grid::cells_per_half].c[0]);
  }
}

TEST(DirectLoops, TakeTheStepsOfTheQuantileFunctions) {
  const std::vector<double> u = uniforms();
  for (const Law& law : {Law{Uniform::from_bounds(-1, 4)}, Law{Triangular::from_low_mode_high(-1, 0.1, 3)},
                         Law{Triangular::from_low_mode_high(0, 0, 3)}, Law{Triangular::from_low_mode_high(0, 3, 3)}}) {
    std::vector<double> expected, got = u;
    for (const double value : u) expected.push_back(law.quantile(value));
    Sampler{law}.transform(got);
    expect_same_bits(got, expected, law.describe());
  }
}

// Up to 16 atoms are passed one by one, more are searched: 2, 3, 16, 17, about 30 and about 500.
TEST(DirectLoops, FindTheAtomOfEachUniform) {
  const std::vector<double> u = uniforms();
  std::vector<Law> laws{Bernoulli::from_probability(0.3), Poisson::from_mean(3), Poisson::from_mean(1000)};
  for (const int n : {3, 16, 17}) {
    std::vector<double> values, weights;
    for (int k = 0; k < n; ++k) {
      values.push_back(k * k);
      weights.push_back(k + 1 < n ? 1.0 / 32 : 1 - (n - 1) / 32.0);
    }
    laws.emplace_back(Discrete::from_values_weights(values, weights));
  }
  for (const Law& law : laws) {
    std::vector<double> expected, got = u;
    for (const double value : u) expected.push_back(value < 0.5 ? law.quantile(value) : law.quantile_upper(1 - value));
    Sampler{law}.transform(got);
    expect_same_bits(got, expected, law.describe());
  }
}

}  // namespace
}  // namespace fundshare::block_loops_test
