// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/input_table.hpp"

#include <gtest/gtest.h>

namespace fundshare {
namespace {

Input made_up(const std::string& name, std::vector<std::string> labels, std::vector<Law> laws,
              std::vector<std::string> evidence) {
  return {.name = name,
          .group = "g",
          .unit = "usd",
          .scope = labels.empty() ? Scope::world : Scope::incident,
          .labels = std::move(labels),
          .laws = std::move(laws),
          .confidence = "low",
          .meaning = "made up",
          .evidence = std::move(evidence)};
}

TEST(InputTable, HasOneRowPerInputAndOnePerLabelWhereLawsDiffer) {
  const Law two = Constant::from_value(2.0), three = Constant::from_value(3.0);
  const InputSet set{
      {made_up("world", {}, {two}, {"E1", "judgement"}), made_up("alike", {"a", "b"}, {two, two}, {"E2"}),
       made_up("apart", {"a", "=b"}, {two, three}, {"rows"})},
      {}};
  const auto table = input_table(set);
  const std::string law2 = two.describe(), law3 = three.describe();
  EXPECT_EQ(table.bytes,
            "name,group,scope,unit,law,mean,q05,q50,q95,confidence,evidence\n"
            "world,g,world,usd," +
                law2 +
                ",2,2,2,2,low,E1;judgement\n"
                "alike,g,incident,usd," +
                law2 +
                ",2,2,2,2,low,E2\n"
                "apart[a],g,incident,usd," +
                law2 +
                ",2,2,2,2,low,rows\n"
                "apart[=b],g,incident,usd," +
                law3 + ",3,3,3,3,low,rows\n");
}

TEST(InputTable, GivesTheMomentsOfTheLaw) {
  const InputSet set{{made_up("u", {}, {Law{Uniform::from_bounds(0.0, 4.0)}}, {"E1"})}, {}};
  EXPECT_NE(input_table(set).bytes.find(",2,0.2,2,3.8,"), std::string::npos) << input_table(set).bytes;
}

TEST(InputTable, CountsWhatInputsRestOn) {
  const Law two = Constant::from_value(2.0);
  const InputSet set{{made_up("a", {}, {two}, {"E1", "judgement"}), made_up("b", {}, {two}, {"judgement"}),
                      made_up("c", {}, {two}, {"E1"}), made_up("d", {}, {two}, {"scenario"})},
                     {}};
  const auto count = count_inputs(set);
  EXPECT_EQ(count.all, 4U);
  EXPECT_EQ(count.judgement, 2U);
  EXPECT_EQ(count.set_by_scenario, 1U);
}

}  // namespace
}  // namespace fundshare
