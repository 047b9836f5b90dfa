// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/sensitivity/swaps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "fundshare/uncertainty/engine/column_store.hpp"
#include "fundshare/uncertainty/engine/run.hpp"
#include "fundshare/uncertainty/sensitivity/run_swaps.hpp"
#include "support/small_run.hpp"
#include "uncertainty/sensitivity/models.hpp"

namespace fundshare::swaps_test {
namespace {

constexpr SeedPair seeds{11, 12};

TEST(Swaps, AllSubsetsAreCountedByBits) {
  const auto subsets = all_subsets(3);
  ASSERT_EQ(subsets.size(), 8U);
  EXPECT_EQ(subsets[5], (Swap{1, 0, 1}));
  for (std::size_t s = 1; s < 8; ++s) EXPECT_EQ(std::ranges::count(subsets, subsets[s]), 1) << s;
  EXPECT_THROW((void)all_subsets(13), std::logic_error);
}

TEST(Swaps, OneAtATimeHasBothPointsAndEachExchange) {
  EXPECT_THAT(one_at_a_time(2),
              ::testing::ElementsAre(Swap{0, 0}, Swap{1, 0}, Swap{0, 1}, Swap{0, 1}, Swap{1, 0}, Swap{1, 1}));
}

TEST(Swaps, TheOrderOfSubsetsRunsEachStageAsOftenAsItsInputsNeed) {
  // Groups at stages 2, 1, 3: stage 1 runs for 2 draws, stage 2 for 4, stage 3 for 8.
  const auto steps = order_by_stages(all_subsets(3), {2, 1, 3});
  std::vector<int> runs(4, 0);
  for (const auto& step : steps) {
    for (int stage = step.first_stage; stage <= 3; ++stage) ++runs[static_cast<std::size_t>(stage)];
  }
  EXPECT_THAT(runs, ::testing::ElementsAre(0, 2, 4, 8));
  EXPECT_EQ(steps.front().swap, 0U);
}

TEST(Swaps, TheSecondSeedIsAnotherOne) {
  std::set<std::uint64_t> seen;
  for (const std::uint64_t seed : {0ULL, 1ULL, 2ULL, ~0ULL}) {
    const auto pair = seed_pair(seed);
    EXPECT_EQ(pair.first, seed);
    seen.insert({pair.first, pair.second});
  }
  EXPECT_EQ(seen.size(), 8U);
}

/// All columns of all swaps, computed in full: every swap as a variant of a run of its own.
template <class M>
std::vector<std::vector<double>> in_full(const M& model, const std::vector<InputGroup>& groups,
                                         const std::vector<Swap>& swaps, std::uint64_t worlds) {
  std::vector<std::vector<double>> columns;
  const Streams base{model.inputs()};
  for (const auto& swap : swaps) {
    ColumnStore store{1, model.outputs().size(), worlds};
    const Streams mixed{model.inputs(), base, variant_of(swap, model.inputs(), groups, seeds.second)};
    const MonteCarloPoints points{seeds.first};
    auto workspace = model.make_workspace();
    for (std::uint64_t block = 0; block * block_worlds < worlds; ++block) {
      const std::uint64_t first = block * block_worlds;
      Draws draws{mixed, points};
      draws.start(first, static_cast<std::size_t>(std::min<std::uint64_t>(block_worlds, worlds - first)));
      Block out(model.outputs().size(), draws.worlds());
      model.evaluate(draws, workspace, 1, out);
      store.take({&out, 1}, block);
    }
    for (std::size_t k = 0; k < model.outputs().size(); ++k) {
      columns.emplace_back(store.column(k).begin(), store.column(k).end());
    }
  }
  return columns;
}

template <class M>
std::vector<std::vector<double>> with_reuse(const M& model, const std::vector<InputGroup>& groups,
                                            const std::vector<Swap>& swaps, std::uint64_t worlds, unsigned threads) {
  ColumnStore store{swaps.size(), model.outputs().size(), worlds};
  run_swaps(model, groups, swaps, seeds, Plan{worlds, threads}, store);
  std::vector<std::vector<double>> columns;
  for (std::size_t m = 0; m < swaps.size(); ++m) {
    for (std::size_t k = 0; k < model.outputs().size(); ++k) {
      columns.emplace_back(store.column(k, m).begin(), store.column(k, m).end());
    }
  }
  return columns;
}

TEST(RunSwaps, ReusedStagesGiveTheBitsOfAFullEvaluation) {
  const auto model = test::linear();
  const auto groups = groups_by_field(model.inputs());
  for (const auto& swaps : {all_subsets(3), one_at_a_time(3)}) {
    EXPECT_EQ(with_reuse(model, groups, swaps, 600, 2), in_full(model, groups, swaps, 600));
  }
}

TEST(RunSwaps, TheEstimatorTooGivesTheBitsOfAFullEvaluation) {
  const Evidence evidence = test::SmallRun::project_evidence();
  const Scenario scenario = read_scenario("baseline", FUNDSHARE_TEST_DATA_DIR, {});
  Estimator model{evidence, scenario};
  model.compute_only({"coverage"});
  const auto groups = one_group_per_input(model.inputs());
  const auto swaps = one_at_a_time(groups.size());
  EXPECT_EQ(with_reuse(model, groups, swaps, 40, 1), in_full(model, groups, swaps, 40));
}

TEST(RunSwaps, OnlyWhatAGroupTouchesIsComputedAgain) {
  const auto model = test::linear();  // five stages
  const auto groups = one_group_per_input(model.inputs());
  (void)with_reuse(model, groups, all_subsets(groups.size()), block_worlds, 1);
  // Stages 1 and 2 belong to the tied pair, then one stage an input: 2 * 2 + 4 + 8 + 16 runs, against 5 * 16 in full.
  EXPECT_EQ(model.stages_run, 32);
}

TEST(RunSwaps, ThreadsChangeNoBit) {
  const auto model = test::linear();
  const auto groups = groups_by_field(model.inputs());
  const auto one = with_reuse(model, groups, all_subsets(3), 3000, 1);
  for (const unsigned threads : {2U, 7U}) EXPECT_EQ(with_reuse(model, groups, all_subsets(3), 3000, threads), one);
}

TEST(RunSwaps, BothWholePointsAreAskedFor) {
  const auto model = test::linear();
  const auto groups = groups_by_field(model.inputs());
  EXPECT_THROW((void)with_reuse(model, groups, {{0, 0, 0}, {1, 0, 0}}, 600, 1), std::logic_error);
}

}  // namespace
}  // namespace fundshare::swaps_test
