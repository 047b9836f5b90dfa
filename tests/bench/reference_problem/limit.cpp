// SPDX-License-Identifier: Apache-2.0
// limit WORLDS: what the reference problem cannot do without, a part at a time, on blocks that stay in the cache: a
// word of the generator and a uniform of each input, one cubic look-up in one small table, the arithmetic of the model.
// No copula, no exp, no log, no table of its own for each law, no summary. Processor time of the three parts together.
#include <cstdint>
#include <cstdlib>

#include "fundshare/numerics/instruction_set.hpp"
#include "fundshare/uncertainty/random/uniforms.hpp"
#include "problem.hpp"

namespace {

constexpr std::size_t block = 256, inputs = 14, cells = 512;
using Columns = std::array<std::array<double, block>, inputs>;
using Table = std::array<std::array<double, 4>, cells>;

/// A cubic in each cell of an even grid, near the identity.
Table make_table() {
  Table out{};
  for (std::size_t i = 0; i < cells; ++i) {
    out[i] = {(static_cast<double>(i) + 0.5) / cells, 1.0 / cells, 1e-7, 1e-9};
  }
  return out;
}

void look_up(const Table& table, std::array<double, block>& u) {
  for (double& x : u) {
    const double place = x * cells;
    const auto cell = static_cast<std::size_t>(static_cast<std::int32_t>(place));
    const double s = place - static_cast<double>(static_cast<std::int32_t>(place)) - 0.5;
    const auto& c = table[cell];
    x = c[0] + s * (c[1] + s * (c[2] + s * c[3]));
  }
}

/// One year of the model; returns the sum of its shares, so that nothing can be left out.
double year(const Columns& x, std::size_t t) {
  std::array<double, block> share{};
  for (std::size_t w = 0; w < block; ++w) {
    const double net = x[0][w] * (1 - x[1][w]) * (1 - x[2][w]) * x[3][w];
    double bottom = 0;
    for (std::size_t k = 0; k < problem::items; ++k) bottom += problem::count(k, t) * x[9 + k][w];
    const double budget = x[8][w] < 0.5 ? x[5][w] * x[6][w] * x[7][w] : x[4][w] * bottom;
    share[w] = std::min(1.0, net / budget);
  }
  double sum = 0;
  for (const double s : share) sum += s;
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t worlds = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const auto set = fundshare::instruction_set();
  const Table table = make_table();
  Columns columns{};
  double sum = 0;
  for (std::uint64_t first = 0; first < worlds; first += block) {
    for (std::size_t t = 0; t < problem::years; ++t) {
      for (std::size_t i = 0; i < inputs; ++i) {
        fundshare::fill_uniforms(set, {2023, t * inputs + i}, first, columns[i]);
        look_up(table, columns[i]);
      }
      sum += year(columns, t);
    }
  }
  std::printf("mean of the look-alike %.6f\n", sum / static_cast<double>(worlds * problem::years));
}
