// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fundshare/base/error.hpp"

namespace fundshare::cli::arguments_test {
namespace {

using Words = std::vector<std::string>;
using ::testing::ElementsAre;

const Command move_command{
    .name = "crane move",
    .arguments = {{.name = "LOAD", .missing = "a LOAD"}, {.name = "PLACE", .repeats = true}},
    .options = {{.name = "--height", .value = "M", .accepts = WholeNumber{1, 40}, .standard = "12"},
                {.name = "--speed", .value = "V", .accepts = WholeNumber{0, 9}, .if_not_given = "slow"},
                {.name = "--log", .value = "FILE", .accepts = PathName{"file"}},
                {.name = "--tag", .value = "KEY=VALUE", .repeats = true},
                {.name = "--dry"}}};

Arguments parsed(const Words& words) {
  auto arguments = parse_arguments(move_command, words);
  EXPECT_TRUE(arguments.has_value());
  return *arguments;
}

std::string refusal(const Words& words) {
  try {
    static_cast<void>(parse_arguments(move_command, words));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::usage);
    return error.what();
  }
  return "";
}

TEST(Arguments, HoldWhatWasGivenAndTheDefaultsOfTheRest) {
  const auto given = parsed({"beam", "--height", "30", "--dry"});
  EXPECT_EQ(given.text("LOAD"), "beam");
  EXPECT_EQ(given.whole("--height"), 30U);
  EXPECT_TRUE(given.has("--dry"));
  const auto bare = parsed({"beam"});
  EXPECT_EQ(bare.whole("--height"), 12U);
  EXPECT_FALSE(bare.has("--height"));
  EXPECT_FALSE(bare.has("--dry"));
  EXPECT_EQ(bare.text("--speed"), std::nullopt);
  EXPECT_THAT(bare.texts("--tag"), ElementsAre());
}

TEST(Arguments, ThatRepeatKeepTheirOrder) {
  const auto given = parsed({"beam", "roof", "--tag", "a=[1, 2]", "yard", "--tag=b=3"});
  EXPECT_THAT(given.texts("PLACE"), ElementsAre("roof", "yard"));
  EXPECT_THAT(given.texts("--tag"), ElementsAre("a=[1, 2]", "b=3"));
}

TEST(Arguments, OptionsMayStandBeforeTheWords) {
  EXPECT_EQ(parsed({"--tag", "a=1", "beam"}).text("LOAD"), "beam");
  EXPECT_EQ(parsed({"--dry", "--height", "3", "beam"}).text("LOAD"), "beam");
}

TEST(Arguments, ADoubleDashEndsTheOptions) {
  EXPECT_EQ(parsed({"--dry", "--", "-beam"}).text("LOAD"), "-beam");
  EXPECT_THAT(parsed({"beam", "--", "--dry"}).texts("PLACE"), ElementsAre("--dry"));
}

TEST(Arguments, AskForHelpBeforeAnythingIsChecked) {
  EXPECT_FALSE(parse_arguments(move_command, Words{"--help"}));
  EXPECT_FALSE(parse_arguments(move_command, Words{"--height", "nine", "--drry", "-h"}));
}

TEST(Arguments, UnknownOptionsAreRefusedWithTheNearest) {
  EXPECT_EQ(refusal({"beam", "--heigth", "3"}),
            "unknown option '--heigth'; did you mean '--height'? 'fundshare crane move --help' lists them");
  EXPECT_EQ(refusal({"beam", "--hlep"}),
            "unknown option '--hlep'; did you mean '--help'? 'fundshare crane move --help' lists them");
}

TEST(Arguments, AWordFarFromAllIsTakenForTheBeginningOfOne) {
  EXPECT_EQ(nearest_of("sens", {"run", "sensitivity", "sweep"}), "; did you mean 'sensitivity'?");
  EXPECT_EQ(nearest_of("rnu", {"run", "sensitivity"}), "; did you mean 'run'?");
  EXPECT_EQ(nearest_of("tele", {"telegraph", "telephone"}), "");  // which one?
  EXPECT_EQ(nearest_of("", {"run"}), "");
  EXPECT_EQ(nearest_of("--", {"--with-a-long-name"}), "");
}

TEST(Arguments, ValuesOfAListAreCheckedWithTheNearest) {
  const Command melt{.name = "melt",
                     .arguments = {{.name = "METAL", .accepts = OneOf{{"tin", "lead"}}}},
                     .options = {{.name = "--into", .value = "W", .accepts = OneOf{{"bar", "ball"}}},
                                 {.name = "--when", .value = "T", .accepts = OneOf{{"now"}, "a day"}}}};
  const auto said = [&](const Words& words) {
    try {
      static_cast<void>(parse_arguments(melt, words));
    } catch (const Error& error) {
      return std::string{error.what()};
    }
    return std::string{};
  };
  EXPECT_EQ(said({"tin", "--into", "bar", "--when", "2023-05-09"}), "");
  EXPECT_EQ(said({"tin", "--into", "balll"}), "--into: 'balll' is none of bar, ball; did you mean 'ball'?");
  EXPECT_EQ(said({"laed"}), "METAL: 'laed' is none of tin, lead; did you mean 'lead'?");
}

TEST(Arguments, AnotherTextTakesThePlaceOfTheFirst) {
  const auto given = parsed({"beam", "--height", "30"}).with("--height", "31");
  EXPECT_EQ(given.whole("--height"), 31U);
  EXPECT_EQ(given.text("LOAD"), "beam");
  EXPECT_THROW(static_cast<void>(given.with("--hight", "3")), std::logic_error);
}

TEST(Arguments, NumbersOutOfTheirBoundsAreRefused) {
  for (const char* height : {"0", "41", "-1", "+3", "3.5", "1e1", "0x9", " 3", ""}) {
    EXPECT_EQ(refusal({"beam", "--height", height}),
              "--height: '" + std::string{height} + "' is not a whole number from 1 to 40 in plain digits");
  }
}

TEST(Arguments, MissingWordsAndNamesAreRefused) {
  EXPECT_EQ(refusal({}), "crane move needs a LOAD");
  EXPECT_EQ(refusal({""}), "crane move needs a LOAD");
  EXPECT_EQ(refusal({"beam", "--log", "--dry"}), "--log needs the name of a file");
  EXPECT_EQ(refusal({"beam", "--log="}).substr(0, 5), "--log");
  EXPECT_EQ(refusal({"beam", "--height"}), "--height: 1 required M missing");
  EXPECT_NE(refusal({"beam", "--height", "3", "--height", "4"}), "");
}

TEST(Arguments, ANameOutsideTheTableIsAFaultOfOurs) {
  EXPECT_THROW(static_cast<void>(parsed({"beam"}).has("--hight")), std::logic_error);
  EXPECT_THROW(static_cast<void>(parsed({"beam"}).whole("--speed")), std::logic_error);
}

}  // namespace
}  // namespace fundshare::cli::arguments_test
