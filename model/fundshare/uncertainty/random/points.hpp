// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace fundshare {

/// The identity of a stream of random numbers: the FNV-1a hash (64 bits) of its name, such as
/// "realisation.denied[2018-09-zaif]". A new stream leaves the draws of every other one as they were.
[[nodiscard]] constexpr std::uint64_t stream_of(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

/// Where the uniforms of a run come from: a pure function of stream, rank of the dimension and world.
class Points {
 public:
  virtual ~Points() = default;
  /// Uniforms in (0, 1) of consecutive worlds, of the form (k + 1/2) 2^-52, so that 1 - u is exact and never 0.
  /// \param rank   place of the stream in the order of importance; plain Monte Carlo ignores it
  /// \param world  number of the first world; u[i] belongs to world + i
  virtual void fill(std::uint64_t stream, int rank, std::uint64_t world, std::span<double> u) const = 0;
  /// The same for some worlds alone: u[i] belongs to world + places[i].
  virtual void fill_at(std::uint64_t stream, int rank, std::uint64_t world, std::span<const std::uint32_t> places,
                       std::span<double> u) const = 0;
};

/// Plain Monte Carlo: Threefry2x64-20 with key (seed, stream) and counter (world, 0), its first word.
class MonteCarloPoints final : public Points {
 public:
  explicit MonteCarloPoints(std::uint64_t seed) : seed_{seed} {}
  void fill(std::uint64_t stream, int rank, std::uint64_t world, std::span<double> u) const override;
  void fill_at(std::uint64_t stream, int rank, std::uint64_t world, std::span<const std::uint32_t> places,
               std::span<double> u) const override;

 private:
  std::uint64_t seed_;
};

}  // namespace fundshare
