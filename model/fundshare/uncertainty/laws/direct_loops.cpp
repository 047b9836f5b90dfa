// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/direct_loops.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "fundshare/numerics/instruction_set.hpp"

namespace fundshare::direct {

namespace {

/// Each loop with each set of instructions: NAME_loop.get(set) is the function.
#define FUNDSHARE_LOOPS(name, Data)                                                                              \
  void name##_any(const Data& data, double* u, std::size_t n) { name##_inline(data, u, n); }                     \
  FUNDSHARE_AVX2 void name##_avx2(const Data& data, double* u, std::size_t n) { name##_inline(data, u, n); }     \
  FUNDSHARE_AVX512 void name##_avx512(const Data& data, double* u, std::size_t n) { name##_inline(data, u, n); } \
  constexpr PerInstructionSet<void(const Data&, double*, std::size_t)> name##_loop{name##_any, name##_avx2,      \
                                                                                   name##_avx512};

struct Line {
  double scale, shift;
};

[[gnu::always_inline]] inline void scale_inline(const Line& line, double* u, std::size_t n) {
  const Line l = line;
  for (std::size_t i = 0; i < n; ++i) u[i] = l.scale * u[i] + l.shift;
}
FUNDSHARE_LOOPS(scale, Line)

struct Bounds {
  double low, high;
};

[[gnu::always_inline]] inline void uniform_inline(const Bounds& bounds, double* u, std::size_t n) {
  const Bounds b = bounds;
  const double width = b.high - b.low;
  for (std::size_t i = 0; i < n; ++i) {
    const double from_low = b.low + width * u[i];
    const double from_high = b.high - width * (1 - u[i]);
    u[i] = u[i] <= 0.5 ? from_low : from_high;
  }
}
FUNDSHARE_LOOPS(uniform, Bounds)

struct Triangle {
  double low, high, width;
  double below, above;            // shares of the width below and above the mode
  double root_below, root_above;  // their square roots
};

[[gnu::always_inline]] inline void triangular_inline(const Triangle& triangle, double* u, std::size_t n) {
  const Triangle t = triangle;
  for (std::size_t i = 0; i < n; ++i) {
    const double p = u[i];
    const double q = 1 - p;
    const double root_p = std::sqrt(p) * t.root_below;
    const double root_q = std::sqrt(q) * t.root_above;
    const double rising = (p + t.below * q) / (1 + root_q);
    const double falling = (q + t.above * p) / (1 + root_p);
    const double from_low = p <= t.below ? root_p : rising;
    const double from_high = q <= t.above ? root_q : falling;
    const double lower = t.low + t.width * from_low;
    const double upper = t.high - t.width * from_high;
    u[i] = from_low <= 0.5 ? lower : upper;
  }
}
FUNDSHARE_LOOPS(triangular, Triangle)

constexpr std::size_t chunk = 256;

struct Atoms {
  const double *limits, *values;
  std::size_t size;  // a power of 2
};

/// Few atoms: each is passed by the uniforms above its limit.
[[gnu::always_inline]] inline void few_atoms_inline(const Atoms& atoms, double* u, std::size_t n) {
  double x[chunk];
  for (std::size_t i = 0; i < n; ++i) x[i] = atoms.values[0];
  for (std::size_t k = 1; k < atoms.size; ++k) {
    const double limit = atoms.limits[k - 1];
    const double value = atoms.values[k];
    for (std::size_t i = 0; i < n; ++i) x[i] = u[i] > limit ? value : x[i];
  }
  for (std::size_t i = 0; i < n; ++i) u[i] = x[i];
}
FUNDSHARE_LOOPS(few_atoms, Atoms)

/// A binary search of all uniforms at once, of the same number of steps for each.
[[gnu::always_inline]] inline void many_atoms_inline(const Atoms& atoms, double* u, std::size_t n) {
  std::uint64_t at[chunk];
  for (std::size_t i = 0; i < n; ++i) at[i] = 0;
  for (std::size_t half = atoms.size / 2; half > 0; half /= 2) {
    for (std::size_t i = 0; i < n; ++i) at[i] += atoms.limits[at[i] + half - 1] < u[i] ? half : 0;
  }
  for (std::size_t i = 0; i < n; ++i) u[i] = atoms.values[at[i]];
}
FUNDSHARE_LOOPS(many_atoms, Atoms)

#undef FUNDSHARE_LOOPS

constexpr std::size_t few = 16;

}  // namespace

void scale(double scale, double shift, std::span<double> u) {
  scale_loop.get(instruction_set())({scale, shift}, u.data(), u.size());
}

void uniform(double low, double high, std::span<double> u) {
  uniform_loop.get(instruction_set())({low, high}, u.data(), u.size());
}

void triangular(double low, double mode, double high, std::span<double> u) {
  const double width = high - low;
  const double below = (mode - low) / width;
  const double above = (high - mode) / width;
  const Triangle triangle{low, high, width, below, above, std::sqrt(below), std::sqrt(above)};
  triangular_loop.get(instruction_set())(triangle, u.data(), u.size());
}

void atoms(std::span<const double> limits, std::span<const double> values, std::span<double> u) {
  const auto& loop = limits.size() <= few ? few_atoms_loop : many_atoms_loop;
  const auto search = loop.get(instruction_set());
  for (; !u.empty(); u = u.subspan(std::min(u.size(), chunk))) {
    search({limits.data(), values.data(), limits.size()}, u.data(), std::min(u.size(), chunk));
  }
}

}  // namespace fundshare::direct
