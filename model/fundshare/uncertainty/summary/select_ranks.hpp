// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace fundshare {

/// Exact order statistics of values that lie close together, such as those of one bracket: an even grid between the
/// least and the greatest finds the cells of the ranks, and only the values of those are put in order.
/// \param values  at least one, none NaN; afterwards in another order \param ranks  1-based, ascending, within
/// 1..values.size() \param found  one per rank
void select_ranks(std::span<double> values, std::span<const std::uint64_t> ranks, std::span<double> found);

}  // namespace fundshare
