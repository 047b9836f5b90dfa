// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/tail_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/summary/order_statistics.hpp"

namespace fundshare {
namespace {

/// |x - median|.
std::vector<double> deviations(std::span<const double> column) {
  const std::uint64_t middle = (column.size() + 1) / 2;
  const double median = order_statistics(column, {&middle, 1}).front();
  std::vector<double> out;
  for (const double x : column) out.push_back(std::abs(x - median));
  return out;
}

}  // namespace

std::optional<double> tail_index(std::span<const double> column) {
  constexpr std::size_t fewest = 50;
  if (column.size() < fewest) return std::nullopt;
  const auto n = static_cast<double>(column.size());
  const auto m = static_cast<std::size_t>(std::min(n / 5.0, 3.0 * std::sqrt(n)));
  std::vector<std::uint64_t> ranks(m + 1);
  std::iota(ranks.begin(), ranks.end(), std::uint64_t{column.size() - m});
  const auto largest = order_statistics(deviations(column), ranks);
  if (!(largest.front() > 0.0) || largest.front() == largest.back()) return std::nullopt;
  const double base = log_ieee(largest.front());
  double first = 0.0, second = 0.0;
  for (const double x : largest) {
    const double excess = log_ieee(x) - base;
    first += excess / static_cast<double>(m);
    second += excess * excess / static_cast<double>(m);
  }
  return first + 1.0 - 0.5 / (1.0 - first * first / second);
}

std::optional<std::string> reason_against_variance(std::span<const double> column) {
  if (!std::ranges::all_of(column, [](double x) { return std::isfinite(x); })) return "it is undefined in some worlds";
  const auto [least, most] = std::ranges::minmax(column);
  if (least == most) return "it is the same in all worlds";
  const auto index = tail_index(column);
  if (!index || *index < most_tail_index) return std::nullopt;
  return fmt::format(
      "its largest values have the tail index {:.2f}: from {} on the variance is not finite, or cannot be "
      "estimated from worlds like these",
      *index, most_tail_index);
}

}  // namespace fundshare
