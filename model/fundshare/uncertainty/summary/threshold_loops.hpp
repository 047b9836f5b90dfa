// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "fundshare/numerics/instruction_set.hpp"

namespace fundshare {

inline constexpr std::size_t threshold_block = 256;  ///< most worlds of a block

/// How many values reach a threshold; and how many of these are of group 1.
struct Reach {
  std::int64_t values, in_group;
};

/// Counts the values of a block that reach each threshold. With each set of instructions the same.
/// \param group  0 or 1 by world \param out  one per threshold
void count_reached(InstructionSet set, std::span<const double> block, std::span<const std::uint8_t> group,
                   std::span<const double> thresholds, Reach* out);

/// How many thresholds each value of a block reaches. \param padded  2^k - 1 thresholds, ascending
/// \param reached  one per value
void find_reached(InstructionSet set, std::span<const double> block, std::span<const double> padded,
                  std::uint64_t* reached);

}  // namespace fundshare
