// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>

#include "fundshare/uncertainty/engine/rows.hpp"
#include "fundshare/uncertainty/summary/power_sums.hpp"
#include "fundshare/uncertainty/summary/quantile_ranks.hpp"
#include "fundshare/uncertainty/summary/rank_brackets.hpp"
#include "fundshare/uncertainty/summary/threshold_counts.hpp"

namespace fundshare {

using WorldGroups = std::array<std::uint8_t, PowerSums::block_size>;  ///< by world of a block

/// A block of the first stage, all of whose values are kept.
struct FirstBlock {
  Rows columns;
  WorldGroups groups;
};
using FirstBlocks = std::map<std::uint64_t, FirstBlock>;  ///< by number, from 0

struct ColumnTally;

/// What is known of a column between two stages.
struct StagedColumn {
  RankBrackets brackets;
  double pivot = 0.0;  ///< value of world 0
  PowerSums sums;
  ThresholdCounts thresholds;
  bool undefined = false;

  /// Asks the processor for what ColumnTally::take() reads of it, so that it is at hand a little later.
  void prefetch() const {
    brackets.prefetch();
    __builtin_prefetch(&pivot);
    __builtin_prefetch(&undefined);
  }
  /// Takes the worlds of the first stage. \param column  number of this column
  void take_first(std::size_t column, const FirstBlocks& blocks);
  void take(const ColumnTally& tally);
  /// Moments and shares of all worlds; quantiles too where they are found. \param worlds  all of them
  [[nodiscard]] ColumnResult finish(const QuantileRanks& ranks, std::uint64_t worlds);
};

/// What some blocks gave of one column in one stage after the first.
struct ColumnTally {
  BracketTally brackets;
  PowerSums sums;
  ThresholdCounts thresholds;
  bool undefined = false;

  /// \param groups  of the worlds of the block \param pool  where the columns of this thread keep values
  void take(std::span<const double> block, std::span<const std::uint8_t> groups, const StagedColumn& known,
            ValuePool& pool);
  /// Asks the processor for what take() will write to, so that it is at hand a little later.
  void prefetch() const;
  /// For the next stage.
  void clear(const ThresholdCounts& empty);
};

}  // namespace fundshare
