// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/summarise.hpp"

#include <algorithm>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/summary/power_sums.hpp"
#include "fundshare/uncertainty/summary/threshold_counts.hpp"

namespace fundshare {
namespace {

template <class Visit>  // bool (std::size_t first, std::size_t count); false ends the walk
bool walk_blocks(std::size_t worlds, Visit visit) {
  for (std::size_t first = 0; first < worlds; first += PowerSums::block_size) {
    if (!visit(first, std::min(PowerSums::block_size, worlds - first))) return false;
  }
  return true;
}

}  // namespace

const Estimate& Summary::quantile(double level) const {
  const auto at = std::ranges::find(quantile_levels, level);
  expects(at != quantile_levels.end(), "a reported quantile level");
  return quantiles[static_cast<std::size_t>(at - quantile_levels.begin())];
}

Summariser::Summariser(std::uint64_t worlds, std::span<const std::uint8_t> group, std::size_t groups)
    : ranks_{worlds}, group_{group}, groups_{groups} {}

ColumnResult Summariser::operator()(std::span<const double> column, std::span<const double> thresholds) {
  expects(!column.empty(), "a column holds at least one world");
  expects(thresholds.empty() || group_.size() == column.size(), "every world has a group");
  ThresholdCounts counts{thresholds, groups_};
  PowerSums sums;
  const double pivot = column.front();
  const bool defined = walk_blocks(column.size(), [&](std::size_t first, std::size_t count) {
    const auto block = column.subspan(first, count);
    if (!all_finite(block)) return false;
    sums.add(block, pivot);
    finder_.count(block);
    if (!thresholds.empty()) counts.add(block, group_.subspan(first, count));
    return true;
  });
  if (!defined) {
    finder_.clear();
    return {};
  }
  Summary summary;
  summary.worlds = column.size();
  sums.set_moments(pivot, summary);
  ranks_.set_quantiles(finder_.find(column, ranks_.ascending()), summary);
  return {summary, thresholds.empty() ? std::nullopt : std::optional{counts.shares()}};
}

std::optional<Summary> summarise(std::span<const double> column) {
  return Summariser{column.size(), {}, 0}(column, {}).summary;
}

std::optional<Estimate> share_at_least(std::span<const double> column, double threshold) {
  const std::vector<std::uint8_t> one_group(column.size(), 0);
  const auto shares = shares_at_least(column, {&threshold, 1}, one_group, 1);
  if (!shares) return std::nullopt;
  return shares->all.front();
}

std::optional<GroupedShares> shares_at_least(std::span<const double> column, std::span<const double> thresholds,
                                             std::span<const std::uint8_t> group, std::size_t groups) {
  expects(!column.empty() && group.size() == column.size(), "every world has a group");
  ThresholdCounts counts{thresholds, groups};
  const bool defined = walk_blocks(column.size(), [&](std::size_t first, std::size_t count) {
    const auto block = column.subspan(first, count);
    if (!all_finite(block)) return false;
    counts.add(block, group.subspan(first, count));
    return true;
  });
  if (!defined) return std::nullopt;
  return counts.shares();
}

}  // namespace fundshare
