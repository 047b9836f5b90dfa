// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/staged_summary.hpp"

#include <algorithm>

#include "fundshare/uncertainty/engine/block_loop.hpp"
#include "fundshare/uncertainty/summary/staged_column.hpp"

namespace fundshare {
namespace {

constexpr std::uint64_t least_first_stage = 4096;  // worlds

std::uint64_t blocks_until(std::uint64_t worlds) { return (worlds + block_worlds - 1) / block_worlds; }

/// Where the stages end, in worlds: at all of them, half of them, a quarter ..., all but the last in whole blocks.
std::vector<std::uint64_t> stage_ends(std::uint64_t worlds) {
  std::vector<std::uint64_t> ends{worlds};
  for (std::uint64_t end = worlds / 2; end >= least_first_stage; end /= 2) {
    ends.push_back(blocks_until(end) * block_worlds);
  }
  std::ranges::reverse(ends);
  return ends;
}

/// Asks the processor for a row, so that it is at hand a little later.
void prefetch(std::span<const double> row) {
  constexpr std::size_t line = 8;  // numbers of a cache line
  for (std::size_t w = 0; w < row.size(); w += line) __builtin_prefetch(row.data() + w);
}

}  // namespace

/// What some blocks of one stage gave.
struct StagedSummary::Tally {
  std::vector<ColumnTally, HugePageAllocator<ColumnTally>> columns;
  ValuePool pool;
  FirstBlocks first_blocks;  ///< of the first stage

  explicit Tally(const State& state);
  Tally(const Tally& other) : columns{other.columns}, first_blocks{other.first_blocks} {
    for (auto& column : columns) column.brackets.move_to(pool);
  }
  Tally& operator=(const Tally&) = delete;
  void clear(const State& state);
  void take(const Block& values, const State& state);
  void keep(const Block& values, std::uint64_t block, const State& state);
};

/// What is known between two stages; the same for all sinks of a stage.
struct StagedSummary::State {
  SummaryPlan plan;
  QuantileRanks ranks;
  std::vector<std::uint64_t> ends;
  std::size_t stage = 0;
  std::vector<StagedColumn> columns;
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
  [[nodiscard]] WorldGroups groups_of(const Block& values) const {
    WorldGroups groups{};
    if (!plan.group_output) return groups;
    const auto of_world = values[*plan.group_output];
    for (std::size_t w = 0; w < of_world.size(); ++w) groups[w] = static_cast<std::uint8_t>(of_world[w]);
    return groups;
  }

  void conclude(const std::vector<std::unique_ptr<Tally>>& tallies);
  void keep_within_memory();
};

StagedSummary::Tally::Tally(const State& state) {
  columns.reserve(state.columns.size());
  for (const auto& column : state.plan.columns) {
    columns.push_back({{}, {}, {column.thresholds, state.plan.groups}, false});
  }
}

void StagedSummary::Tally::clear(const State& state) {
  first_blocks.clear();
  pool.reset();
  for (std::size_t k = 0; k < columns.size(); ++k) {
    columns[k].clear({state.plan.columns[k].thresholds, state.plan.groups});
  }
}

void StagedSummary::Tally::keep(const Block& values, std::uint64_t block, const State& state) {
  const auto& wanted = state.plan.columns;
  Rows kept{wanted.size(), values.worlds()};
  for (std::size_t k = 0; k < wanted.size(); ++k) std::ranges::copy(values[wanted[k].output], kept[k].begin());
  first_blocks.emplace(block, FirstBlock{std::move(kept), state.groups_of(values)});
}

void StagedSummary::Tally::take(const Block& values, const State& state) {
  const WorldGroups groups = state.groups_of(values);
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (state.columns[k].undefined) continue;
    if (k + 1 < columns.size()) {
      columns[k + 1].prefetch();
      state.columns[k + 1].prefetch();
      prefetch(values[state.plan.columns[k + 1].output]);
    }
    const auto block = values[state.plan.columns[k].output];
    columns[k].take(block, {groups.data(), block.size()}, state.columns[k], pool);
  }
}

void StagedSummary::State::conclude(const std::vector<std::unique_ptr<Tally>>& tallies) {
  FirstBlocks first;
  for (const auto& tally : tallies) first.merge(tally->first_blocks);
  if (is_last()) results.resize(columns.size());
  for_each_block(columns.size(), {columns.size(), plan.threads, {}, nullptr}, [&] {
    return BlockTask{[&](std::uint64_t number) {
      const auto k = static_cast<std::size_t>(number);
      if (stage == 0) {
        columns[k].take_first(k, first);
      } else {
        for (const auto& tally : tallies) columns[k].take(tally->columns[k]);
      }
      if (is_last()) {
        results[k] = columns[k].finish(ranks, plan.worlds);
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
  const double of_thread = sizeof(ColumnTally) + ValuePool::piece * sizeof(double);  // the piece that is being filled
  const double counts = static_cast<double>(plan.threads) * of_thread + sizeof(StagedColumn);
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
