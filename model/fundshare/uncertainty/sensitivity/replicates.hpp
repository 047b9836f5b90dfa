// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace fundshare {

/// A figure with its Monte Carlo standard error and the interval that covers the exact figure in 95 of 100 runs.
struct Index {
  double value = 0.0, mc_se = 0.0, low = 0.0, high = 0.0;
};

/// Sums over the worlds, one row per replicate: each replicate is a run of consecutive blocks, so that replicates are
/// independent and alike. Filled by block number, hence the same bits for any number of threads.
class ReplicateSums {
 public:
  static constexpr std::size_t most = 64;  ///< replicates
  static constexpr std::size_t least = 10;

  /// \param blocks  blocks of the run, at least `least` \param sums  how many sums a block gives
  ReplicateSums(std::size_t blocks, std::size_t sums) : sums_{sums}, values_(blocks * sums) {}
  /// The sums of one block, to be set once, from any thread.
  [[nodiscard]] std::span<double> of_block(std::size_t block) { return {values_.data() + block * sums_, sums_}; }

  /// Statistics of all worlds, each with its delete-a-group jackknife error over min(64, blocks) groups of blocks:
  /// se^2 = (G - 1) / G sum_g (t_(g) - mean)^2 with t_(g) the statistic without group g; interval t +- t_{G-1, .975}
  /// se. \see P. Kott, "The delete-a-group jackknife", Journal of Official Statistics 17 (2001); B. Efron and R.
  /// Tibshirani, An Introduction to the Bootstrap (1993), chapter 11 \param statistics  from sums over the worlds to
  /// figures; a ratio of sums need not be linear
  [[nodiscard]] std::vector<Index> jackknife(
      const std::function<std::vector<double>(std::span<const double> sums)>& statistics) const;

 private:
  [[nodiscard]] std::vector<double> group_sums(std::size_t groups) const;
  std::size_t sums_;
  std::vector<double> values_;
};

/// Quantile 0.975 of Student's t: the expansion in 1 / df of Abramowitz and Stegun 26.7.5, within 1e-4 from 9 df on.
[[nodiscard]] double student_t_975(double df);

}  // namespace fundshare
