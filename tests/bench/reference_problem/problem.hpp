// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <span>
#include <string>
#include <vector>

/// A made-up problem that exercises an engine: 9 years x 14 inputs, a Gaussian copula on one group, ratio outputs.
/// docs/performance.md states it in full. The figures are chosen for their variety and stand for nothing.
namespace problem {

inline constexpr std::size_t years = 9, items = 5, outputs = years + 1;  ///< a share per year, and of the whole
inline constexpr double rho = 0.4;                                       ///< score correlation of theft between years
inline constexpr std::array median_cost{2.0, 6.0, 16.0, 40.0, 90.0};

/// Number of items of kind k in year t; not an input.
constexpr double count(std::size_t k, std::size_t t) {
  constexpr std::array first{12.0, 8.0, 5.0, 2.0, 1.0}, growth{3.0, 2.0, 1.0, 0.5, 0.25};
  return first[k] + static_cast<double>(t) * growth[k];
}

/// Mean and quantiles 5, 25, 50, 75, 95 % of a column, one line; puts the column in another order.
inline void print_answer(const char* name, std::span<double> column) {
  double sum = 0;
  for (const double x : column) sum += x;
  std::printf("%s %.6f", name, sum / static_cast<double>(column.size()));
  auto from = column.begin();
  for (const double p : {0.05, 0.25, 0.5, 0.75, 0.95}) {
    const auto at = column.begin() + static_cast<std::ptrdiff_t>(std::ceil(p * static_cast<double>(column.size()))) - 1;
    std::nth_element(from, at, column.end());
    std::printf(" %.6f", *at);
    from = at;
  }
  std::printf("\n");
}

inline void print_answers(std::span<std::vector<double>> columns) {
  for (std::size_t t = 0; t < years; ++t) print_answer(("share_" + std::to_string(t)).c_str(), columns[t]);
  print_answer("cum", columns[years]);
}

}  // namespace problem
