// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <string_view>
#include <vector>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/random/points.hpp"

namespace fundshare::test {

/// Uniforms of a named stream. \param first  number of the first world
inline std::vector<double> uniforms(std::string_view stream, std::size_t worlds, std::uint64_t first = 0) {
  std::vector<double> u(worlds);
  MonteCarloPoints{2023}.fill(stream_of(stream), 0, first, u);
  return u;
}

/// Standard normal draws of a named stream.
inline std::vector<double> normals(std::string_view stream, std::size_t worlds, std::uint64_t first = 0) {
  auto z = uniforms(stream, worlds, first);
  normal_quantile_block(z);
  return z;
}

inline std::vector<double> equal_weights(std::size_t worlds) {
  return std::vector<double>(worlds, 1.0 / static_cast<double>(worlds));
}

inline double mean_of(std::span<const double> x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

}  // namespace fundshare::test
