// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/frontier_grid.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/summary/paired_comparison.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {

std::optional<std::vector<Estimate>> shares_reaching(std::span<const double> column,
                                                     std::span<const double> thresholds) {
  std::vector<double> sorted;
  std::ranges::copy_if(thresholds, std::back_inserter(sorted), [](double t) { return std::isfinite(t); });
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  const std::vector<std::uint8_t> one_group(column.size(), 0);
  const auto counted = shares_at_least(column, sorted, one_group, 1);
  if (!counted) return std::nullopt;
  std::vector<Estimate> shares;
  for (const double t : thresholds) {
    const auto at = static_cast<std::size_t>(std::ranges::lower_bound(sorted, t) - sorted.begin());
    shares.push_back(at < sorted.size() ? counted->all[at] : share_of_worlds(0, column.size()));
  }
  return shares;
}

Crossing first_crossing(std::span<const double> places, std::span<const Estimate> probabilities, double level,
                        std::uint64_t worlds) {
  expects(places.size() == probabilities.size() && places.size() > 1, "a probability for each place of a line");
  Crossing crossing;
  for (std::size_t k = 0; k + 1 < places.size(); ++k) {
    const double low = probabilities[k].value - level, high = probabilities[k + 1].value - level;
    // A place that meets the level itself belongs to the step that ends with it, so that it counts once.
    const bool passes = (low < 0.0 && high >= 0.0) || (low > 0.0 && high <= 0.0) || (k == 0 && low == 0.0);
    if (!passes) continue;
    if (++crossing.times > 1) continue;
    const double rise = high - low;
    const double slope = rise / (places[k + 1] - places[k]);
    const double at = low == 0.0 ? places[k] : places[k] - low / slope;
    const double error = std::sqrt(level * (1.0 - level) / static_cast<double>(worlds));
    crossing.at = Estimate{at, rise == 0.0 ? std::numeric_limits<double>::quiet_NaN() : error / std::fabs(slope)};
  }
  return crossing;
}

}  // namespace fundshare
