// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/input_columns.hpp"

#include <gtest/gtest.h>

#include "support/one_world.hpp"
#include "support/small_run.hpp"

namespace fundshare::input_columns_test {
namespace {

constexpr std::uint64_t worlds = 600;  // two whole blocks and a part

const test::SmallRun& small() {
  static const test::SmallRun run{{}, worlds};
  return run;
}

std::size_t number(const InputColumns& columns, const std::string& name) {
  const auto at = std::ranges::find(columns.streams(), name, &InputColumns::Stream::name);
  expects(at != columns.streams().end(), "an input of scope world");
  return static_cast<std::size_t>(at - columns.streams().begin());
}

/// A model whose outputs are what it draws: two labels tied together, one input apart, one drawn by year.
class Echo {
 public:
  Echo() {
    Binder binder{
        {test::declare("cost", Uniform::from_bounds(1.0, 2.0)), test::declare("share", Beta::from_shapes(2.0, 3.0)),
         test::declare("yearly", Uniform::from_bounds(0.0, 1.0), Scope::year)},
        "made-up"};
    binder.enter_stage(1);
    (void)binder.world_by("cost", non_negative, {"a", "b"}, {});
    (void)binder.year("yearly", non_negative, 2020, 2021);
    (void)binder.world("share", non_negative);
    inputs_ = binder.finish({{"costs", {"cost"}, 0.7, {}}});
    outputs_.resize(3);
  }
  struct Workspace {};
  [[nodiscard]] const InputSet& inputs() const { return inputs_; }
  [[nodiscard]] std::span<const Output> outputs() const { return outputs_; }
  [[nodiscard]] int stage_of(std::size_t) const { return 1; }
  [[nodiscard]] Workspace make_workspace() const { return {}; }
  void evaluate(Draws& draws, Workspace&, int, Block& out) const {
    std::ranges::copy(draws(2), out[2].begin());  // in another order than the inputs
    std::ranges::copy(draws(0, 1), out[1].begin());
    std::ranges::copy(draws(0, 0), out[0].begin());
  }

 private:
  InputSet inputs_;
  std::vector<Output> outputs_;
};

TEST(InputColumns, AreTheDrawsOfTheRunTiesIncluded) {
  const Echo model;
  ColumnStore run_columns{1, 3, worlds};
  const Variant unchanged{};
  (void)run(model, {&unchanged, 1}, MonteCarloPoints{9}, Plan{worlds, 2}, run_columns);
  const InputColumns columns{model.inputs(), 9, Plan{worlds, 2}};
  ASSERT_EQ(columns.streams().size(), 3U);
  EXPECT_TRUE(std::ranges::equal(columns.column(number(columns, "cost[a]")), run_columns.column(0)));
  EXPECT_TRUE(std::ranges::equal(columns.column(number(columns, "cost[b]")), run_columns.column(1)));
  EXPECT_TRUE(std::ranges::equal(columns.column(number(columns, "share")), run_columns.column(2)));
}

TEST(InputColumns, AreTheChoicesOfARunOfTheModel) {
  const auto& model = small().model();
  const InputColumns columns{model.inputs(), 1, Plan{worlds, 2}};
  EXPECT_TRUE(std::ranges::equal(columns.column(number(columns, "budget.method")),
                                 small().columns().column(model.method_output())));
  EXPECT_TRUE(std::ranges::equal(columns.column(number(columns, "theft.basis")),
                                 small().columns().column(model.basis_output())));
}

TEST(InputColumns, OfFewerWorldsAreTheFirstOfMore) {
  const Echo model;
  const InputColumns all{model.inputs(), 9, Plan{worlds, 2}}, first{model.inputs(), 9, Plan{300, 1}};
  EXPECT_TRUE(std::ranges::equal(all.column(1).first(300), first.column(1)));
}

TEST(InputColumns, SayWhatRestsOnJudgement) {
  const InputColumns columns{small().model().inputs(), 1, Plan{1, 1}};
  EXPECT_TRUE(columns.streams()[number(columns, "allocation.missile_share")].judgement);
  for (const auto& stream : columns.streams()) {
    const Input& input = small().model().inputs().inputs[stream.input];
    EXPECT_EQ(input.scope, Scope::world);
    EXPECT_EQ(stream.judgement, input.rests_on_judgement()) << stream.name;
  }
}

}  // namespace
}  // namespace fundshare::input_columns_test
