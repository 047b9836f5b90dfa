// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/summary_sink.hpp"

#include <gtest/gtest.h>

#include "uncertainty/summary/odd_columns.hpp"

namespace fundshare::summary_sink_test {
namespace {

using namespace test;  // NOLINT(google-build-using-namespace): the columns of odd_columns.hpp

std::uint64_t least_memory(const Columns& columns, unsigned threads) {
  return SummarySink::least_memory_bytes(plan_of(columns, 0, threads));
}

TEST(SummarySink, GivesTheBitsOfKeptColumnsForAnyNumberOfWorlds) {
  for (const std::size_t worlds : {1u, 2u, 3u, 4u, 19u, 52u, 255u, 256u, 257u, 300u, 5000u, 60'000u}) {
    const auto columns = odd_columns(worlds);
    SummarySink sink{plan_of(columns, least_memory(columns, 1), 1)};
    read_all(columns, sink);
    expect_as_kept(columns, sink);
  }
}

TEST(SummarySink, TakesMorePassesWithLessMemory) {
  const auto columns = odd_columns(60'000);
  std::vector<unsigned> passes;
  for (const std::uint64_t memory : {least_memory(columns, 1), std::uint64_t{1} << 30}) {
    SummarySink sink{plan_of(columns, memory, 1)};
    read_all(columns, sink);
    passes.push_back(sink.passes());
  }
  EXPECT_EQ(passes[1], 2u);  // counted, then summed and collected
  EXPECT_GT(passes[0], passes[1]);
}

TEST(SummarySink, GivesTheSameBitsForAnyGroupingOfTheBlocks) {
  const auto columns = odd_columns(20'000);
  std::mt19937 random{1};
  for (int trial = 0; trial < 10; ++trial) {
    SummarySink sink{plan_of(columns, least_memory(columns, 2), 2)};
    do {
      pass_in_parts(columns, random, sink);
    } while (sink.another_pass());
    expect_as_kept(columns, sink);
  }
}

TEST(SummarySink, RefusesMemoryThatDoesNotHoldOnePass) {
  const auto columns = odd_columns(100);
  try {
    const SummarySink sink{plan_of(columns, least_memory(columns, 4) - 1, 4)};
    FAIL() << "not refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage);
    EXPECT_NE(std::string{error.what()}.find("--memory"), std::string::npos);
  }
}

TEST(SummarySink, RefusesPartsOfAnotherSearch) {
  const auto columns = odd_columns(100);
  SummarySink one{plan_of(columns, 1 << 30, 1)}, other{plan_of(columns, 1 << 30, 1)};
  EXPECT_THROW(one.merge(other), std::logic_error);
}

}  // namespace
}  // namespace fundshare::summary_sink_test
