// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "questions/levers/lever_runs.hpp"

namespace fundshare::read_levers_test {
namespace {

using test::lever_text;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string refusal(const std::string& text) {
  try {
    (void)parse_levers(text, "levers.toml");
  } catch (const InputError& error) {
    EXPECT_EQ(error.code(), ExitCode::data);
    return error.what();
  }
  return "accepted";
}

std::string edited(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

const std::string good = lever_text("[{ input = \"theft.keep\", by = \"lower\" }]");

TEST(ReadLevers, TheShippedFileHasSevenLeversThatTheModelAccepts) {
  const auto set = read_levers(FUNDSHARE_TEST_DATA_DIR);
  std::vector<std::string> names;
  for (const auto& lever : set.levers) names.push_back(lever.name);
  EXPECT_THAT(names, ::testing::ElementsAre("more_frozen", "thefts_prevented", "dearer_brokers", "less_off_ramp",
                                            "slower_cash_out", "price_shock", "import_markup"));
  check_levers(set, test::model_with({}), test::SmallRun::project_evidence());
}

TEST(ReadLevers, AnUnknownKeyIsRefusedAtItsPlaceWithTheNearest) {
  EXPECT_EQ(refusal(good), "accepted");
  EXPECT_THAT(refusal(edited(good, "title", "titel")),
              StartsWith("levers.toml:4:1: lever.x.titel: unknown key (nearest: title)"));
  EXPECT_THAT(refusal(edited(good, "by =", "bye =")), HasSubstr("unknown key (nearest: by)"));
  EXPECT_THAT(refusal(edited(good, "compare_at", "compare")), HasSubstr("unknown key"));
}

TEST(ReadLevers, AMissingKeyIsNamed) {
  EXPECT_THAT(refusal(edited(good, "most = 1\n", "")), HasSubstr("lacks the key most"));
  EXPECT_THAT(refusal(lever_text("[{ input = \"theft.keep\", by = \"toward\" }]")), HasSubstr("lacks the key end"));
  EXPECT_THAT(refusal(lever_text("[{ input = \"theft.keep\", by = \"lower\", end = 1 }]")),
              HasSubstr("has no use for the key end"));
}

TEST(ReadLevers, DosesAscendAndHoldTheOneAtWhichLeversAreCompared) {
  EXPECT_THAT(refusal(edited(good, "[0.25, 0.5]", "[0.5, 0.25]")), HasSubstr("doses must ascend"));
  EXPECT_THAT(refusal(edited(good, "[0.25, 0.5]", "[0.25]")), HasSubstr("doses must hold 0.5"));
  EXPECT_THAT(refusal(edited(good, "[0.25, 0.5]", "[0, 0.5]")), HasSubstr("must be a dose above 0"));
  EXPECT_THAT(refusal(edited(good, "most = 1", "most = 0.4")), HasSubstr("the dose 0.5 is above most, 0.4"));
  EXPECT_THAT(refusal(edited(good, "most = 1", "most = 2")), HasSubstr("goes no further than dose 1"));
}

TEST(ReadLevers, TwoLeversThatReplaceOneInputAreRefused) {
  const std::string change = "[{ input = \"theft.keep\", by = \"instead\", law = 0 }]";
  auto text = lever_text(change);
  const auto start = text.find("[lever.x]");
  text += edited(edited(text.substr(start), "lever.x", "lever.y"), "\"X\"", "\"Y\"");
  EXPECT_THAT(refusal(text), HasSubstr("lever x replaces theft.keep too"));
}

TEST(ReadLevers, TwoLeversOfOneTitleAreRefused) {
  EXPECT_THAT(refusal(good + edited(good.substr(good.find("[lever.x]")), "lever.x", "lever.y")),
              HasSubstr("lever.y: has the title of lever x: 'X'"));
}

TEST(ReadLevers, ANameHasSmallLettersDigitsAndUnderscoresAlone) {
  EXPECT_EQ(refusal(edited(good, "[lever.x]", "[lever.x_2]")), "accepted");
  for (const char* name : {"[lever.X]", "[lever.x-2]", "[lever.\"a b\"]", "[lever.\"x,y\"]"}) {
    EXPECT_THAT(refusal(edited(good, "[lever.x]", name)),
                ::testing::AllOf(StartsWith("levers.toml:3:"), HasSubstr("the name of a lever has")))
        << name;
  }
}

}  // namespace
}  // namespace fundshare::read_levers_test
