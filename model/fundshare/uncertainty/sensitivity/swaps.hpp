// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "fundshare/uncertainty/sensitivity/input_group.hpp"

namespace fundshare {

/// Which groups take their draws from a second seed instead of the first: one entry per group, 0 or 1. In one world a
/// swap is a point whose coordinates come from two independent points, as pick-freeze estimators need it.
using Swap = std::vector<char>;

/// Every subset of the groups; entry g of number s is bit g of s. \throws std::logic_error for more than 12
[[nodiscard]] std::vector<Swap> all_subsets(std::size_t groups);

/// Nothing taken from the second seed; then for each group that one alone; then for each group all but that one; then
/// everything: 2 groups + 2 swaps.
[[nodiscard]] std::vector<Swap> one_at_a_time(std::size_t groups);

/// Two seeds for the two points of a world.
struct SeedPair {
  std::uint64_t first, second;
};

/// The second seed that belongs to a seed: another stream of numbers for every input.
[[nodiscard]] SeedPair seed_pair(std::uint64_t seed);

/// One step of an order of evaluation: which swap, and the first stage that has to be computed anew, given that the
/// stages before are those of the step before.
struct SwapStep {
  std::size_t swap;
  int first_stage;
};

/// An order in which neighbours differ in late stages as far as possible. The first step is the swap that takes
/// nothing from the second seed. \param stages  first stage that reads each group
[[nodiscard]] std::vector<SwapStep> order_by_stages(const std::vector<Swap>& swaps, const std::vector<int>& stages);

/// The unchanged scenario with the seeds of a swap.
[[nodiscard]] Variant variant_of(const Swap& swap, const InputSet& set, const std::vector<InputGroup>& groups,
                                 std::uint64_t second_seed);

}  // namespace fundshare
