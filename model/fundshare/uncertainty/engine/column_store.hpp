// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "fundshare/uncertainty/engine/sink.hpp"

namespace fundshare {

/// A sink that keeps every output of every variant: variants x outputs x worlds doubles.
class ColumnStore final : public Sink {
 public:
  /// \throws Error (64) with an estimate if they need more memory than the machine has
  ColumnStore(std::size_t variants, std::size_t outputs, std::uint64_t worlds);

  void take(std::span<const Block> variants, std::uint64_t block) override;

  /// The values of one output in the order of the worlds.
  [[nodiscard]] std::span<const double> column(std::size_t output, std::size_t variant = 0) const {
    return {values_.get() + (variant * outputs_ + output) * worlds_, worlds_};
  }

 private:
  std::size_t outputs_, worlds_;
  struct Free {
    void operator()(double* values) const;
  };
  std::unique_ptr<double[], Free> values_;
};

}  // namespace fundshare
