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

/// Worlds whose sums are kept apart: a part of a block of the engine.
inline constexpr std::size_t part_worlds = 64;

/// Parts of the worlds of a run; the last may be short.
[[nodiscard]] constexpr std::size_t parts_of(std::uint64_t worlds) {
  return static_cast<std::size_t>((worlds + part_worlds - 1) / part_worlds);
}

/// Sums over the worlds, part by part: parts are independent and alike. Each is set by its number, hence the same bits
/// for any number of threads.
class ReplicateSums {
 public:
  static constexpr std::size_t most = 64;  ///< groups of parts
  static constexpr std::size_t least = 10;

  /// \param parts  of the run, at least `least` for a jackknife \param sums  how many sums a part gives
  ReplicateSums(std::size_t parts, std::size_t sums) : sums_{sums}, values_(parts * sums) {}
  /// The sums of one part, to be set once, from any thread.
  [[nodiscard]] std::span<double> of_part(std::size_t part) { return {values_.data() + part * sums_, sums_}; }

  /// Statistics of all worlds, each with its delete-a-group jackknife error over min(64, parts) groups of parts:
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
