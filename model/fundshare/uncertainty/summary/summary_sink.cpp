// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/summary_sink.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/uncertainty/summary/ordered_key.hpp"
#include "fundshare/uncertainty/summary/power_sums.hpp"
#include "fundshare/uncertainty/summary/rank_search.hpp"
#include "fundshare/uncertainty/summary/share_memory.hpp"
#include "fundshare/uncertainty/summary/threshold_counts.hpp"

namespace fundshare {
namespace {

/// Bytes that a thread needs per column besides thresholds: the counts of a column that spans 64 octaves, or its sums.
constexpr std::uint64_t bytes_per_column = 4UL * 256 * 8 + 1024;
constexpr std::uint64_t bytes_per_threshold = 4UL * 8;  // and group

}  // namespace

/// What is known between two passes; the same for all sinks of a pass.
struct SummarySink::State {
  SummaryPlan plan;
  QuantileRanks ranks;
  unsigned passes = 0;
  std::vector<RankSearch> searches;     ///< by column
  std::vector<double> pivots;           ///< value of world 0
  std::vector<ColumnResult> results;    ///< what has been found so far
  std::vector<std::uint8_t> undefined;  ///< in some world: nothing is searched

  explicit State(SummaryPlan wanted)
      : plan{std::move(wanted)},
        ranks{plan.worlds},
        searches(plan.columns.size(), RankSearch{ranks.ascending()}),
        pivots(plan.columns.size()),
        results(plan.columns.size()),
        undefined(plan.columns.size()) {
    if (!plan.group_output) plan.groups = 1;
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  [[nodiscard]] bool first_pass() const { return passes == 0; }
  [[nodiscard]] bool sums_powers() const { return passes == 1; }
  [[nodiscard]] bool reads(std::size_t column) const {
    return undefined[column] == 0 && (first_pass() || sums_powers() || searches[column].open());
  }
  void conclude(Tallies& of_all);
  [[nodiscard]] bool plan_pass();
};

/// What some blocks of one pass gave, by column.
struct SummarySink::Tallies {
  std::vector<RankTally> ranks;
  std::vector<std::uint64_t> undefined;
  std::vector<ThresholdCounts> thresholds;  ///< in the first pass
  std::vector<PowerSums> sums;              ///< in the second
  std::optional<std::vector<double>> pivots;

  explicit Tallies(const State& state) : undefined(state.searches.size()) {
    ranks.reserve(state.searches.size());
    for (const auto& search : state.searches) ranks.emplace_back(search);
    if (state.sums_powers()) sums.resize(state.searches.size());
    if (!state.first_pass()) return;
    for (const auto& column : state.plan.columns) thresholds.emplace_back(column.thresholds, state.plan.groups);
  }

