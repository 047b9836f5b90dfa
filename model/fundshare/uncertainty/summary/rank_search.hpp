// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "fundshare/uncertainty/summary/sparse_bins.hpp"

namespace fundshare {

/// A range of ordered keys that holds wanted ranks, and what the next pass does with it.
struct KeyInterval {
  enum class Action { wait, split, collect };
  std::uint64_t low, high;            ///< first and last key
  std::uint64_t below, count;         ///< values in lower keys, values in the range
  std::size_t first_rank, last_rank;  ///< positions in the list of ranks, last excluded
  Action action = Action::wait;
  unsigned shift = 0;  ///< split: cells of 2^shift keys
  void split_by(unsigned bits);
  [[nodiscard]] std::size_t cells() const { return static_cast<std::size_t>((high - low) >> shift) + 1; }
};

class RankTally;

/// Finds order statistics of a column that is not kept, over several readings of it. The first reading counts the
/// values by the top 16 bits of their ordered keys. Each later one splits the ranges that hold a wanted rank, or
/// collects their values once there are few enough of them.
class RankSearch {
 public:
  /// \param ranks  1-based and ascending, within 1..n; kept by reference
  explicit RankSearch(std::span<const std::uint64_t> ranks) : ranks_{ranks}, found_(ranks.size()) {}

  /// Whether some rank is still to be found.
  [[nodiscard]] bool open() const { return !started_ || !intervals_.empty(); }
  /// The ranges left to search, ascending; the caller sets what is to be done with each, and then calls prepare().
  [[nodiscard]] std::span<KeyInterval> intervals() { return intervals_; }
  [[nodiscard]] std::span<const KeyInterval> intervals() const { return intervals_; }
  void prepare();
  /// Draws the conclusions from a whole reading. \param tally  of all worlds; its contents are used up
  void advance(RankTally& tally);
  /// The values of the ranks, when nothing is open.
  [[nodiscard]] std::span<const double> found() const { return found_; }

 private:
  friend class RankTally;
  void keep_or_settle(const KeyInterval& interval, std::vector<KeyInterval>& kept);
  void settle_collected(const KeyInterval& interval, std::vector<std::uint64_t>& keys);

  std::span<const std::uint64_t> ranks_;
  std::vector<double> found_;
  std::vector<KeyInterval> intervals_;
  SparseBins<std::uint8_t> first_interval_;  ///< by top 16 bits: 1 + the first range that is searched there
  bool started_ = false;
};

/// What one reading of some worlds of a column found for a search. Counts and sets: any grouping of the worlds, merged
/// in any order, gives the same result.
class RankTally {
 public:
  explicit RankTally(const RankSearch& search);
  /// \param keys  ordered keys of some worlds
  void add(std::span<const std::uint64_t> keys, const RankSearch& search);
  /// Adds the tally of other worlds, and uses it up.
  void merge(RankTally& other);

 private:
  friend class RankSearch;
  struct Part {
    std::uint64_t least = ~std::uint64_t{0}, greatest = 0;
    std::vector<std::uint64_t> entries;  ///< counts of cells, or keys
    bool collected = false;
    void merge(Part& other);
  };
  void record(std::uint64_t key, const KeyInterval& interval, Part& part);
  SparseBins<std::uint64_t> counts_;  ///< of the first reading
  std::vector<Part> parts_;           ///< of later ones, one per range
};

}  // namespace fundshare
