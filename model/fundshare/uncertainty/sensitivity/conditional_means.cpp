// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/conditional_means.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/summary/order_statistics.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

bool varies(std::span<const double> column) {
  if (column.empty() || std::ranges::any_of(column, [](double x) { return std::isnan(x); })) return false;
  const auto [least, most] = std::ranges::minmax(column);
  return least < most;
}

/// The output over the worlds with low <= input <= high; nothing where there are none.
std::optional<ConditionalMean> between(const std::string& part, double low, double high, std::span<const double> input,
                                       std::span<const double> output) {
  std::vector<double> inside;
  double least = high, most = low;
  for (std::size_t w = 0; w < input.size(); ++w) {
    if (input[w] < low || input[w] > high) continue;
    inside.push_back(output[w]);
    least = std::min(least, input[w]);
    most = std::max(most, input[w]);
  }
  if (inside.empty()) return std::nullopt;
  const auto summary = summarise(inside);
  return ConditionalMean{part, inside.size(), least, most, summary->mean, summary->quantile(.50)};
}

}  // namespace

std::vector<ConditionalMean> conditional_means(std::span<const double> input, std::span<const double> output,
                                               std::span<const std::string> choices) {
  expects(input.size() == output.size(), "columns of the same worlds");
  if (!varies(input) || !varies(output)) return {};
  std::vector<ConditionalMean> parts;
  const auto add = [&](const std::string& part, double low, double high) {
    if (const auto found = between(part, low, high, input, output)) parts.push_back(*found);
  };
  for (std::size_t k = 0; k < choices.size(); ++k) add(choices[k], static_cast<double>(k), static_cast<double>(k));
  if (!choices.empty()) return parts;
  const std::uint64_t n = input.size(), tenth = (n + 9) / 10;
  const std::array<std::uint64_t, 4> ranks{1, tenth, n - tenth + 1, n};
  const auto bounds = order_statistics(input, ranks);
  add("lowest_tenth", bounds[0], bounds[1]);
  add("highest_tenth", bounds[2], bounds[3]);
  return parts;
}

}  // namespace fundshare
