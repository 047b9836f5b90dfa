// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "fundshare/uncertainty/engine/input.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"

namespace fundshare {

/// What a run drew for its inputs, world by world: one column per stream. A draw depends on seed, stream and world
/// alone, so it is drawn again here, bit for bit as in the run, dependences included. Streams x worlds doubles.
class InputColumns {
 public:
  struct Stream {
    std::string name;          ///< `input` or `input[label]`
    std::size_t input, label;  ///< numbers in the set
    bool judgement;            ///< the input rests on judgement
  };

  /// Every input of scope world, in the order of the inputs and of their labels, in the first plan.worlds worlds of a
  /// run of the unchanged scenario.
  /// \param inputs  of the model \param seed  of the run \throws Stopped if the plan was stopped
  InputColumns(const InputSet& inputs, std::uint64_t seed, const Plan& plan);

  /// Chosen streams, of any scope. \param streams  with their place in the set
  InputColumns(const InputSet& inputs, std::vector<Stream> streams, std::uint64_t seed, const Plan& plan);

  [[nodiscard]] std::span<const Stream> streams() const { return streams_; }
  /// The draws of streams()[k], in the unit of the input.
  [[nodiscard]] std::span<const double> column(std::size_t k) const;
  [[nodiscard]] std::uint64_t worlds() const { return worlds_; }

 private:
  std::vector<Stream> streams_;
  std::size_t worlds_;
  std::vector<double> values_;
};

/// The streams of one input, in the order of its labels.
[[nodiscard]] std::vector<InputColumns::Stream> streams_of(const InputSet& inputs, std::size_t input);

}  // namespace fundshare
