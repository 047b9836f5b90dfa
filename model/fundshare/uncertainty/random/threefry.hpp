// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace fundshare {

/// Threefry2x64 with 20 rounds: a bijection of 128 bits keyed by 128 bits, without state.
/// \see J. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11; checked word for word against Random123
[[nodiscard]] constexpr std::array<std::uint64_t, 2> threefry2x64_20(std::array<std::uint64_t, 2> counter,
                                                                     std::array<std::uint64_t, 2> key) {
  constexpr std::uint64_t parity = 0x1BD11BDAA9FC1A22;
  constexpr int rotations[8] = {16, 42, 12, 31, 16, 32, 24, 21};
  const std::uint64_t keys[3] = {key[0], key[1], parity ^ key[0] ^ key[1]};
  std::uint64_t x0 = counter[0] + keys[0];
  std::uint64_t x1 = counter[1] + keys[1];
#pragma GCC unroll 20
  for (int round = 0; round < 20; ++round) {
    const int r = rotations[round % 8];
    x0 += x1;
    x1 = (x1 << r) | (x1 >> (64 - r));
    x1 ^= x0;
    if (round % 4 == 3) {
      const int injection = round / 4 + 1;
      x0 += keys[injection % 3];
      x1 += keys[(injection + 1) % 3] + static_cast<std::uint64_t>(injection);
    }
  }
  return {x0, x1};
}

}  // namespace fundshare
