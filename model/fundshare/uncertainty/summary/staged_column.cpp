// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/staged_column.hpp"

namespace fundshare {

void StagedColumn::take_first(std::size_t column, const FirstBlocks& blocks) {
  pivot = blocks.at(0).columns[column].front();
  std::vector<double> values;
  for (const auto& [number, first] : blocks) {
    const auto block = first.columns[column];
    if (!all_finite(block)) undefined = true;
    if (undefined) return;
    sums.add(block, pivot);
    if (!thresholds.thresholds().empty()) thresholds.add(block, {first.groups.data(), block.size()});
    values.insert(values.end(), block.begin(), block.end());
  }
  brackets.start(std::move(values));
}

void StagedColumn::take(const ColumnTally& tally) {
  undefined = undefined || tally.undefined;
  if (undefined) return brackets.give_up();
  sums.merge(tally.sums);
  thresholds.merge(tally.thresholds);
  brackets.take(tally.brackets);
}

ColumnResult StagedColumn::finish(const QuantileRanks& ranks, std::uint64_t worlds) {
  ColumnResult result;
  if (undefined) return result;
  result.summary.emplace().worlds = worlds;
  sums.set_moments(pivot, *result.summary);
  if (!thresholds.thresholds().empty()) result.shares = thresholds.shares();
  if (const auto found = brackets.finish()) ranks.set_quantiles(*found, *result.summary);
  return result;
}

void ColumnTally::take(std::span<const double> block, std::span<const std::uint8_t> groups, const StagedColumn& known,
                       ValuePool& pool) {
  if (undefined) return;
  CellGrid::Cells cells;
  if (!known.brackets.grid().cells_of(block, cells)) {
    undefined = true;
    return;
  }
  sums.add(block, known.pivot);
  brackets.add(block, cells, known.brackets.classes(), pool);
  if (!thresholds.thresholds().empty()) thresholds.add(block, groups);
}

void ColumnTally::prefetch() const {
  brackets.prefetch();
  sums.prefetch();
  thresholds.prefetch();
}

void ColumnTally::clear(const ThresholdCounts& empty) {
  brackets.clear();
  sums = {};
  thresholds = empty;
  undefined = false;
}

}  // namespace fundshare
