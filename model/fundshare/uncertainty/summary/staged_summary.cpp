// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/staged_summary.hpp"

#include <algorithm>
#include <map>

#include "fundshare/uncertainty/engine/block_loop.hpp"
#include "fundshare/uncertainty/summary/power_sums.hpp"
#include "fundshare/uncertainty/summary/rank_brackets.hpp"
#include "fundshare/uncertainty/summary/threshold_counts.hpp"

namespace fundshare {
namespace {

constexpr std::uint64_t first_stage = 4096, stage_factor = 4;  // in worlds

/// Where the stages end, in worlds: all but the last in whole blocks.
std::vector<std::uint64_t> stage_ends(std::uint64_t worlds) {
  std::vector<std::uint64_t> ends;
  for (std::uint64_t end = first_stage; 2 * end <= worlds; end *= stage_factor) ends.push_back(end);
  ends.push_back(worlds);
  return ends;
}

std::uint64_t blocks_until(std::uint64_t worlds) { return (worlds + block_worlds - 1) / block_worlds; }

using Groups = std::array<std::uint8_t, block_worlds>;

}  // namespace

/// What some blocks of one stage gave.
struct StagedSummary::Tally {
  struct OfColumn {
    BracketTally brackets;
    PowerSums sums;
    ThresholdCounts thresholds;
    bool undefined = false;
    void prefetch() const {
      brackets.prefetch();
      sums.prefetch();
      thresholds.prefetch();
    }
  };
  std::vector<OfColumn> columns;
  std::map<std::uint64_t, Rows> first_blocks;  ///< of the first stage, by number: the columns, then the groups

  explicit Tally(const State& state);
  void clear(const State& state);
  void take(const Block& values, const State& state);
  void keep(const Block& values, std::uint64_t block, const State& state);
};

/// What is known between two stages; the same for all sinks of a stage.
struct StagedSummary::State {
  struct OfColumn {
    RankBrackets brackets;
    double pivot = 0.0;  ///< value of world 0
    PowerSums sums;
    ThresholdCounts thresholds;
    bool undefined = false;
  };
  SummaryPlan plan;
  QuantileRanks ranks;
  std::vector<std::uint64_t> ends;
  std::size_t stage = 0;
  std::vector<OfColumn> columns;
  std::vector<ColumnResult> results;
  std::vector<std::size_t> open;

  explicit State(SummaryPlan wanted) : plan{std::move(wanted)}, ranks{plan.worlds}, ends{stage_ends(plan.worlds)} {
    if (!plan.group_output) plan.groups = 1;
    for (const auto& column : plan.columns) {
      columns.push_back({RankBrackets{ranks.ascending(), plan.worlds}, 0.0, {}, {column.thresholds, plan.groups}});
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  [[nodiscard]] bool is_last() const { return stage + 1 == ends.size(); }
  [[nodiscard]] Groups groups_of(const Block& values) const {
    Groups groups{};
    if (!plan.group_output) return groups;
    const auto of_world = values[*plan.group_output];
    for (std::size_t w = 0; w < of_world.size(); ++w) groups[w] = static_cast<std::uint8_t>(of_world[w]);
    return groups;
  }

  void take_first_blocks(std::size_t column, const std::map<std::uint64_t, Rows>& blocks);
  void take_tally(std::size_t column, const Tally::OfColumn& tally);
  void conclude(const std::vector<std::unique_ptr<Tally>>& tallies);
  void keep_within_memory();
  void finish_column(std::size_t column);
};

StagedSummary::Tally::Tally(const State& state) {
  columns.reserve(state.columns.size());
  for (const auto& column : state.plan.columns) {
    columns.push_back({{}, {}, {column.thresholds, state.plan.groups}, false});
  }
}

/// For the next stage: the memory of the values that were kept is used again.
void StagedSummary::Tally::clear(const State& state) {
  first_blocks.clear();
  for (std::size_t k = 0; k < columns.size(); ++k) {
    auto& column = columns[k];
    column.brackets.clear();
    column.sums = {};
    column.thresholds = {state.plan.columns[k].thresholds, state.plan.groups};
    column.undefined = false;
  }
}

void StagedSummary::Tally::keep(const Block& values, std::uint64_t block, const State& state) {
  const auto& wanted = state.plan.columns;
  Rows kept{wanted.size() + 1, values.worlds()};
  for (std::size_t k = 0; k < wanted.size(); ++k) std::ranges::copy(values[wanted[k].output], kept[k].begin());
  if (state.plan.group_output) std::ranges::copy(values[*state.plan.group_output], kept[wanted.size()].begin());
  first_blocks.emplace(block, std::move(kept));
}

void StagedSummary::Tally::take(const Block& values, const State& state) {
  const Groups groups = state.groups_of(values);
  CellGrid::Cells cells;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const auto& known = state.columns[k];
    auto& column = columns[k];
    if (known.undefined || column.undefined) continue;
    if (k + 1 < columns.size()) columns[k + 1].prefetch();
    const auto block = values[state.plan.columns[k].output];
    if (!known.brackets.grid().cells_of(block, cells)) {
      column.undefined = true;
      continue;
    }
    column.sums.add(block, known.pivot);
    column.brackets.add(block, cells, known.brackets.classes());
    if (!column.thresholds.thresholds().empty()) column.thresholds.add(block, {groups.data(), block.size()});
  }
}

void StagedSummary::State::take_first_blocks(std::size_t k, const std::map<std::uint64_t, Rows>& blocks) {
  auto& column = columns[k];
  column.pivot = blocks.at(0)[k].front();
  std::vector<double> values;
  values.reserve(static_cast<std::size_t>(ends[0]));
  for (const auto& [number, rows] : blocks) {
    const auto block = rows[k];
    if (!all_finite(block)) column.undefined = true;
    if (column.undefined) return;
    column.sums.add(block, column.pivot);
    if (!column.thresholds.thresholds().empty()) {
      Groups groups{};
      for (std::size_t w = 0; w < block.size(); ++w) groups[w] = static_cast<std::uint8_t>(rows[columns.size()][w]);
      column.thresholds.add(block, {groups.data(), block.size()});
    }
    values.insert(values.end(), block.begin(), block.end());
  }
  column.brackets.start(std::move(values));
}

void StagedSummary::State::take_tally(std::size_t k, const Tally::OfColumn& tally) {
  auto& column = columns[k];
  column.undefined = column.undefined || tally.undefined;
  if (column.undefined) return;
  column.sums.merge(tally.sums);
  column.thresholds.merge(tally.thresholds);
  column.brackets.take(tally.brackets);
}

void StagedSummary::State::finish_column(std::size_t k) {
  auto& column = columns[k];
  if (column.undefined) return;
  ColumnResult& result = results[k];
  result.summary.emplace().worlds = plan.worlds;
  column.sums.set_moments(column.pivot, *result.summary);
  if (!column.thresholds.thresholds().empty()) result.shares = column.thresholds.shares();
  if (const auto found = column.brackets.finish()) ranks.set_quantiles(*found, *result.summary);
}

void StagedSummary::State::conclude(const std::vector<std::unique_ptr<Tally>>& tallies) {
  std::map<std::uint64_t, Rows> first;
  for (const auto& tally : tallies) first.merge(tally->first_blocks);
  if (is_last()) results.resize(columns.size());
  for_each_block(columns.size(), {columns.size(), plan.threads, {}, nullptr}, [&] {
    return BlockTask{[&](std::uint64_t number) {
      const auto k = static_cast<std::size_t>(number);
      if (stage == 0) {
        take_first_blocks(k, first);
      } else {
        for (const auto& tally : tallies) take_tally(k, tally->columns[k]);
      }
      if (is_last()) {
        finish_column(k);
      } else if (!columns[k].undefined) {
        columns[k].brackets.narrow();
      }
    }};
  });
  if (!is_last()) return keep_within_memory();
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (!columns[k].undefined && !columns[k].brackets.found()) open.push_back(k);
  }
}

/// Gives up the columns that keep most, such as those of many atoms, where all together would pass the memory.
void StagedSummary::State::keep_within_memory() {
  const double growth = static_cast<double>(ends[stage + 1]) / static_cast<double>(ends[stage]);
  std::vector<std::pair<double, std::size_t>> bytes;
  double all = 0.0;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    bytes.emplace_back(growth * sizeof(double) * static_cast<double>(columns[k].brackets.kept()), k);
    all += bytes.back().first;
  }
  std::ranges::sort(bytes, std::greater{});
  for (std::size_t i = 0; all > static_cast<double>(plan.memory_bytes) && i < bytes.size(); ++i) {
    columns[bytes[i].second].brackets.give_up();
    all -= bytes[i].first;
  }
}

