// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"

namespace fundshare {

/// Number of the output of summary.csv that is this variable over this window.
/// \throws std::logic_error if the model does not compute it
[[nodiscard]] std::size_t output_number(const Estimator& model, const std::string& variable, const std::string& window,
                                        int year_start);

/// Refuses columns that would not fit. \throws Error (64) with an estimate
void expect_memory(double columns, std::uint64_t worlds);

/// Chosen outputs of a scenario and of its variants, world by world: all variants have the same uniforms, so that a
/// difference between two columns is paired. Variants x outputs x worlds doubles.
class PairedColumns final : public Sink {
 public:
  /// \param outputs  numbers of the model's outputs, in the order in which column() counts them
  /// \throws Error (64) with an estimate if they would not fit into memory, before any is taken
  PairedColumns(std::size_t variants, std::vector<std::size_t> outputs, std::uint64_t worlds);

  void take(std::span<const Block> variants, std::uint64_t block) override;

  /// The values of a chosen output in the order of the worlds. \param variant  0 is the unchanged scenario
  [[nodiscard]] std::span<const double> column(std::size_t variant, std::size_t chosen) const;
  [[nodiscard]] std::uint64_t worlds() const { return worlds_; }

 private:
  std::vector<std::size_t> outputs_;
  std::size_t worlds_;
  std::size_t columns_;
  std::unique_ptr<double[]> values_;  ///< not set to 0 first: of a few GB that takes seconds in which nothing can stop
};

/// Runs the scenario and its variants over the same worlds. The result depends on the model, the variants, the seed and
/// the number of worlds alone. \param variants  without the unchanged scenario, which becomes variant 0; at least none
/// \throws Stopped if the plan was stopped
[[nodiscard]] PairedColumns run_paired(const Estimator& model, std::vector<Variant> variants,
                                       std::vector<std::size_t> outputs, std::uint64_t seed, const Plan& plan);

/// a - b, world by world. \throws std::logic_error if they differ in length
[[nodiscard]] std::vector<double> paired_difference(std::span<const double> a, std::span<const double> b);

}  // namespace fundshare