  void take(const Block& values, std::uint64_t block, const State& state);
  void take_column(std::size_t column, std::span<const double> values, std::span<const std::uint8_t> group,
                   const State& state);
  void merge(Tallies& other);
};

void SummarySink::Tallies::take_column(std::size_t column, std::span<const double> values,
                                       std::span<const std::uint8_t> group, const State& state) {
  if (state.first_pass()) {
    if (!all_finite(values)) {
      ++undefined[column];
      return;
    }
    if (!state.plan.columns[column].thresholds.empty()) thresholds[column].add(values, group);
  }
  if (state.sums_powers()) sums[column].add(values, state.pivots[column]);
  if (!state.searches[column].open()) return;
  std::array<std::uint64_t, block_worlds> keys;
  for (std::size_t w = 0; w < values.size(); ++w) keys[w] = ordered_key(values[w]);
  ranks[column].add({keys.data(), values.size()}, state.searches[column]);
}

void SummarySink::Tallies::take(const Block& values, std::uint64_t block, const State& state) {
  std::array<std::uint8_t, block_worlds> group{};
  if (state.plan.group_output && state.first_pass()) {
    const auto of_world = values[*state.plan.group_output];
    for (std::size_t w = 0; w < of_world.size(); ++w) group[w] = static_cast<std::uint8_t>(of_world[w]);
  }
  if (block == 0 && state.first_pass()) {
    pivots.emplace();
    for (const auto& column : state.plan.columns) pivots->push_back(values[column.output].front());
  }
  for (std::size_t k = 0; k < state.plan.columns.size(); ++k) {
    if (!state.reads(k)) continue;
    take_column(k, values[state.plan.columns[k].output], {group.data(), values.worlds()}, state);
  }
}

void SummarySink::Tallies::merge(Tallies& other) {
  for (std::size_t k = 0; k < ranks.size(); ++k) {
    ranks[k].merge(other.ranks[k]);
    undefined[k] += other.undefined[k];
  }
  for (std::size_t k = 0; k < thresholds.size(); ++k) thresholds[k].merge(other.thresholds[k]);
  for (std::size_t k = 0; k < sums.size(); ++k) sums[k].merge(other.sums[k]);
  if (other.pivots) pivots = std::move(other.pivots);
}

void SummarySink::State::conclude(Tallies& of_all) {
  if (first_pass()) {
    expects(of_all.pivots.has_value(), "world 0 was taken");
    pivots = *of_all.pivots;
  }
  for (std::size_t k = 0; k < searches.size(); ++k) {
    if (first_pass()) undefined[k] = of_all.undefined[k] > 0;
    if (!reads(k)) continue;
    if (first_pass()) {
      results[k].summary.emplace().worlds = plan.worlds;
      if (!plan.columns[k].thresholds.empty()) results[k].shares = of_all.thresholds[k].shares();
    }
    if (sums_powers()) of_all.sums[k].set_moments(pivots[k], *results[k].summary);
    if (!searches[k].open()) continue;
    searches[k].advance(of_all.ranks[k]);
    if (!searches[k].open()) ranks.set_quantiles(searches[k].found(), *results[k].summary);
  }
}

bool SummarySink::State::plan_pass() {
  std::vector<KeyInterval*> intervals;
  for (auto& search : searches) {
    for (auto& interval : search.intervals()) intervals.push_back(&interval);
  }
  const std::uint64_t needed = least_memory_bytes(plan);
  share_memory(intervals, plan.memory_bytes - std::min(plan.memory_bytes, needed / 2), plan.threads);
  for (auto& search : searches) search.prepare();
  const bool defined = std::ranges::any_of(undefined, [](auto some) { return some == 0; });
  return !intervals.empty() || (sums_powers() && defined);
}

SummarySink::SummarySink(SummaryPlan plan) : state_{std::make_shared<State>(std::move(plan))} {
  const auto& wanted = state_->plan;
  const std::uint64_t least = least_memory_bytes(wanted);
  if (least <= wanted.memory_bytes) return;
  constexpr double mebi = 1024.0 * 1024.0;
  throw Error{ExitCode::usage,
              fmt::format("--memory: the counts of {} outputs on {} threads need about {:.0f}M even when no column is "
                          "kept (found {:.0f}M); ask for fewer --outputs or --threads",
                          wanted.columns.size(), wanted.threads, static_cast<double>(least) / mebi,
                          static_cast<double>(wanted.memory_bytes) / mebi)};
}

SummarySink::SummarySink(std::shared_ptr<State> state) : state_{std::move(state)} {}
SummarySink::~SummarySink() = default;

std::uint64_t SummarySink::least_memory_bytes(const SummaryPlan& plan) {
  std::uint64_t bytes = 0;
  for (const auto& column : plan.columns) {
    bytes += bytes_per_column + bytes_per_threshold * plan.groups * (column.thresholds.size() + 1);
  }
  return bytes * plan.threads;
}

std::unique_ptr<SummarySink::Tallies> SummarySink::borrow() {
  {
    const std::lock_guard lock{mutex_};
    if (!idle_.empty()) {
      auto tallies = std::move(idle_.back());
      idle_.pop_back();
      return tallies;
    }
  }
  return std::make_unique<Tallies>(*state_);
}

void SummarySink::give_back(std::unique_ptr<Tallies> tallies) {
  const std::lock_guard lock{mutex_};
  idle_.push_back(std::move(tallies));
}

void SummarySink::take(std::span<const Block> variants, std::uint64_t block) {
  expects(variants.size() == 1, "a summary of one variant");
  auto tallies = borrow();
  tallies->take(variants[0], block, *state_);
  give_back(std::move(tallies));
}

bool SummarySink::another_pass() {
  if (idle_.empty()) give_back(std::make_unique<Tallies>(*state_));
  while (idle_.size() > 1) {
    idle_.front()->merge(*idle_.back());
    idle_.pop_back();
  }
  state_->conclude(*idle_.front());
  idle_.clear();
  ++state_->passes;
  return state_->plan_pass();
}

std::unique_ptr<SummarySink> SummarySink::partial() const {
  return std::unique_ptr<SummarySink>{new SummarySink{state_}};
}

void SummarySink::merge(const Sink& other) {
  const auto* const from = dynamic_cast<const SummarySink*>(&other);
  expects(from != nullptr && from->state_ == state_, "partial results of the same pass");
  auto tallies = borrow();
  for (const auto& each : from->idle_) {
    Tallies copy = *each;
    tallies->merge(copy);
  }
  give_back(std::move(tallies));
}

unsigned SummarySink::passes() const { return state_->passes; }

std::vector<ColumnResult> SummarySink::results() const { return state_->results; }

}  // namespace fundshare
