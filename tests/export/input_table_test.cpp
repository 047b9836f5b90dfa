// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/input_table.hpp"

#include <gtest/gtest.h>

#include "fundshare/uncertainty/engine/draws.hpp"

namespace fundshare::input_table_test {
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

std::vector<Sampling> samplings_of(const InputSet& set) { return Streams{set}.samplings(); }

TEST(InputTable, HasOneRowPerInputAndOnePerLabelWhereLawsDiffer) {
  const Law two = Constant::from_value(2.0), three = Constant::from_value(3.0);
  const InputSet set{
      {made_up("world", {}, {two}, {"E1", "judgement"}), made_up("alike", {"a", "b"}, {two, two}, {"E2"}),
       made_up("apart", {"a", "=b"}, {two, three}, {"rows"})},
      {}};
  const auto table = input_table(set, samplings_of(set));
  const std::string law2 = two.describe(), law3 = three.describe();
  EXPECT_EQ(table.bytes,
            "name,group,scope,unit,law,mean,q05,q50,q95,confidence,evidence,sampling,"
            "sampling_error_bound\n"
            "world,g,world,usd," +
                law2 +
                ",2,2,2,2,low,E1;judgement,constant,0\n"
                "alike,g,incident,usd," +
                law2 +
                ",2,2,2,2,low,E2,constant,0\n"
                "apart[a],g,incident,usd," +
                law2 +
                ",2,2,2,2,low,rows,constant,0\n"
                "apart[=b],g,incident,usd," +
                law3 + ",3,3,3,3,low,rows,constant,0\n");
}

TEST(InputTable, GivesTheMomentsOfTheLaw) {
  const InputSet set{{made_up("u", {}, {Law{Uniform::from_bounds(0.0, 4.0)}}, {"E1"})}, {}};
  EXPECT_NE(input_table(set, samplings_of(set)).bytes.find(",2,0.2,2,3.8,"), std::string::npos)
      << input_table(set, samplings_of(set)).bytes;
}

TEST(InputTable, SaysHowTheDrawsOfEachLawAreMade) {
  const InputSet set{
      {made_up("formula", {}, {Law{Uniform::from_bounds(0.0, 4.0)}}, {"E1"}),
       made_up("table", {"a", "b"}, {Law{Beta::from_shapes(2, 10)}, Law{Constant::from_value(1)}}, {"E1"}),
       made_up("direct", {}, {Law{Gamma::from_shape_scale(0.005, 1)}}, {"E1"})},
      {}};
  const std::string text = input_table(set, samplings_of(set)).bytes;
  EXPECT_NE(text.find(",low,E1,formula,0\ntable[a],"), std::string::npos) << text;
  EXPECT_NE(text.find(",low,E1,table,"), std::string::npos) << text;
  EXPECT_NE(text.find(",low,E1,constant,0\ndirect,"), std::string::npos) << text;
  EXPECT_NE(text.find(",low,E1,direct,"), std::string::npos) << text;
}

TEST(InputTable, RoundsTheBoundOfATableUp) {
  const InputSet set{{made_up("x", {}, {Law{Beta::from_shapes(2, 10)}}, {"E1"})}, {}};
  for (const auto& [bound, shown] : std::vector<std::pair<double, std::string>>{
           {1.01e-12, "1.1e-12"}, {1.04e-12, "1.1e-12"}, {1.16e-12, "1.2e-12"}, {9.96e-12, "1e-11"}, {0, "0"}}) {
    const std::string text = input_table(set, std::vector<Sampling>{{Sampling::By::table, bound, 0}}).bytes;
    EXPECT_TRUE(text.ends_with(",table," + shown + "\n")) << text;
    EXPECT_GE(std::stod(shown), bound);
  }
}

TEST(InputTable, WarnsOfInputsThatAreDrawnFromTheLawItself) {
  const InputSet set{
      {made_up("plain", {}, {Law{Beta::from_shapes(2, 10)}}, {"E1"}),
       made_up("steep", {"a", "b"}, {Law{Uniform::from_bounds(0, 1)}, Law{Gamma::from_shape_scale(0.005, 1)}}, {"E1"})},
      {}};
  const auto warnings = sampling_warnings(set, samplings_of(set));
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_TRUE(warnings[0].starts_with("steep: ")) << warnings[0];
  EXPECT_NE(warnings[0].find("% of the draws of Gamma(0.005, 1) are computed"), std::string::npos) << warnings[0];
  EXPECT_TRUE(sampling_warnings(set, {}).empty());
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
}  // namespace fundshare::input_table_test
