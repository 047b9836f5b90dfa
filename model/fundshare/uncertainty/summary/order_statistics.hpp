// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "fundshare/base/zeroed_array.hpp"

namespace fundshare {

/// Exact order statistics of columns, without sorting them: a histogram of the top 20 bits of the numbers finds the bin
/// of every rank, and only the values of those bins are put in order. The tables are kept from column to column, so
/// that a thread needs one finder.
class RankFinder {
 public:
  /// Counts the next values of the column. \param block  at most 256 values, none of them NaN
  void count(std::span<const double> block);
  /// The order statistics of the column, whose values have all been counted; then the finder is as new.
  /// \param ranks  1-based, ascending, each in [1, column.size()] \return the values of those ranks; equal numbers are
  /// equal, -0 and 0 included \throws std::logic_error if a rank is out of range or the column has 2^31 values or more
  [[nodiscard]] std::vector<double> find(std::span<const double> column, std::span<const std::uint64_t> ranks);
  /// Forgets what was counted.
  void clear();

 private:
  static constexpr std::size_t pages = 256, page_bins = 4096;
  struct Wanted {
    std::uint64_t below;                ///< values in lower bins
    std::size_t first_rank, last_rank;  ///< positions in the list of ranks, last excluded
    std::size_t begin, end;             ///< of the values in values_
  };
  void mark_wanted(std::span<const std::uint64_t> ranks);
  void mark_bin(std::size_t bin, std::uint64_t below, std::span<const std::uint64_t> ranks);
  void collect(std::span<const double> column);

  /// By bin; for a wanted bin its number with the top bit set.
  ZeroedArray<std::uint32_t> counts_ = zeroed_array<std::uint32_t>(pages * page_bins);
  std::array<std::uint8_t, pages> touched_{};
  std::vector<Wanted> wanted_;
  std::vector<double> values_;
};

/// The same for one column. \throws std::logic_error if a rank is out of range; the column must hold no NaN
[[nodiscard]] std::vector<double> order_statistics(std::span<const double> column,
                                                   std::span<const std::uint64_t> ranks);

}  // namespace fundshare
