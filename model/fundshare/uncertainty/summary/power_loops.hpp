// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>

#include "fundshare/numerics/instruction_set.hpp"

namespace fundshare {

/// Worlds of a whole block.
inline constexpr std::size_t power_block = 256;

/// The sums of the first four powers of x - pivot over a whole block, each as pairwise_sum() adds them. With each set
/// of instructions the same bits. \param block  power_block values
[[nodiscard]] std::array<double, 4> sum_powers(InstructionSet set, const double* block, double pivot);

}  // namespace fundshare
