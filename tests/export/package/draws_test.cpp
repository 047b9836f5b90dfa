// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/draws.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <set>

#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/export/package/draws_files.hpp"
#include "fundshare/uncertainty/engine/column_store.hpp"
#include "fundshare/uncertainty/engine/run.hpp"

namespace fundshare::draws_test {
namespace {

/// Keeps what is written.
struct Kept final : ColumnFile {
  std::vector<std::vector<double>> columns;
  std::vector<std::size_t> groups;
  bool finished = false;
  void write_group(std::span<const std::span<const double>> group) override {
    columns.resize(group.size());
    for (std::size_t k = 0; k < group.size(); ++k)
      columns[k].insert(columns[k].end(), group[k].begin(), group[k].end());
    groups.push_back(group.front().size());
  }
  void finish() override { finished = true; }
};

struct DrawsTest : ::testing::Test {
  Estimator model{read_evidence(FUNDSHARE_TEST_DATA_DIR), read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {})};
  Plan plan{1100, 3, {}, nullptr, std::make_shared<SamplerCache>()};

  static bool same(std::span<const double> a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
  }
};

TEST_F(DrawsTest, AreTheNumbersOfTheRunBitForBitInGroups) {
  model.compute_only({"coverage", "net_ratio"});
  const auto columns = draws_columns(model, true);
  Kept kept;
  write_draws(model, columns, 7, plan, 512, kept);
  EXPECT_TRUE(kept.finished);
  EXPECT_EQ(kept.groups, (std::vector<std::size_t>{512, 512, 76}));
  ColumnStore store{1, model.outputs().size(), plan.worlds};
  const Variant unchanged{"", {}};
  (void)run(model, {&unchanged, 1}, MonteCarloPoints{7}, plan, store);
  for (std::size_t k = 0; k < columns.outputs.size(); ++k)
    EXPECT_TRUE(same(store.column(columns.outputs[k]), kept.columns[1 + k])) << k;
  const InputColumns inputs{model.inputs(), 7, plan};
  ASSERT_EQ(inputs.streams().size(), columns.inputs.size());
  for (std::size_t k = 0; k < columns.inputs.size(); ++k)
    EXPECT_TRUE(same(inputs.column(k), kept.columns[1 + columns.outputs.size() + k])) << columns.inputs[k].name;
  for (std::size_t world = 0; world < 1100; ++world) ASSERT_EQ(kept.columns[0][world], static_cast<double>(world));
}

TEST_F(DrawsTest, TheSizeOfAGroupAndTheThreadsChangeNoNumber) {
  model.compute_only({"coverage"});
  const auto columns = draws_columns(model, false);
  Kept one, other;
  write_draws(model, columns, 1, plan, 256, one);
  plan.threads = 1;
  write_draws(model, columns, 1, plan, 4096, other);
  ASSERT_EQ(one.columns.size(), other.columns.size());
  for (std::size_t k = 0; k < one.columns.size(); ++k) EXPECT_TRUE(same(one.columns[k], other.columns[k])) << k;
}

TEST_F(DrawsTest, EveryColumnHasANameOfItsOwnAndARow) {
  const auto columns = draws_columns(model, false);
  const auto headers = draws_headers(model, columns);
  EXPECT_EQ(std::set<std::string>(headers.begin(), headers.end()).size(), columns.count());
  for (const std::string name : {"world", "coverage_total", "coverage_2019", "coverage_rolling3_2023",
                                 "gross_theft_usd_total", "allocation.missile_share"})
    EXPECT_EQ(std::ranges::count(headers, name), 1) << name;
  EXPECT_EQ(std::ranges::count(headers, "gross_theft_usd_2019"), 0);
  const auto table = draws_columns_table(model, columns);
  EXPECT_EQ(table.rows, columns.count());
  EXPECT_NE(table.bytes.find("\ncoverage_2019,output,coverage,1,year,2019,2019,spending\n"), std::string::npos);
  EXPECT_NE(table.bytes.find("\nallocation.missile_share,input,allocation.missile_share,1,,,,\n"), std::string::npos);
}

TEST_F(DrawsTest, AGroupTakesNoMoreThan64MiBAndHasWholeBlocks) {
  for (const std::size_t columns : {1U, 160U, 100'000U}) {
    const auto worlds = worlds_of_group(columns);
    EXPECT_EQ(worlds % block_worlds, 0U);
    EXPECT_TRUE(worlds == block_worlds || worlds * columns * 8 <= 64U << 20U);
  }
  EXPECT_EQ(estimated_draws_bytes(DrawsFormat::parquet, 100, 1000), 8e5);
}

}  // namespace
}  // namespace fundshare::draws_test
