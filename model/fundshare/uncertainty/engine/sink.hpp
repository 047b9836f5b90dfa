// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "fundshare/uncertainty/engine/model.hpp"

namespace fundshare {

/// Some of the blocks of a run, in a row.
struct BlockRange {
  std::uint64_t first, last;  ///< last excluded
};

/// What a question does with the outputs of a run.
class Sink {
 public:
  virtual ~Sink() = default;
  /// Takes one block of all variants. Called from several threads at once, once per block, in any order: what it keeps
  /// must depend on the block number alone.
  virtual void take(std::span<const Block> variants, std::uint64_t block) = 0;
  /// The blocks that the next pass is to read: all of them, unless a sink goes over the worlds in several stages.
  /// \param all  number of blocks of the run
  [[nodiscard]] virtual BlockRange blocks_of_pass(std::uint64_t all) const { return {0, all}; }
  /// Whether the run has to read more blocks, or some of them again.
  [[nodiscard]] virtual bool another_pass() { return false; }
  /// Adds what another sink of the same kind took from other blocks of the same pass: in any grouping, the same bits.
  /// \throws std::logic_error if the sink has no partial results, or `other` is of another kind
  virtual void merge(const Sink& other) { expects(this == &other, "a sink with partial results"); }
};

/// How much to run, and on how many threads; the threads change no result.
struct Plan {
  std::uint64_t worlds = 200'000;
  unsigned threads = 1;
  std::function<void(std::uint64_t)> progress = {};  ///< worlds done, called from any thread
  const std::atomic<bool>* stop = nullptr;           ///< set from outside to end the run early
  std::shared_ptr<SamplerCache> samplers = {};       ///< kept from run to run; nothing: made for this run alone
};

/// What a run says of itself.
struct RunInfo {
  double sampling_error_bound;      ///< of the quantile tables, relative to max(|x|, 1e-6 sd) of a law
  std::vector<Sampling> samplings;  ///< by stream: the labels of input 0, of input 1, ...
};

/// Thrown by run() when `Plan::stop` was set: the sink holds an incomplete result.
struct Stopped : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "stopped before the end"; }
};

}  // namespace fundshare
