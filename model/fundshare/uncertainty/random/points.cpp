// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/random/points.hpp"

#include "fundshare/uncertainty/random/threefry.hpp"

namespace fundshare {

void MonteCarloPoints::fill(std::uint64_t stream, int /*rank*/, std::uint64_t world, std::span<double> u) const {
  for (std::size_t i = 0; i < u.size(); ++i) {
    const auto word = threefry2x64_20({world + i, 0}, {seed_, stream})[0];
    u[i] = (static_cast<double>(static_cast<std::int64_t>(word >> 12)) + 0.5) * 0x1p-52;  // the sum is exact: 53 bits
  }
}

}  // namespace fundshare
