// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// Counts, by group of worlds, how many worlds reach each of some thresholds. Whole numbers: any grouping of the worlds
/// gives the same counts.
class ThresholdCounts {
 public:
  ThresholdCounts() = default;
  /// \throws std::logic_error unless the thresholds ascend
  ThresholdCounts(std::span<const double> thresholds, std::size_t groups);

  /// \param block  at most 256 values \param group  group of each world, 0 .. groups - 1
  void add(std::span<const double> block, std::span<const std::uint8_t> group);
  /// Asks the processor for what add() reads first, so that it is at hand a little later.
  void prefetch() const {
    if (thresholds_.empty()) return;
    __builtin_prefetch(thresholds_.data());
    __builtin_prefetch(counts_.data(), 1);
  }
  /// Adds the counts of other worlds.
  void merge(const ThresholdCounts& other);
  /// Share of the worlds with value >= threshold, mc_se = sqrt(p (1 - p) / n), NaN for one world.
  [[nodiscard]] GroupedShares shares() const;
  [[nodiscard]] std::span<const double> thresholds() const { return thresholds_; }

 private:
  static constexpr std::size_t lanes = 4;  ///< tables counted in turn, so that one count need not wait for the last
  void add_by_comparing(std::span<const double> block, std::span<const std::uint8_t> group);
  [[nodiscard]] std::size_t bins() const { return thresholds_.size() + 1; }

  std::vector<double> thresholds_, padded_;  ///< padded to 2^k - 1 with infinity
  std::size_t groups_ = 0;
  std::vector<std::uint64_t> counts_;  ///< lanes x groups x worlds that reach exactly the first 0, 1 ... thresholds
};

}  // namespace fundshare
