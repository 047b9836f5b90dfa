// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/share_memory.hpp"

#include <algorithm>
#include <bit>

namespace fundshare {
namespace {

constexpr std::uint64_t bytes_per_value = 16;  // a key, in a vector that has grown to twice its size at most
constexpr unsigned most_bits = 16, least_bits = 6;

std::uint64_t bytes_to_collect(const KeyInterval& interval) { return bytes_per_value * interval.count; }

}  // namespace

void share_memory(std::span<KeyInterval* const> intervals, std::uint64_t bytes, unsigned threads) {
  if (intervals.empty()) return;
  std::uint64_t to_collect_all = 0;
  for (const auto* interval : intervals) to_collect_all += bytes_to_collect(*interval);
  if (to_collect_all <= bytes) {
    for (auto* interval : intervals) interval->action = KeyInterval::Action::collect;
    return;
  }
  const std::uint64_t cell_bytes = sizeof(std::uint64_t) * threads;
  const std::uint64_t least_share = cell_bytes << least_bits;
  const std::uint64_t at_once = std::clamp<std::uint64_t>(bytes / least_share, 1, intervals.size());
  const std::uint64_t share = std::max(bytes / at_once, least_share);
  const unsigned bits = std::min(most_bits, static_cast<unsigned>(std::bit_width(share / cell_bytes)) - 1);
  for (std::size_t k = 0; k < intervals.size(); ++k) {
    KeyInterval& interval = *intervals[k];
    if (k >= at_once) {
      interval.action = KeyInterval::Action::wait;
    } else if (bytes_to_collect(interval) <= std::max(share, cell_bytes << bits)) {
      interval.action = KeyInterval::Action::collect;
    } else {
      interval.split_by(bits);
    }
  }
}

}  // namespace fundshare
