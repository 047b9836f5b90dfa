// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "fundshare/uncertainty/engine/input.hpp"
#include "fundshare/uncertainty/laws/sampler.hpp"

namespace fundshare {

struct Plan;

/// The samplers of distinct laws, so that runs which share laws make each table of quantiles once. A sampler depends on
/// its law alone: sharing changes no number. To be filled by one thread at a time; what it has handed out stays.
class SamplerCache {
 public:
  /// Makes the samplers that these inputs and overrides draw from and that are not there yet, on the plan's threads.
  /// \throws Stopped if the plan was stopped; what the making of a table throws
  void prepare(const InputSet& set, std::span<const Variant> variants, const Plan& plan);

  /// The sampler of a law, made now if it is not there yet.
  [[nodiscard]] const Sampler* get(const Law& law);

  /// Number of distinct laws.
  [[nodiscard]] std::size_t size() const { return samplers_.size(); }

 private:
  [[nodiscard]] const Sampler* find(const Law& law) const;
  std::vector<std::pair<Law, std::unique_ptr<const Sampler>>> samplers_;
};

}  // namespace fundshare
