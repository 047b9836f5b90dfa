// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/staged_column.hpp"

#include <array>

namespace fundshare {

void StagedColumn::take_first(std::size_t column, const std::map<std::uint64_t, Rows>& blocks) {
  pivot = blocks.at(0)[column].front();
  std::vector<double> values;
  for (const auto& [number, rows] : blocks) {
    const auto block = rows[column];
    if (!all_finite(block)) undefined = true;
    if (undefined) return;
    sums.add(block, pivot);
    if (!thresholds.thresholds().empty()) {
      std::array<std::uint8_t, PowerSums::block_size> groups{};
      const auto of_world = rows[rows.rows() - 1];
      for (std::size_t w = 0; w < block.size(); ++w) groups[w] = static_cast<std::uint8_t>(of_world[w]);
      thresholds.add(block, {groups.data(), block.size()});
    }
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
