// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/reach.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalogue/edited_data.hpp"
#include "fundshare/uncertainty/engine/column_store.hpp"
#include "fundshare/uncertainty/engine/run.hpp"

namespace fundshare::reach_test {
namespace {

using test::project_catalogue;

// Draws of another seed for every label; a constant is moved instead.
Variant with_other_draws(const Input& input) {
  Variant variant{input.name, {}};
  for (std::size_t k = 0; k < input.streams(); ++k) {
    const std::string label = input.labels.empty() ? "" : input.labels[k];
    const auto constant = input.law(k).constant();
    if (constant) {
      variant.overrides.push_back({input.name, label, *constant == 0.0 ? 0.5 : *constant * 0.5});
    } else {
      variant.overrides.push_back({input.name, label, std::uint64_t{99}});
    }
  }
  return variant;
}

// 512 worlds: with 40 % of them on the rarer choice of each structure, an input that is used at all moves some world.
TEST(Reach, WhatAnInputMovesIsWhatItsStageReaches) {
  const auto& model = project_catalogue().model();
  const auto& inputs = model.inputs().inputs;
  constexpr std::uint64_t worlds = 512;
  std::vector<Variant> variants(1);
  for (const auto& input : inputs) variants.push_back(with_other_draws(input));
  ColumnStore columns{variants.size(), model.outputs().size(), worlds};
  run(model, variants, MonteCarloPoints{1}, Plan{worlds, 2, {}, nullptr}, columns);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto reached = outputs_reached_from(model.stage_of(i));
    bool moved_any = false;
    for (std::size_t k = 0; k < model.outputs().size(); ++k) {
      const auto& output = model.outputs()[k];
      if (output.table != "summary") continue;
      const auto before = columns.column(k), after = columns.column(k, i + 1);
      const bool moved =
          !std::ranges::equal(before, after, [](double a, double b) { return a == b || (a != a && b != b); });
      moved_any |= moved;
      if (moved) {
        EXPECT_TRUE(std::ranges::find(reached, output.variable) != reached.end())
            << inputs[i].name << " moves " << output.variable;
      }
    }
    // The one is read where budget.price_basis is market, the other by the question of levers.
    const bool used = inputs[i].name != "budget.domestic_price_ratio" && inputs[i].name != "allocation.additionality";
    EXPECT_EQ(moved_any, used) << inputs[i].name;
  }
}

TEST(Reach, TheFactorForOtherCyberTheftReachesTheSuffixedOutputsAlone) {
  for (const auto name : outputs_reached_from(5)) EXPECT_NE(name.find("_cyber"), std::string_view::npos) << name;
  EXPECT_EQ(outputs_reached_from(5).size(), 17U);  // those that docs/methods.md lists under Suffixes
}

TEST(Reach, StagesHaveTheNamesOfTheMethodsPage) {
  EXPECT_EQ(stage_name(1), "attributed_theft");
  EXPECT_EQ(stage_name(5), "funded_share");
  EXPECT_THROW((void)stage_name(0), std::logic_error);
}

}  // namespace
}  // namespace fundshare::reach_test
