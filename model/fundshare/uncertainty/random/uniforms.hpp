// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "fundshare/numerics/instruction_set.hpp"

namespace fundshare {

/// Uniforms (k + 1/2) 2^-52, k the top 52 bits of word 0 of Threefry2x64-20 with counter (world + i, 0), computed with
/// one set of instructions; each set gives the same bits.
/// \param set  one that this processor has, see instruction_sets()
void fill_uniforms(InstructionSet set, std::array<std::uint64_t, 2> key, std::uint64_t world, std::span<double> u);

/// The same for the counters (world + places[i], 0). \param u  as many as places
void fill_uniforms_at(InstructionSet set, std::array<std::uint64_t, 2> key, std::uint64_t world,
                      std::span<const std::uint32_t> places, std::span<double> u);

}  // namespace fundshare
