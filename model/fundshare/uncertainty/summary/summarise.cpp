// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/summarise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "fundshare/base/error.hpp"
#include "fundshare/base/exact_sum.hpp"
#include "fundshare/uncertainty/summary/order_statistics.hpp"

namespace fundshare {
namespace {

constexpr double too_few = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t sum_block = 256;  // worlds per pairwise sum: the block of the engine

/// Sums of the first four powers of x - pivot. The pivot keeps them small beside the spread.
std::array<double, 4> shifted_power_sums(std::span<const double> column, double pivot) {
  std::array<ExactSum, 4> sums;
  std::array<double, sum_block> deviation{}, power{};
  for (std::size_t first = 0; first < column.size(); first += sum_block) {
    const auto block = column.subspan(first, std::min(sum_block, column.size() - first));
    for (std::size_t i = 0; i < block.size(); ++i) power[i] = deviation[i] = block[i] - pivot;
    for (std::size_t k = 0; k < sums.size(); ++k) {
      if (k > 0) {
        for (std::size_t i = 0; i < block.size(); ++i) power[i] *= deviation[i];
      }
      sums[k].add(pairwise_sum({power.data(), block.size()}));
    }
  }
  return {sums[0].value(), sums[1].value(), sums[2].value(), sums[3].value()};
}

void add_moments(std::span<const double> column, Summary& out) {
  const double pivot = column.front();
  const auto n = static_cast<double>(column.size());
  const auto sums = shifted_power_sums(column, pivot);
  const double a = sums[0] / n;  // mean of the deviations
  const double m2 = std::max(0.0, sums[1] / n - a * a);
  const double m4 =
      std::max(0.0, sums[3] / n - 4.0 * a * (sums[2] / n) + 6.0 * a * a * (sums[1] / n) - 3.0 * a * a * a * a);
  const double variance = column.size() > 1 ? m2 * n / (n - 1.0) : too_few;
  const double sd = std::sqrt(variance);
  out.mean = {pivot + a, sd / std::sqrt(n)};
  const double spread = std::sqrt(std::max(0.0, m4 - variance * variance) / n);
  out.sd = {sd, column.size() < 4 ? too_few : sd > 0.0 ? spread / (2.0 * sd) : 0.0};
}

std::uint64_t percents(double level) { return static_cast<std::uint64_t>(std::llround(100.0 * level)); }

/// ceil(p n) of a level in whole percents, free of the rounding of p.
double rank_of(double level, std::size_t n) {
  const std::uint64_t rank = (percents(level) * n + 99) / 100;
  return static_cast<double>(rank);
}

/// Whether there is a whole world below a quantile and one above it.
bool lies_inside(double level, std::size_t n) { return std::min(percents(level), 100 - percents(level)) * n >= 100; }

/// Ranks of a quantile and of the ends of its error, and whether these ends are ranks that there are.
struct Ranks {
  std::uint64_t low, at, high;
  bool within;
};

Ranks ranks_of(double level, std::size_t worlds) {
  const auto n = static_cast<double>(worlds);
  const auto kept = [n](double rank) { return static_cast<std::uint64_t>(std::clamp(rank, 1.0, n)); };
  const double spread = std::sqrt(n * level * (1.0 - level));
  const bool within = std::floor(std::min(level, 1.0 - level) * n - spread) >= 1.0;
  return {kept(std::floor(level * n - spread)), kept(rank_of(level, worlds)), kept(std::ceil(level * n + spread)),
          within};
}

void add_quantiles(std::span<const double> column, Summary& out) {
  std::vector<Ranks> ranks;
  std::vector<std::uint64_t> ascending;
  for (const double level : quantile_levels) {
    ranks.push_back(ranks_of(level, column.size()));
    ascending.insert(ascending.end(), {ranks.back().low, ranks.back().at, ranks.back().high});
  }
  std::ranges::sort(ascending);
  const auto values = order_statistics(column, ascending);
  const auto value_of = [&](std::uint64_t rank) {
    return values[static_cast<std::size_t>(std::ranges::lower_bound(ascending, rank) - ascending.begin())];
  };
  for (std::size_t i = 0; i < quantile_levels.size(); ++i) {
    const auto& [low, at, high, within] = ranks[i];
    out.quantiles[i] = {lies_inside(quantile_levels[i], column.size()) ? value_of(at) : too_few,
                        within ? 0.5 * (value_of(high) - value_of(low)) : too_few};
  }
}

bool defined_everywhere(std::span<const double> column) {
  std::uint64_t undefined = 0;
  for (const double x : column) undefined += !std::isfinite(x);
  return undefined == 0;
}

constexpr std::size_t few_thresholds = 8;  // up to here counting all comparisons beats searching

std::size_t thresholds_reached(double x, std::span<const double> thresholds) {
  if (thresholds.size() > few_thresholds) {
    return static_cast<std::size_t>(std::ranges::upper_bound(thresholds, x) - thresholds.begin());
  }
  std::size_t reached = 0;
  for (const double threshold : thresholds) reached += x >= threshold;
  return reached;
}

/// Shares from counts of worlds that reach exactly the first k thresholds; nothing without a world.
std::optional<std::vector<Estimate>> shares_of(std::span<const std::uint64_t> exactly) {
  const auto n = std::accumulate(exactly.begin(), exactly.end(), std::uint64_t{0});
  if (n == 0) return std::nullopt;
  std::vector<Estimate> shares(exactly.size() - 1);
  std::uint64_t at_least = 0;
  for (std::size_t k = shares.size(); k-- > 0;) {
    at_least += exactly[k + 1];
    const double p = static_cast<double>(at_least) / static_cast<double>(n);
    shares[k] = {p, n > 1 ? std::sqrt(p * (1.0 - p) / static_cast<double>(n)) : too_few};
  }
  return shares;
}

}  // namespace

const Estimate& Summary::quantile(double level) const {
  const auto at = std::ranges::find(quantile_levels, level);
  expects(at != quantile_levels.end(), "a reported quantile level");
  return quantiles[static_cast<std::size_t>(at - quantile_levels.begin())];
}

std::optional<Summary> summarise(std::span<const double> column) {
  expects(!column.empty(), "a column holds at least one world");
  if (!defined_everywhere(column)) return std::nullopt;
  Summary out;
  out.worlds = column.size();
  add_moments(column, out);
  add_quantiles(column, out);
  return out;
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
  expects(std::ranges::is_sorted(thresholds), "thresholds ascend");
  if (!defined_everywhere(column)) return std::nullopt;
  const std::size_t bins = thresholds.size() + 1;
  std::vector<std::uint64_t> counts(groups * bins, 0);
  for (std::size_t world = 0; world < column.size(); ++world) {
    ++counts[group[world] * bins + thresholds_reached(column[world], thresholds)];
  }
  GroupedShares shares;
  std::vector<std::uint64_t> all(bins, 0);
  for (std::size_t g = 0; g < groups; ++g) {
    const std::span<const std::uint64_t> of_group{counts.data() + g * bins, bins};
    shares.by_group.push_back(shares_of(of_group));
    for (std::size_t k = 0; k < bins; ++k) all[k] += of_group[k];
  }
  shares.all = *shares_of(all);
  return shares;
}

}  // namespace fundshare
