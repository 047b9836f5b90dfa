// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/random/uniforms.hpp"

#include "fundshare/numerics/kernels_inline.hpp"
#include "fundshare/uncertainty/random/threefry.hpp"

namespace fundshare {

namespace {

using Key = std::array<std::uint64_t, 2>;

/// 1 + k 2^-52 by its bits, less 1 - 2^-53: the difference (k + 1/2) 2^-52 has 53 bits and is exact.
double uniform_of(std::uint64_t word) {
  return kernel::from_bits((word >> 12) | 0x3ff0000000000000) - 0x1.fffffffffffffp-1;
}

void fill_any(Key key, std::uint64_t world, double* u, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) u[i] = uniform_of(threefry2x64_20({world + i, 0}, key)[0]);
}
FUNDSHARE_AVX2 void fill_avx2(Key key, std::uint64_t world, double* u, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) u[i] = uniform_of(threefry2x64_20({world + i, 0}, key)[0]);
}
FUNDSHARE_AVX512 void fill_avx512(Key key, std::uint64_t world, double* u, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) u[i] = uniform_of(threefry2x64_20({world + i, 0}, key)[0]);
}

constexpr PerInstructionSet<void(Key, std::uint64_t, double*, std::size_t)> fill{fill_any, fill_avx2, fill_avx512};

[[gnu::always_inline]] inline void fill_at_loop(Key key, std::uint64_t world, std::span<const std::uint32_t> places,
                                                double* u) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    u[i] = uniform_of(threefry2x64_20({world + std::uint64_t{places[i]}, 0}, key)[0]);
  }
}
void fill_at_any(Key key, std::uint64_t world, std::span<const std::uint32_t> places, double* u) {
  fill_at_loop(key, world, places, u);
}
FUNDSHARE_AVX2 void fill_at_avx2(Key key, std::uint64_t world, std::span<const std::uint32_t> places, double* u) {
  fill_at_loop(key, world, places, u);
}
FUNDSHARE_AVX512 void fill_at_avx512(Key key, std::uint64_t world, std::span<const std::uint32_t> places, double* u) {
  fill_at_loop(key, world, places, u);
}
constexpr PerInstructionSet<void(Key, std::uint64_t, std::span<const std::uint32_t>, double*)> fill_at{
    fill_at_any, fill_at_avx2, fill_at_avx512};

}  // namespace

void fill_uniforms(InstructionSet set, Key key, std::uint64_t world, std::span<double> u) {
  fill.get(set)(key, world, u.data(), u.size());
}

void fill_uniforms_at(InstructionSet set, Key key, std::uint64_t world, std::span<const std::uint32_t> places,
                      std::span<double> u) {
  fill_at.get(set)(key, world, places, u.data());
}

}  // namespace fundshare
