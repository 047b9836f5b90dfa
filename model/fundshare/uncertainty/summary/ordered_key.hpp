// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>

namespace fundshare {

/// An unsigned key that orders as the doubles do: -inf first, then the numbers, then +inf. -0 and 0 have one key.
[[nodiscard]] inline std::uint64_t ordered_key(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x + 0.0);  // -0 becomes 0
  const std::uint64_t negative = 0 - (bits >> 63);
  return bits ^ (negative | (std::uint64_t{1} << 63));
}

/// The double of a key.
[[nodiscard]] inline double double_of_key(std::uint64_t key) {
  return std::bit_cast<double>((key >> 63) != 0 ? key ^ (std::uint64_t{1} << 63) : ~key);
}

}  // namespace fundshare
