// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/random/uniforms.hpp"

#include "fundshare/numerics/kernels_inline.hpp"
#include "fundshare/numerics/vector_loop.hpp"
#include "fundshare/uncertainty/random/threefry.hpp"

namespace fundshare {

namespace {

using Key = std::array<std::uint64_t, 2>;

/// 1 + k 2^-52 by its bits, less 1 - 2^-53: the difference (k + 1/2) 2^-52 has 53 bits and is exact.
double uniform_of(std::uint64_t word) {
  return kernel::from_bits((word >> 12) | 0x3ff0000000000000) - 0x1.fffffffffffffp-1;
}

}  // namespace

void fill_uniforms(InstructionSet set, Key key, std::uint64_t world, std::span<double> u) {
  vector_loop(set, u.size(), [=](std::size_t i) FUNDSHARE_BODY {
    u[i] = uniform_of(threefry2x64_20({world + i, 0}, key)[0]);
  });
}

void fill_uniforms_at(InstructionSet set, Key key, std::uint64_t world, std::span<const std::uint32_t> places,
                      std::span<double> u) {
  vector_loop(set, u.size(), [=](std::size_t i) FUNDSHARE_BODY {
    u[i] = uniform_of(threefry2x64_20({world + std::uint64_t{places[i]}, 0}, key)[0]);
  });
}

}  // namespace fundshare
