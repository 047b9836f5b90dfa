// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/order_statistics.hpp"

#include <algorithm>
#include <bit>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

constexpr std::size_t block_worlds = 256;
constexpr std::uint32_t wanted_mark = std::uint32_t{1} << 31;

using Bins = std::array<std::uint32_t, block_worlds>;

/// The top 20 bits of the ordered key of each value.
void bins_of(std::span<const double> block, Bins& bins) {
  for (std::size_t w = 0; w < block.size(); ++w) {
    const auto top = static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(block[w] + 0.0) >> 32);  // -0 becomes 0
    bins[w] = static_cast<std::uint32_t>(top ^ ((top >> 31) | static_cast<std::int32_t>(wanted_mark))) >> 12;
  }
}

bool all_equal(const Bins& bins, std::size_t count) {
  std::uint32_t differs = 0;
  for (std::size_t w = 0; w < count; ++w) differs |= bins[w] ^ bins[0];
  return differs == 0;
}

}  // namespace

void RankFinder::count(std::span<const double> block) {
  if (block.empty()) return;
  Bins bins;
  bins_of(block, bins);
  if (all_equal(bins, block.size())) {  // a constant: its count need not wait for itself 256 times
    touched_[bins[0] / page_bins] = 1;
    counts_[bins[0]] += static_cast<std::uint32_t>(block.size());
    return;
  }
  for (std::size_t w = 0; w < block.size(); ++w) {
    touched_[bins[w] / page_bins] = 1;
    ++counts_[bins[w]];
  }
}

void RankFinder::mark_bin(std::size_t bin, std::uint64_t below, std::span<const std::uint64_t> ranks) {
  const std::uint64_t upto = below + counts_[bin];
  const std::size_t first = wanted_.empty() ? 0 : wanted_.back().last_rank;
  std::size_t next = first;
  while (next < ranks.size() && ranks[next] <= upto) ++next;
  if (next == first) return;
  const std::size_t begin = wanted_.empty() ? 0 : wanted_.back().end;
  wanted_.push_back({below, first, next, begin, begin + counts_[bin]});
  counts_[bin] = wanted_mark | static_cast<std::uint32_t>(wanted_.size() - 1);
}

void RankFinder::mark_wanted(std::span<const std::uint64_t> ranks) {
  wanted_.clear();
  std::uint64_t below = 0;
  for (std::size_t page = 0; page < pages; ++page) {
    if (touched_[page] == 0) continue;
    for (std::size_t bin = page * page_bins; bin < (page + 1) * page_bins; ++bin) {
      const std::uint32_t count = counts_[bin];
      if (count == 0) continue;
      const std::size_t done = wanted_.empty() ? 0 : wanted_.back().last_rank;
      if (done < ranks.size() && ranks[done] <= below + count) mark_bin(bin, below, ranks);
      below += count;
    }
  }
}

void RankFinder::collect(std::span<const double> column) {
  values_.resize(wanted_.empty() ? 0 : wanted_.back().end);
  std::vector<std::size_t> cursor;
  for (const auto& wanted : wanted_) cursor.push_back(wanted.begin);
  Bins bins;
  for (std::size_t first = 0; first < column.size(); first += block_worlds) {
    const auto block = column.subspan(first, std::min(block_worlds, column.size() - first));
    bins_of(block, bins);
    for (std::size_t w = 0; w < block.size(); ++w) {
      const std::uint32_t mark = counts_[bins[w]];
      if ((mark & wanted_mark) != 0) values_[cursor[mark & ~wanted_mark]++] = block[w] + 0.0;
    }
  }
}

std::vector<double> RankFinder::find(std::span<const double> column, std::span<const std::uint64_t> ranks) {
  expects(column.size() < wanted_mark, "a column of less than 2^31 values");
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    expects(ranks[i] >= 1 && ranks[i] <= column.size() && (i == 0 || ranks[i - 1] <= ranks[i]),
            "ranks ascend within 1..n");
  }
  mark_wanted(ranks);
  collect(column);
  std::vector<double> found(ranks.size());
  for (const auto& wanted : wanted_) {
    auto from = values_.begin() + static_cast<std::ptrdiff_t>(wanted.begin);
    const auto begin = from, end = values_.begin() + static_cast<std::ptrdiff_t>(wanted.end);
    for (std::size_t r = wanted.first_rank; r < wanted.last_rank; ++r) {
      const auto at = begin + static_cast<std::ptrdiff_t>(ranks[r] - wanted.below - 1);
      if (at >= from) {
        std::nth_element(from, at, end);
        from = at + 1;
      }
      found[r] = *at;
    }
  }
  clear();
  return found;
}

void RankFinder::clear() {
  for (std::size_t page = 0; page < pages; ++page) {
    if (touched_[page] != 0) std::fill_n(counts_.get() + page * page_bins, page_bins, 0u);
  }
  touched_.fill(0);
}

std::vector<double> order_statistics(std::span<const double> column, std::span<const std::uint64_t> ranks) {
  RankFinder finder;
  for (std::size_t first = 0; first < column.size(); first += block_worlds) {
    finder.count(column.subspan(first, std::min(block_worlds, column.size() - first)));
  }
  return finder.find(column, ranks);
}

}  // namespace fundshare