StagedSummary::StagedSummary(SummaryPlan plan) : state_{std::make_shared<State>(std::move(plan))} {}
StagedSummary::StagedSummary(std::shared_ptr<State> state) : state_{std::move(state)} {}
StagedSummary::~StagedSummary() = default;

double StagedSummary::expected_bytes(const SummaryPlan& plan) {
  const double values = 1.33 * RankBrackets::expected_kept(plan.worlds) * sizeof(double);
  const double counts = static_cast<double>(plan.threads) * sizeof(Tally::OfColumn) + sizeof(State::OfColumn);
  return static_cast<double>(plan.columns.size()) * (values + counts);
}

std::unique_ptr<StagedSummary::Tally> StagedSummary::borrow() {
  {
    const std::lock_guard lock{mutex_};
    if (!tallies_.empty()) {
      auto tally = std::move(tallies_.back());
      tallies_.pop_back();
      return tally;
    }
  }
  return std::make_unique<Tally>(*state_);
}

void StagedSummary::give_back(std::unique_ptr<Tally> tally) {
  const std::lock_guard lock{mutex_};
  tallies_.push_back(std::move(tally));
}

void StagedSummary::take(std::span<const Block> variants, std::uint64_t block) {
  expects(variants.size() == 1, "a summary of one variant");
  auto tally = borrow();
  if (state_->stage == 0) {
    tally->keep(variants[0], block, *state_);
  } else {
    tally->take(variants[0], *state_);
  }
  give_back(std::move(tally));
}

BlockRange StagedSummary::blocks_of_pass(std::uint64_t all) const {
  expects(all == blocks_until(state_->plan.worlds), "a run of the worlds that were planned");
  const std::size_t stage = state_->stage;
  return {stage == 0 ? 0 : blocks_until(state_->ends[stage - 1]), blocks_until(state_->ends[stage])};
}

bool StagedSummary::another_pass() {
  state_->conclude(tallies_);
  ++state_->stage;
  for (const auto& tally : tallies_) tally->clear(*state_);
  return state_->stage < state_->ends.size();
}

std::unique_ptr<StagedSummary> StagedSummary::partial() const {
  return std::unique_ptr<StagedSummary>{new StagedSummary{state_}};
}

void StagedSummary::merge(const Sink& other) {
  const auto* const from = dynamic_cast<const StagedSummary*>(&other);
  expects(from != nullptr && from->state_ == state_, "partial results of the same stage");
  for (const auto& tally : from->tallies_) give_back(std::make_unique<Tally>(*tally));
}

const std::vector<ColumnResult>& StagedSummary::results() const { return state_->results; }
const std::vector<std::size_t>& StagedSummary::open_columns() const { return state_->open; }

}  // namespace fundshare
