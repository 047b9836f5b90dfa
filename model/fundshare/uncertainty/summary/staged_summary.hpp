// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>

#include "fundshare/uncertainty/summary/summary_sink.hpp"

namespace fundshare {

/// Summarises outputs in one reading of the worlds, without keeping their columns: the same results as Summariser on
/// whole columns, to the bit. The reading has stages, each as long as all before it: the first few thousand worlds are
/// kept whole; after that a value is kept only near a wanted rank, and every stage narrows what is near. About 25
/// sqrt(n) + n/50 values a column are kept at the end.
///
/// A column whose rank lies outside its bracket, or that would pass the memory, is left open: a SummarySink finds it.
class StagedSummary final : public Sink {
 public:
  explicit StagedSummary(SummaryPlan plan);
  ~StagedSummary() override;

  void take(std::span<const Block> variants, std::uint64_t block) override;
  [[nodiscard]] BlockRange blocks_of_pass(std::uint64_t all) const override;
  [[nodiscard]] bool another_pass() override;

  /// As SummarySink::partial() and merge(), for a stage in place of a pass.
  [[nodiscard]] std::unique_ptr<StagedSummary> partial() const;
  void merge(const Sink& other) override;

  /// One per requested column, in their order, after the last stage.
  [[nodiscard]] const std::vector<ColumnResult>& results() const;
  /// Numbers of the requested columns whose quantiles were not found: their summaries must be made anew.
  [[nodiscard]] const std::vector<std::size_t>& open_columns() const;

  /// An estimate of what a reading keeps, in bytes.
  [[nodiscard]] static double expected_bytes(const SummaryPlan& plan);

 private:
  struct State;
  struct Tally;
  explicit StagedSummary(std::shared_ptr<State> state);
  [[nodiscard]] std::unique_ptr<Tally> borrow();
  void give_back(std::unique_ptr<Tally> tally);

  std::shared_ptr<State> state_;
  std::mutex mutex_;  ///< of tallies_
  std::vector<std::unique_ptr<Tally>> tallies_;
};

}  // namespace fundshare
