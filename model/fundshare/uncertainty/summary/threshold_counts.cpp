// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/threshold_counts.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "fundshare/base/error.hpp"
#include "fundshare/numerics/instruction_set.hpp"
#include "fundshare/uncertainty/summary/threshold_loops.hpp"

namespace fundshare {
namespace {

constexpr std::size_t few_thresholds = 8;  // up to here comparing with each beats searching

/// Shares from counts of worlds that reach exactly the first k thresholds; nothing without a world.
std::optional<std::vector<Estimate>> shares_of(std::span<const std::uint64_t> exactly) {
  const auto n = std::accumulate(exactly.begin(), exactly.end(), std::uint64_t{0});
  if (n == 0) return std::nullopt;
  std::vector<Estimate> shares(exactly.size() - 1);
  std::uint64_t at_least = 0;
  for (std::size_t k = shares.size(); k-- > 0;) {
    at_least += exactly[k + 1];
    const double p = static_cast<double>(at_least) / static_cast<double>(n);
    shares[k] = {p,
                 n > 1 ? std::sqrt(p * (1.0 - p) / static_cast<double>(n)) : std::numeric_limits<double>::quiet_NaN()};
  }
  return shares;
}

/// How many worlds of a block are of group 1: a number of 16 bits, of which a vector holds many.
std::int64_t count_ones(std::span<const std::uint8_t> group) {
  std::uint16_t ones = 0;
  for (const std::uint8_t number : group) ones = static_cast<std::uint16_t>(ones + number);
  return ones;
}

}  // namespace

ThresholdCounts::ThresholdCounts(std::span<const double> thresholds, std::size_t groups)
    : thresholds_(thresholds.begin(), thresholds.end()),
      padded_(std::bit_ceil(thresholds.size() + 1) - 1, std::numeric_limits<double>::infinity()),
      groups_{groups},
      counts_(lanes * groups * bins(), 0) {
  expects(std::ranges::is_sorted(thresholds), "thresholds ascend");
  std::ranges::copy(thresholds, padded_.begin());
}

void ThresholdCounts::add(std::span<const double> block, std::span<const std::uint8_t> group) {
  if (thresholds_.size() <= few_thresholds && groups_ <= 2) return add_by_comparing(block, group);
  std::array<std::uint64_t, threshold_block> reached;
  find_reached(instruction_set(), block, padded_, reached.data());
  const std::size_t table = groups_ * bins();
  for (std::size_t w = 0; w < block.size(); ++w) ++counts_[(w % lanes) * table + group[w] * bins() + reached[w]];
}

/// Each threshold by itself: for one or two groups the quickest.
void ThresholdCounts::add_by_comparing(std::span<const double> block, std::span<const std::uint8_t> group) {
  std::array<Reach, few_thresholds> reach;
  count_reached(instruction_set(), block, group, thresholds_, reach.data());
  Reach above{static_cast<std::int64_t>(block.size()), count_ones(group)};
  for (std::size_t k = 0; k <= thresholds_.size(); ++k) {
    const Reach here = k < thresholds_.size() ? reach[k] : Reach{0, 0};
    const std::int64_t first = (above.values - above.in_group) - (here.values - here.in_group);
    counts_[k] += static_cast<std::uint64_t>(first);
    if (groups_ == 2) counts_[bins() + k] += static_cast<std::uint64_t>(above.in_group - here.in_group);
    above = here;
  }
}

void ThresholdCounts::merge(const ThresholdCounts& other) {
  expects(counts_.size() == other.counts_.size(), "counts of the same thresholds and groups");
  for (std::size_t k = 0; k < counts_.size(); ++k) counts_[k] += other.counts_[k];
}

GroupedShares ThresholdCounts::shares() const {
  const std::size_t table = groups_ * bins();
  std::vector<std::uint64_t> by_group(table, 0), all(bins(), 0);
  for (std::size_t k = 0; k < counts_.size(); ++k) by_group[k % table] += counts_[k];
  for (std::size_t k = 0; k < table; ++k) all[k % bins()] += by_group[k];
  GroupedShares shares;
  for (std::size_t g = 0; g < groups_; ++g) shares.by_group.push_back(shares_of({&by_group[g * bins()], bins()}));
  auto of_all = shares_of(all);
  expects(of_all.has_value(), "at least one world was counted");
  shares.all = *std::move(of_all);
  return shares;
}

}  // namespace fundshare
