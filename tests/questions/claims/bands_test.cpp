// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/bands.hpp"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace fundshare::bands_test {
namespace {

constexpr double step = 1e-9;  // far below any share of worlds that a run can tell apart

struct Edge {
  double share;
  const char* below;  ///< phrase a step below the edge
  const char* at;
  const char* above;  ///< phrase a step above it
};

void expect_edges(Side side, const std::vector<Edge>& edges) {
  for (const auto& [share, below, at, above] : edges) {
    EXPECT_EQ(phrase(exact_band(side, share - step)), below) << share;
    EXPECT_EQ(phrase(exact_band(side, share)), at) << share;
    EXPECT_EQ(phrase(exact_band(side, share + step)), above) << share;
  }
}

constexpr const char* middle = "in the middle of the model's range";
constexpr const char* low_side = "inside the model's range, on its low side";
constexpr const char* high_side = "inside the model's range, on its high side";
constexpr const char* low_edge = "at the low edge of the model's range";
constexpr const char* high_edge = "at the high edge of the model's range";
constexpr const char* below_90 = "outside the model's 90 % interval, below it";
constexpr const char* above_90 = "outside the model's 90 % interval, above it";
constexpr const char* below_98 = "outside the model's 98 % interval, below it";
constexpr const char* above_98 = "outside the model's 98 % interval, above it";

TEST(Bands, AboutHasTheWordsOfItsTableAtEveryEdge) {
  expect_edges(Side::about, {{.01, below_98, below_90, below_90},
                             {.05, below_90, low_edge, low_edge},
                             {.10, low_edge, low_side, low_side},
                             {.25, low_side, middle, middle},
                             {.75, middle, middle, high_side},
                             {.90, high_side, high_side, high_edge},
                             {.95, high_edge, high_edge, above_90},
                             {.99, above_90, above_90, above_98}});
}

TEST(Bands, AFloorHasTheWordsOfItsTableAtEveryEdge) {
  constexpr const char* in_100 = "fewer than one world in 100";
  constexpr const char* in_20 = "fewer than one world in 20";
  constexpr const char* edge = "only the edge of the model's range reaches it";
  constexpr const char* minority = "a minority of worlds reach it";
  constexpr const char* more = "more worlds than not reach this floor";
  constexpr const char* all = "the model's range lies above this floor";
  expect_edges(Side::at_least, {{.01, in_100, in_20, in_20},
                                {.05, in_20, edge, edge},
                                {.10, edge, minority, minority},
                                {.50, minority, more, more},
                                {.90, more, all, all}});
}

TEST(Bands, ACeilingHasTheWordsOfItsTableAtEveryEdge) {
  constexpr const char* in_100 = "fewer than one world in 100";
  constexpr const char* in_20 = "fewer than one world in 20";
  constexpr const char* edge = "only the edge of the model's range stays under it";
  constexpr const char* minority = "a minority of worlds stay under it";
  constexpr const char* more = "more worlds than not stay under this ceiling";
  constexpr const char* all = "the model's range lies below this ceiling";
  expect_edges(Side::at_most, {{.01, in_100, in_20, in_20},
                               {.05, in_20, edge, edge},
                               {.10, edge, minority, minority},
                               {.50, minority, more, more},
                               {.90, more, all, all}});
}

TEST(Bands, TheEndsOfTheScaleHaveTheOuterWords) {
  EXPECT_EQ(phrase(exact_band(Side::about, 0.0)), below_98);
  EXPECT_EQ(phrase(exact_band(Side::about, 1.0)), above_98);
  EXPECT_EQ(phrase(exact_band(Side::at_least, 0.0)), "fewer than one world in 100");
  EXPECT_EQ(phrase(exact_band(Side::at_most, 1.0)), "the model's range lies below this ceiling");
  EXPECT_THROW((void)exact_band(Side::about, 1.1), std::logic_error);
}

// 3 mc_se = 0.03 on either side of the estimate.
TEST(Bands, AnEdgeWithinThreeErrorsGivesTheBandNearerTheMiddle) {
  EXPECT_EQ(phrase(band_of(Side::about, {.77, .01})), middle);
  EXPECT_EQ(phrase(band_of(Side::about, {.781, .01})), high_side);
  EXPECT_EQ(phrase(band_of(Side::about, {.74, .01})), middle);
  EXPECT_EQ(phrase(band_of(Side::about, {.075, .01})), low_side);
  EXPECT_EQ(phrase(band_of(Side::about, {.005, .01})), below_90);
  EXPECT_EQ(phrase(band_of(Side::at_least, {.92, .01})), "more worlds than not reach this floor");
  EXPECT_EQ(phrase(band_of(Side::at_least, {.08, .01})), "a minority of worlds reach it");
  EXPECT_EQ(phrase(band_of(Side::at_most, {.035, .01})), "only the edge of the model's range stays under it");
}

TEST(Bands, AcrossOneHalfBothBandsAreTheMiddleAndTheEstimateDecides) {
  EXPECT_EQ(phrase(band_of(Side::at_least, {.51, .01})), "more worlds than not reach this floor");
  EXPECT_EQ(phrase(band_of(Side::at_least, {.49, .01})), "a minority of worlds reach it");
}

TEST(Bands, AnErrorThatCannotBeGivenMovesNothing) {
  EXPECT_EQ(phrase(band_of(Side::about, {1.0, std::numeric_limits<double>::quiet_NaN()})), above_98);
}

Placed about(double f) { return {exact_band(Side::about, f), f}; }
Placed floor_of(double s) { return {exact_band(Side::at_least, s), s}; }

TEST(Bands, TheWeakestReadingIsTheOneNearestTheMiddle) {
  EXPECT_EQ(weakest(std::array{about(.02), about(.97), about(.80), about(.93)}), 2U);
  EXPECT_EQ(weakest(std::array{about(.30), about(.55), about(.72)}), 1U);  // one band: the share nearest one half
  EXPECT_EQ(weakest(std::array{floor_of(.95), floor_of(.60), floor_of(.45)}), 2U);
  EXPECT_THROW((void)weakest({}), std::logic_error);
  EXPECT_THROW((void)weakest(std::array{about(.5), floor_of(.5)}), std::logic_error);
}

TEST(Bands, ReadingsTwoBandsApartAreFoundInAnyOrder) {
  EXPECT_FALSE(two_bands_apart(std::array{about(.5), about(.8)}));
  EXPECT_TRUE(two_bands_apart(std::array{about(.92), about(.8), about(.5)}));
  EXPECT_TRUE(two_bands_apart(std::array{about(.2), about(.8)}));
  EXPECT_FALSE(two_bands_apart(std::array{floor_of(.95), floor_of(.6)}));
  EXPECT_TRUE(two_bands_apart(std::array{floor_of(.95), floor_of(.4)}));
  EXPECT_FALSE(two_bands_apart({}));
}

TEST(Bands, ClausesHaveAVerb) {
  EXPECT_EQ(clause(exact_band(Side::about, .5)), "the figure is in the middle of the model's range");
  EXPECT_EQ(clause(exact_band(Side::at_least, .03)), "fewer than one world in 20 reaches it");
  EXPECT_EQ(clause(exact_band(Side::at_most, .003)), "fewer than one world in 100 stays under it");
  EXPECT_EQ(clause(exact_band(Side::at_most, .3)), "a minority of worlds stay under it");
}

TEST(Percentiles, AreWholeOrdinalsAndNeverNoneOrAHundred) {
  const std::vector<std::pair<double, const char*>> texts{
      {0.0, "< 1st"}, {.0099, "< 1st"}, {.01, "1st"},      {.024, "2nd"},   {.034, "3rd"}, {.114, "11th"},
      {.116, "12th"}, {.13, "13th"},    {.2149, "21st"},   {.2151, "22nd"}, {.5, "50th"},  {.633, "63rd"},
      {.985, "99th"}, {.99, "99th"},    {.9901, "> 99th"}, {1.0, "> 99th"}};
  for (const auto& [share, text] : texts) EXPECT_EQ(percentile_text(share), text) << share;
  EXPECT_EQ(ordinal(111), "111th");
}

TEST(Sides, AreTheWordsOfTheTable) {
  EXPECT_EQ(parse_side("about"), Side::about);
  EXPECT_EQ(parse_side("at_least"), Side::at_least);
  EXPECT_EQ(parse_side("at_most"), Side::at_most);
  EXPECT_FALSE(parse_side("more"));
}

}  // namespace
}  // namespace fundshare::bands_test
