// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/random/points.hpp"

#include "fundshare/uncertainty/random/uniforms.hpp"

namespace fundshare {

void MonteCarloPoints::fill(std::uint64_t stream, int /*rank*/, std::uint64_t world, std::span<double> u) const {
  fill_uniforms(instruction_set(), {seed_, stream}, world, u);
}

void MonteCarloPoints::fill_at(std::uint64_t stream, int /*rank*/, std::uint64_t world,
                               std::span<const std::uint32_t> places, std::span<double> u) const {
  fill_uniforms_at(instruction_set(), {seed_, stream}, world, places, u);
}

}  // namespace fundshare
