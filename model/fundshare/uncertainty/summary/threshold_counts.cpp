// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/threshold_counts.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "fundshare/base/error.hpp"
#include "fundshare/numerics/instruction_set.hpp"

namespace fundshare {
namespace {

constexpr std::size_t block_size = 256;
constexpr std::size_t few_thresholds = 8;  // up to here comparing with each beats searching

using Reached = std::array<std::uint64_t, block_size>;

/// How many values reach a threshold; and of which weight, a whole number each.
struct Reach {
  std::int64_t values, weight;
};

[[gnu::always_inline]] inline Reach count_loop(const double* x, const std::int64_t* weight, std::size_t n,
                                               double threshold) {
  std::int64_t values = 0, sum = 0;
  for (std::size_t w = 0; w < n; ++w) {
    values += x[w] >= threshold ? 1 : 0;
    sum += x[w] >= threshold ? weight[w] : 0;
  }
  return {values, sum};
}

/// How many of 2^k - 1 ascending thresholds each value reaches: by a search without branches.
[[gnu::always_inline]] inline void search_loop(const double* x, std::size_t n, const double* padded, std::size_t steps,
                                               std::uint64_t* reached) {
  for (std::size_t w = 0; w < n; ++w) reached[w] = 0;
  for (std::size_t step = steps; step > 0; step /= 2) {
    for (std::size_t w = 0; w < n; ++w) reached[w] += padded[reached[w] + step - 1] <= x[w] ? step : 0;
  }
}

Reach count_any(const double* x, const std::int64_t* weight, std::size_t n, double threshold) {
  return count_loop(x, weight, n, threshold);
}
FUNDSHARE_AVX2 Reach count_avx2(const double* x, const std::int64_t* weight, std::size_t n, double threshold) {
  return count_loop(x, weight, n, threshold);
}
FUNDSHARE_AVX512 Reach count_avx512(const double* x, const std::int64_t* weight, std::size_t n, double threshold) {
  return count_loop(x, weight, n, threshold);
}
constexpr PerInstructionSet<Reach(const double*, const std::int64_t*, std::size_t, double)> count_reach{
    count_any, count_avx2, count_avx512};

void search_any(const double* x, std::size_t n, const double* padded, std::size_t steps, std::uint64_t* reached) {
  search_loop(x, n, padded, steps, reached);
}
FUNDSHARE_AVX2 void search_avx2(const double* x, std::size_t n, const double* padded, std::size_t steps,
                                std::uint64_t* reached) {
  search_loop(x, n, padded, steps, reached);
}
FUNDSHARE_AVX512 void search_avx512(const double* x, std::size_t n, const double* padded, std::size_t steps,
                                    std::uint64_t* reached) {
  search_loop(x, n, padded, steps, reached);
}
constexpr PerInstructionSet<void(const double*, std::size_t, const double*, std::size_t, std::uint64_t*)> search{
    search_any, search_avx2, search_avx512};

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
  Reached reached;
  search.get(instruction_set())(block.data(), block.size(), padded_.data(), (padded_.size() + 1) / 2, reached.data());
  const std::size_t table = groups_ * bins();
  for (std::size_t w = 0; w < block.size(); ++w) ++counts_[(w % lanes) * table + group[w] * bins() + reached[w]];
}

/// Each threshold by itself: for one or two groups the quickest. Group 1 is the weight.
void ThresholdCounts::add_by_comparing(std::span<const double> block, std::span<const std::uint8_t> group) {
  std::array<std::int64_t, block_size> weight;
  std::int64_t in_group = 0;
  for (std::size_t w = 0; w < block.size(); ++w) in_group += weight[w] = group[w];
  Reach above{static_cast<std::int64_t>(block.size()), in_group};  // of the threshold below
  const auto count = count_reach.get(instruction_set());
  const auto settle = [&](std::size_t bin, Reach here) {
    const std::int64_t first = (above.values - above.weight) - (here.values - here.weight);
    counts_[bin] += static_cast<std::uint64_t>(first);
    if (groups_ == 2) counts_[bins() + bin] += static_cast<std::uint64_t>(above.weight - here.weight);
    above = here;
  };
  for (std::size_t k = 0; k < thresholds_.size(); ++k) {
    settle(k, count(block.data(), weight.data(), block.size(), thresholds_[k]));
  }
  settle(thresholds_.size(), {0, 0});
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
