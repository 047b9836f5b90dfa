// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/staged_summary.hpp"

#include <gtest/gtest.h>

#include "uncertainty/summary/odd_columns.hpp"

namespace fundshare::staged_summary_test {
namespace {

using namespace test;  // NOLINT(google-build-using-namespace): the columns of odd_columns.hpp

constexpr std::uint64_t ample = std::uint64_t{1} << 30;

TEST(StagedSummary, GivesTheBitsOfKeptColumnsInOneReading) {
  for (const std::size_t worlds : {1u, 2u, 52u, 255u, 257u, 4096u, 5000u, 8192u, 20'000u, 150'001u}) {
    const auto columns = odd_columns(worlds);
    StagedSummary sink{plan_of(columns, ample, 2)};
    read_all(columns, sink);
    EXPECT_TRUE(sink.open_columns().empty()) << worlds;
    expect_as_kept(columns, sink);
  }
}

TEST(StagedSummary, ReadsEveryBlockOnceInStages) {
  const auto columns = odd_columns(150'001);
  StagedSummary sink{plan_of(columns, ample, 1)};
  std::uint64_t next = 0;
  unsigned stages = 0;
  do {
    const auto [first, last] = sink.blocks_of_pass(blocks_of(columns));
    EXPECT_EQ(first, next);
    for (; next < last; ++next) give_block(columns, next, sink);
    ++stages;
  } while (sink.another_pass());
  EXPECT_EQ(next, blocks_of(columns));
  EXPECT_EQ(stages, 6u);  // to a 32nd of the worlds (4,864 in whole blocks), a 16th ... a half, and to the end
}

TEST(StagedSummary, GivesTheSameBitsForAnyGroupingOfTheBlocks) {
  const auto columns = odd_columns(20'000);
  std::mt19937 random{1};
  for (int trial = 0; trial < 5; ++trial) {
    StagedSummary sink{plan_of(columns, ample, 2)};
    do {
      pass_in_parts(columns, random, sink);
    } while (sink.another_pass());
    expect_as_kept(columns, sink);
  }
}

// The first worlds say nothing of later ones where the values ascend with the number of the world.
TEST(StagedSummary, LeavesOpenWhatTheFirstWorldsMislead) {
  auto columns = odd_columns(40'000);
  for (std::size_t w = 0; w < columns[0].size(); ++w) columns[0][w] = std::sqrt(static_cast<double>(w));
  StagedSummary sink{plan_of(columns, ample, 1)};
  read_all(columns, sink);
  EXPECT_EQ(sink.open_columns(), std::vector<std::size_t>{0});
  const auto kept = summarise(columns[0]).value();
  EXPECT_EQ(sink.results()[0].summary->mean.value, kept.mean.value);
  EXPECT_EQ(sink.results()[0].shares->all.size(), some_thresholds.size());
}

TEST(StagedSummary, GivesUpTheColumnsThatKeepMostWhereMemoryIsShort) {
  const auto columns = odd_columns(150'001);
  StagedSummary sink{plan_of(columns, 800'000, 1)};
  read_all(columns, sink);
  EXPECT_FALSE(sink.open_columns().empty());
  EXPECT_LT(sink.open_columns().size(), columns.size());
  const auto results = sink.results();
  EXPECT_EQ(results[0].summary->mean.value, summarise(columns[0])->mean.value);
}

TEST(StagedSummary, RefusesPartsOfAnotherReading) {
  const auto columns = odd_columns(100);
  StagedSummary one{plan_of(columns, ample, 1)}, other{plan_of(columns, ample, 1)};
  EXPECT_THROW(one.merge(other), std::logic_error);
}

}  // namespace
}  // namespace fundshare::staged_summary_test
