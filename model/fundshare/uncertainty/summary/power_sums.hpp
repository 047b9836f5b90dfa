// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "fundshare/base/exact_sum.hpp"
#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// Sums of the first four powers of x - pivot over blocks of worlds. Pairwise in a block and exact over blocks: the
/// bits depend on the blocks alone, not on their order or grouping. The pivot, the column's value in world 0, keeps the
/// sums small beside the spread.
class PowerSums {
 public:
  static constexpr std::size_t block_size = 256;  ///< worlds per pairwise sum: the block of the engine

  /// \param block  at most block_size values; with fewer only as the last block of all
  void add(std::span<const double> block, double pivot);
  /// Asks the processor for what add() will write to, so that it is at hand a little later.
  void prefetch() const { __builtin_prefetch(waiting_.data() + waiting_blocks_, 1); }
  /// As if the blocks of `other`, summed about the same pivot, had been added here.
  void merge(const PowerSums& other);
  /// Sets mean and sd of `out` with their errors; `out.worlds` is the number of worlds added.
  void set_moments(double pivot, Summary& out) const;

 private:
  using OfBlock = std::array<double, 4>;
  void add_waiting();

  std::array<OfBlock, 8> waiting_;  ///< sums of the last blocks: an exact sum is spread over more lines of the cache
  std::size_t waiting_blocks_ = 0;
  std::array<ExactSum, 4> sums_;
};

/// Whether no value is NaN or infinite.
[[nodiscard]] bool all_finite(std::span<const double> block);

}  // namespace fundshare
