// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <random>
#include <vector>

#include "fundshare/uncertainty/random/points.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"
#include "fundshare/uncertainty/summary/summary_sink.hpp"

namespace fundshare::test {

using Columns = std::vector<std::vector<double>>;

inline std::vector<double> uniforms(std::uint64_t stream, std::size_t worlds) {
  std::vector<double> u(worlds);
  MonteCarloPoints{3}.fill(stream, 0, 0, u);
  return u;
}

template <class Shape>
std::vector<double> shaped(std::uint64_t stream, std::size_t worlds, Shape shape) {
  auto x = uniforms(stream, worlds);
  for (double& value : x) value = shape(value);
  return x;
}

/// Smooth, heavy-tailed over hundreds of octaves, constant, with atoms inside and at the ends, few values, zeros of
/// both signs, subnormal, NaN in one world, infinite in one.
inline Columns odd_columns(std::size_t worlds) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  Columns columns;
  columns.push_back(shaped(1, worlds, [](double u) { return u; }));
  columns.push_back(shaped(2, worlds, [](double u) { return std::pow(10.0, 300.0 * (2.0 * u - 1.0)); }));
  columns.push_back(shaped(3, worlds, [](double u) { return (u < 0.5 ? -1.0 : 1.0) / std::pow(u, 3.0); }));
  columns.emplace_back(worlds, 0.1);
  columns.emplace_back(worlds, -0.0);
  columns.push_back(shaped(4, worlds, [](double u) { return u < 0.4 ? 1.7 : 1.0 + u; }));
  columns.push_back(shaped(5, worlds, [](double u) { return std::min(1.0, 2.0 * u); }));
  columns.push_back(shaped(6, worlds, [](double u) { return std::floor(5.0 * u) - 2.0; }));
  columns.push_back(shaped(7, worlds, [](double u) { return u < 0.5 ? -0.0 : 0.0; }));
  columns.push_back(shaped(8, worlds, [](double u) { return std::floor(u * 1e6) * 5e-324; }));
  columns.push_back(shaped(9, worlds, [](double u) { return u + 1e15; }));
  columns.push_back(uniforms(10, worlds));
  columns.back()[worlds / 2] = std::numeric_limits<double>::quiet_NaN();
  columns.push_back(uniforms(11, worlds));
  columns.back()[worlds - 1] = -infinity;
  columns.push_back(shaped(12, worlds, [](double u) { return u < 0.3 ? 0.0 : 1.0; }));  // the groups
  return columns;
}

inline const std::vector<double> some_thresholds{-1.0, 0.0, 0.25, 0.5, 1.7};

inline SummaryPlan plan_of(const Columns& columns, std::uint64_t memory_bytes, unsigned threads) {
  SummaryPlan plan{columns[0].size(), {}, columns.size() - 1, 2, memory_bytes, threads};
  for (std::size_t k = 0; k < columns.size(); ++k) {
    plan.columns.push_back({k, k % 2 == 0 ? some_thresholds : std::vector<double>{}});
  }
  return plan;
}

inline std::uint64_t blocks_of(const Columns& columns) { return (columns[0].size() + block_worlds - 1) / block_worlds; }

inline void give_block(const Columns& columns, std::uint64_t block, Sink& sink) {
  const auto first = static_cast<std::size_t>(block) * block_worlds;
  const std::size_t count = std::min(block_worlds, columns[0].size() - first);
  Block rows{columns.size(), count};
  for (std::size_t k = 0; k < columns.size(); ++k) {
    std::copy_n(columns[k].begin() + static_cast<std::ptrdiff_t>(first), count, rows[k].begin());
  }
  sink.take({&rows, 1}, block);
}

inline std::uint64_t bits(double x) { return std::isnan(x) ? 0 : std::bit_cast<std::uint64_t>(x); }

inline void expect_same(const Estimate& a, const Estimate& b) {
  EXPECT_EQ(bits(a.value), bits(b.value)) << a.value << " " << b.value;
  EXPECT_EQ(bits(a.mc_se), bits(b.mc_se)) << a.mc_se << " " << b.mc_se;
}

inline void expect_same(const ColumnResult& a, const ColumnResult& b) {
  ASSERT_EQ(a.summary.has_value(), b.summary.has_value());
  ASSERT_EQ(a.shares.has_value(), b.shares.has_value());
  if (a.summary) {
    expect_same(a.summary->mean, b.summary->mean);
    expect_same(a.summary->sd, b.summary->sd);
    for (std::size_t q = 0; q < quantile_levels.size(); ++q)
      expect_same(a.summary->quantiles[q], b.summary->quantiles[q]);
  }
  if (!a.shares) return;
  for (std::size_t k = 0; k < some_thresholds.size(); ++k) {
    expect_same(a.shares->all[k], b.shares->all[k]);
    for (std::size_t g = 0; g < 2; ++g) {
      ASSERT_EQ(a.shares->by_group[g].has_value(), b.shares->by_group[g].has_value());
      if (a.shares->by_group[g]) expect_same((*a.shares->by_group[g])[k], (*b.shares->by_group[g])[k]);
    }
  }
}

template <class SinkOfSummaries>
void expect_as_kept(const Columns& columns, const SinkOfSummaries& sink) {
  std::vector<std::uint8_t> group;
  for (const double value : columns.back()) group.push_back(static_cast<std::uint8_t>(value));
  Summariser kept{columns[0].size(), group, 2};
  const auto results = sink.results();
  for (std::size_t k = 0; k < columns.size(); ++k) {
    SCOPED_TRACE(testing::Message() << "column " << k << " of " << columns[0].size() << " worlds");
    expect_same(results[k], kept(columns[k], k % 2 == 0 ? some_thresholds : std::vector<double>{}));
  }
}

/// Gives the blocks to some partial sinks by chance, and merges these by chance until one is left.
template <class SinkOfSummaries>
void pass_in_parts(const Columns& columns, std::mt19937& random, SinkOfSummaries& sink) {
  std::vector<std::unique_ptr<SinkOfSummaries>> parts;
  for (std::size_t k = 1 + random() % 6; k > 0; --k) parts.push_back(sink.partial());
  const auto [first, last] = sink.blocks_of_pass(blocks_of(columns));
  std::vector<std::uint64_t> blocks(last - first);
  std::iota(blocks.begin(), blocks.end(), first);
  std::ranges::shuffle(blocks, random);
  for (const auto block : blocks) give_block(columns, block, *parts[random() % parts.size()]);
  while (parts.size() > 1) {
    std::ranges::shuffle(parts, random);
    parts.back()->merge(*parts.front());
    parts.erase(parts.begin());
  }
  sink.merge(*parts[0]);
}

/// Reads every pass in order.
inline void read_all(const Columns& columns, Sink& sink) {
  do {
    const auto [first, last] = sink.blocks_of_pass(blocks_of(columns));
    for (std::uint64_t block = first; block < last; ++block) give_block(columns, block, sink);
  } while (sink.another_pass());
}

}  // namespace fundshare::test
