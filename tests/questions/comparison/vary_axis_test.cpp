// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/comparison/vary_axis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fundshare/base/error.hpp"

namespace fundshare::vary_axis_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string refusal(const std::string& text) {
  try {
    (void)parse_axis(text, "--vary");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage);
    return error.what();
  }
  return "accepted";
}

std::vector<std::string> texts(const std::vector<Point>& points) {
  std::vector<std::string> out;
  for (const auto& point : points) {
    std::string text;
    for (const auto& setting : point) text += setting.text() + " ";
    out.push_back(text);
  }
  return out;
}

TEST(VaryAxis, BothEndsAndTheStepsBetweenAreExact) {
  EXPECT_THAT(parse_axis("a.b=0:1:11", "--vary").values, ElementsAre(0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1));
  EXPECT_THAT(parse_axis("a.b=3:-1:3", "--vary").values, ElementsAre(3, 1, -1));
  EXPECT_THAT(parse_axis("a=1e8:3e8:2", "--vary").values, ElementsAre(1e8, 3e8));
  EXPECT_EQ(parse_axis("budget.unit_cost[ICBM]=1:2:2", "--vary").key, "budget.unit_cost[ICBM]");
}

TEST(VaryAxis, AnyOtherTextIsRefusedWithTheOptionsName) {
  for (const char* text : {"", "a", "=0:1:2", "a=0:1", "a=0:1:2:3", "a=01:2", "a=x"}) {
    EXPECT_THAT(refusal(text), HasSubstr("must have the form KEY=FROM:TO:STEPS")) << text;
  }
  for (const char* text : {"a=x:1:2", "a=0:inf:2", "a=0:nan:2", "a= 0:1:2", "a=:1:2", "a=0:1,5:2", "a=0:1e999:2"}) {
    EXPECT_THAT(refusal(text), HasSubstr("has no number in")) << text;
  }
  for (const char* text : {"a=0:1:1", "a=0:1:0", "a=0:1:-2", "a=0:1:2.0", "a=0:1:1002", "a=0:1:"}) {
    EXPECT_THAT(refusal(text), HasSubstr("must have 2 to 1001 STEPS")) << text;
  }
  EXPECT_EQ(refusal("a=2:2:5"), "--vary: 'a=2:2:5' goes from a number to itself (set it with --set)");
}

TEST(VaryAxis, TheGridIsEveryCombinationAndTheLastAxisRunsFastest) {
  const std::vector<VaryAxis> axes{{"a", {1, 2}}, {"b", {.5, .25, 1e-7}}};
  EXPECT_EQ(grid_size(axes), 6);
  EXPECT_THAT(texts(grid_points(axes)),
              ElementsAre("a=1 b=0.5 ", "a=1 b=0.25 ", "a=1 b=1e-07 ", "a=2 b=0.5 ", "a=2 b=0.25 ", "a=2 b=1e-07 "));
  EXPECT_EQ(grid_size(std::vector<VaryAxis>(200, {"a", {1, 2}})), 0x1p200);  // no wrap-around
}

TEST(VaryAxis, OneAtATimeLeavesTheOthersAlone) {
  EXPECT_THAT(texts(one_at_a_time_points({{"a", {1, 2}}, {"b", {3, -0.0}}})),
              ElementsAre("a=1 ", "a=2 ", "b=3 ", "b=0 "));
}

}  // namespace
}  // namespace fundshare::vary_axis_test
