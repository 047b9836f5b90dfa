// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "fundshare/uncertainty/engine/sink.hpp"
#include "fundshare/uncertainty/summary/quantile_ranks.hpp"

namespace fundshare {

/// An output to summarise, and the thresholds that its worlds are counted against.
struct ColumnRequest {
  std::size_t output;
  std::vector<double> thresholds = {};  ///< ascending
};

/// What a SummarySink is to find, and with how much memory.
struct SummaryPlan {
  std::uint64_t worlds;
  std::vector<ColumnRequest> columns;
  std::optional<std::size_t> group_output = {};  ///< output that holds the group of each world, 0 .. groups - 1
  std::size_t groups = 0;
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
  unsigned threads = 1;
};

/// Summarises outputs without keeping them: the same results as Summariser on whole columns, to the bit, in bounded
/// memory. The run goes over all worlds several times. Pass 1 counts undefined worlds, thresholds, and values by the
/// top 16 bits of their keys; pass 2 sums powers about the value of world 0; from pass 2 on, the ranges of keys that
/// hold a wanted rank are split by up to 16 bits, as many as memory allows, or their values collected.
///
/// Partial results merge to the bit: sums are exact, counts whole. A thread works on one of its own, and no lock is
/// held while a block is read.
class SummarySink final : public Sink {
 public:
  /// \throws Error (64) with an estimate if the memory does not hold the counts of one pass
  explicit SummarySink(SummaryPlan plan);
  ~SummarySink() override;

  void take(std::span<const Block> variants, std::uint64_t block) override;
  [[nodiscard]] bool another_pass() override;

  /// An empty sink for the same pass: it takes some of the blocks elsewhere, and is then merged back. Only the sink
  /// that all others are merged into is asked for another_pass(); after it, new partial sinks are made.
  [[nodiscard]] std::unique_ptr<SummarySink> partial() const;
  /// \throws std::logic_error unless `other` is of the same pass of the same search
  void merge(const Sink& other) override;

  [[nodiscard]] unsigned passes() const;  ///< readings of all worlds so far
  /// One per requested column, in their order, after the last pass.
  [[nodiscard]] std::vector<ColumnResult> results() const;

  /// An estimate of what the counts of one pass need, whatever the number of worlds.
  [[nodiscard]] static std::uint64_t least_memory_bytes(const SummaryPlan& plan);

 private:
  struct State;
  struct Tallies;
  explicit SummarySink(std::shared_ptr<State> state);
  [[nodiscard]] std::unique_ptr<Tallies> borrow();
  void give_back(std::unique_ptr<Tallies> tallies);

  std::shared_ptr<State> state_;
  std::mutex mutex_;  ///< of idle_
  std::vector<std::unique_ptr<Tallies>> idle_;
};

}  // namespace fundshare
