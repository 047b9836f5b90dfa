// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "fundshare/uncertainty/engine/input.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"

namespace fundshare {

/// What a run drew for every input of scope world, world by world: one column per stream, in the order of the inputs
/// and of their labels. A draw depends on seed, stream and world alone, so it is drawn again here, bit for bit as in
/// the run, dependences included. Streams x worlds doubles.
class InputColumns {
 public:
  struct Name {
    std::string text;          ///< `input` or `input[label]`
    std::size_t input, label;  ///< numbers in the set
    bool judgement;            ///< the input rests on judgement
  };

  /// The first plan.worlds worlds of a run of the unchanged scenario.
  /// \param inputs  of the model \param seed  of the run
  /// \throws Stopped if the plan was stopped
  InputColumns(const InputSet& inputs, std::uint64_t seed, const Plan& plan);

  [[nodiscard]] std::span<const Name> names() const { return names_; }
  /// The draws of names()[k], in the unit of the input.
  [[nodiscard]] std::span<const double> column(std::size_t k) const;
  [[nodiscard]] std::uint64_t worlds() const { return worlds_; }

 private:
  std::vector<Name> names_;
  std::size_t worlds_;
  std::vector<double> values_;
};

}  // namespace fundshare
