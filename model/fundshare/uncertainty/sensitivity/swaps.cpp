// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/swaps.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/random/threefry.hpp"

namespace fundshare {

std::vector<Swap> all_subsets(std::size_t groups) {
  constexpr std::size_t most_groups = 12;
  expects(groups > 0 && groups <= most_groups, "one to twelve groups for all their subsets");
  std::vector<Swap> swaps(std::size_t{1} << groups, Swap(groups));
  for (std::size_t s = 0; s < swaps.size(); ++s) {
    for (std::size_t g = 0; g < groups; ++g) swaps[s][g] = static_cast<char>((s >> g) & 1U);
  }
  return swaps;
}

std::vector<Swap> one_at_a_time(std::size_t groups) {
  std::vector<Swap> swaps(2 * groups + 2, Swap(groups, 0));
  for (std::size_t g = 0; g < groups; ++g) {
    swaps[1 + g][g] = 1;
    swaps[1 + groups + g].assign(groups, 1);
    swaps[1 + groups + g][g] = 0;
  }
  swaps.back().assign(groups, 1);
  return swaps;
}

SeedPair seed_pair(std::uint64_t seed) {
  constexpr std::uint64_t purpose = 0x70'69'63'6b'20'66'72'65;  // "pick fre": no stream of an input has this counter
  return {seed, threefry2x64_20({0, purpose}, {seed, purpose})[0]};
}

std::vector<SwapStep> order_by_stages(const std::vector<Swap>& swaps, const std::vector<int>& stages) {
  std::vector<std::size_t> by_stage(stages.size());
  std::iota(by_stage.begin(), by_stage.end(), std::size_t{0});
  std::ranges::stable_sort(by_stage, [&](std::size_t a, std::size_t b) { return stages[a] < stages[b]; });
  std::vector<std::size_t> order(swaps.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // As numbers whose high digits are the groups of early stages: counting up changes the late ones most often.
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    for (const std::size_t g : by_stage) {
      if (swaps[a][g] != swaps[b][g]) return swaps[a][g] < swaps[b][g];
    }
    return false;
  });
  std::vector<SwapStep> steps;
  for (std::size_t k = 0; k < order.size(); ++k) {
    int first = k == 0 ? 1 : std::numeric_limits<int>::max();
    for (std::size_t g = 0; k > 0 && g < stages.size(); ++g) {
      if (swaps[order[k]][g] != swaps[order[k - 1]][g]) first = std::min(first, stages[g]);
    }
    steps.push_back({order[k], first});
  }
  return steps;
}

Variant variant_of(const Swap& swap, const InputSet& set, const std::vector<InputGroup>& groups,
                   std::uint64_t second_seed) {
  Variant variant;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (swap[g] == 0) continue;
    for (const std::size_t input : groups[g].inputs)
      variant.overrides.push_back({set.inputs[input].name, "", second_seed});
  }
  return variant;
}

}  // namespace fundshare
