// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/order_statistics.hpp"

#include <algorithm>
#include <bit>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

constexpr std::size_t bins = 1 << 16;

/// An unsigned key that orders as the doubles do.
std::uint64_t ordered_key(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x + 0.0);  // -0 becomes 0
  return (bits >> 63) ? ~bits : bits | (std::uint64_t{1} << 63);
}

std::size_t bin_of(double x) { return static_cast<std::size_t>(ordered_key(x) >> 48); }

struct WantedBin {
  std::size_t bin;
  std::uint64_t below;                ///< values in lower bins
  std::size_t first_rank, last_rank;  ///< positions in the list of ranks, last excluded
};

std::vector<WantedBin> bins_of_ranks(const std::vector<std::uint32_t>& counts, std::span<const std::uint64_t> ranks) {
  std::vector<WantedBin> wanted;
  std::uint64_t below = 0;
  std::size_t next = 0;
  for (std::size_t bin = 0; bin < bins && next < ranks.size(); ++bin) {
    const std::uint64_t upto = below + counts[bin];
    const std::size_t first = next;
    while (next < ranks.size() && ranks[next] <= upto) ++next;
    if (next > first) wanted.push_back({bin, below, first, next});
    below = upto;
  }
  return wanted;
}

}  // namespace

std::vector<double> order_statistics(std::span<const double> column, std::span<const std::uint64_t> ranks) {
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    expects(ranks[i] >= 1 && ranks[i] <= column.size() && (i == 0 || ranks[i - 1] <= ranks[i]),
            "ranks ascend within 1..n");
  }
  std::vector<std::uint32_t> counts(bins, 0);
  for (const double x : column) ++counts[bin_of(x)];
  const auto wanted = bins_of_ranks(counts, ranks);
  std::vector<std::uint16_t> slot_of_bin(bins, 0);  // 0: not wanted
  std::vector<std::vector<double>> values(wanted.size());
  for (std::size_t k = 0; k < wanted.size(); ++k) {
    slot_of_bin[wanted[k].bin] = static_cast<std::uint16_t>(k + 1);
    values[k].reserve(counts[wanted[k].bin]);
  }
  for (const double x : column) {
    if (const auto slot = slot_of_bin[bin_of(x)]) values[slot - 1u].push_back(x + 0.0);
  }
  std::vector<double> found(ranks.size());
  for (std::size_t k = 0; k < wanted.size(); ++k) {
    auto from = values[k].begin();
    for (std::size_t r = wanted[k].first_rank; r < wanted[k].last_rank; ++r) {
      const auto at = values[k].begin() + static_cast<std::ptrdiff_t>(ranks[r] - wanted[k].below - 1);
      if (at >= from) {
        std::nth_element(from, at, values[k].end());
        from = at + 1;
      }
      found[r] = *at;
    }
  }
  return found;
}

}  // namespace fundshare
