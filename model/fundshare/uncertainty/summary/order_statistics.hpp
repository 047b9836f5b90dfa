// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace fundshare {

/// Exact order statistics of a column, without sorting all of it: a histogram of the top 16 bits of the numbers finds
/// the bin of every rank, and only the values of those bins are put in order. \param ranks  1-based ranks in ascending
/// order, each in [1, column.size()] \return the values of those ranks; equal numbers are equal, -0 and 0 included
/// \throws std::logic_error if a rank is out of range; the column must hold no NaN
[[nodiscard]] std::vector<double> order_statistics(std::span<const double> column,
                                                   std::span<const std::uint64_t> ranks);

}  // namespace fundshare
