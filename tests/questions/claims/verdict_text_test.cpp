// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/verdict_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fundshare::verdict_text_test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

ClaimWords made_up(Side side = Side::about, double share = .5) {
  ClaimWords words;
  words.speaker = "Somebody";
  words.date = "2023-05-09";
  words.paraphrase = "About half of it";
  words.primary = {"this over that", "2020-2022", "16 %", "4 %", "54 %", exact_band(side, share), {}};
  words.side = side;
  return words;
}

TEST(VerdictText, FollowsTheFrame) {
  auto words = made_up();
  words.alternative = DefinitionWords{"that over this", "", "", "", "", exact_band(Side::about, .93), {}};
  EXPECT_EQ(
      verdict_text(words),
      "Somebody, 2023-05-09 (our paraphrase): About half of it. Read as this over that, 2020-2022: model median 16 "
      "% (90 % interval 4 %-54 %); the figure is in the middle of the model's range. Read as that over this: at the "
      "high edge of the model's range.");
}

TEST(VerdictText, BeginsWithTheDependenceOnTheReading) {
  auto words = made_up();
  words.depends_on_reading = true;
  EXPECT_THAT(verdict_text(words), StartsWith("The verdict depends on the reading. Somebody, "));
}

TEST(VerdictText, NamesInputsForWhichNoSourceGivesANumber) {
  auto words = made_up();
  words.without_source = {"w"};
  EXPECT_THAT(verdict_text(words), EndsWith(" This rests on w, for which no source gives a number."));
  words.without_source = {"w", "the stockpile ratio", "the import share"};
  EXPECT_THAT(
      verdict_text(words),
      EndsWith(" This rests on w, the stockpile ratio and the import share, for which no source gives a number."));
}

TEST(VerdictText, SaysWhatACeilingANamedListAndACircleAre) {
  EXPECT_THAT(verdict_text(made_up(Side::at_most, .95)),
              EndsWith("; the model's range lies below this ceiling. A ceiling is not an estimate."));
  auto words = made_up(Side::at_least, .02);
  words.named_cases_only = true;
  words.among_inputs = true;
  EXPECT_THAT(verdict_text(words),
              EndsWith("; fewer than one world in 20 reaches it. The claim counts named cases only. "
                       "It is partly circular: this figure is among our inputs."));
}

TEST(VerdictText, GivesTheSpreadOfPercentilesAndWhatWasVaried) {
  EXPECT_EQ(spread_text({.123, .851, true, true, true}), " (from 12th to 85th percentile by period and budget method)");
  EXPECT_EQ(spread_text({.002, .851, false, true, false}), " (from < 1st to 85th percentile by theft basis)");
  EXPECT_EQ(spread_text({.3, .851, true, true, false}), " (from 30th to 85th percentile by period and theft basis)");
  EXPECT_EQ(spread_text({.3, .851, false, true, true}),
            " (from 30th to 85th percentile by theft basis and budget method)");
  EXPECT_EQ(spread_text({.3, .851, false, true, false, true}),
            " (from 30th to 85th percentile by theft basis and end of the claimed range)");
  EXPECT_EQ(spread_text({.3001, .3002, true, true, true}), "");
}

TEST(VerdictText, GivesThePercentileThatBelongsToTheYearsShown) {
  PercentileSpread spread{.63, .999, true, true, true};
  spread.shown = PercentileSpread::Shown{.94, .94};
  EXPECT_EQ(spread_text(spread),
            " (from 63rd to > 99th percentile by period and budget method; 94th for the years shown)");
  spread.shown = PercentileSpread::Shown{.12, .94};  // of a claimed range
  EXPECT_THAT(spread_text(spread), EndsWith("; 12th and 94th for the years shown)"));
}

TEST(VerdictText, WhatCannotBeTestedHasAReasonAndNoPercentile) {
  EXPECT_EQ(not_testable_text("it has no number", {}), "Cannot be tested with this model: it has no number.");
  EXPECT_EQ(
      not_testable_text("it has no number", BesideWords{"what is held", "2022", "78 m", "11 m", "420 m"}),
      "Cannot be tested with this model: it has no number. Beside it, what is held, 2022: model median 78 m (90 % "
      "interval 11 m-420 m).");
}

TEST(VerdictText, ClaimsOfOneOriginHaveOneVerdict) {
  OriginWords words{"us_gov", {"C1", "C2", "C3"}, true, {}, {}};
  EXPECT_EQ(origin_text(words),
            "The verdict depends on the reading. One origin (us_gov), 3 statements that count once: C1, C2 and C3.");
  words.nearest = OriginWords::End{"C2", exact_band(Side::about, .5)};
  words.farthest = OriginWords::End{"C3", exact_band(Side::at_most, .02)};
  EXPECT_THAT(origin_text(words),
              EndsWith(" Nearest the middle (C2): the figure is in the middle of the model's range. "
                       "Farthest from it (C3): fewer than one world in 20 stays under it."));
  words.farthest = words.nearest;
  EXPECT_THAT(origin_text(words), testing::Not(HasSubstr("Farthest")));
}

}  // namespace
}  // namespace fundshare::verdict_text_test
