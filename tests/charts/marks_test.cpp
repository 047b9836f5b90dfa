// SPDX-License-Identifier: Apache-2.0
#include "fundshare/charts/marks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace fundshare::charts::marks_test {
namespace {

using ::testing::ElementsAre;

TEST(Spread, PlacesWithRoomStayWhereTheyAre) { EXPECT_THAT(spread({10, 30, 50}, 15, 0, 100), ElementsAre(10, 30, 50)); }

TEST(Spread, TwoThatTouchMoveApartByTheSame) { EXPECT_THAT(spread({40, 44}, 10, 0, 100), ElementsAre(37, 47)); }

TEST(Spread, NothingLeavesTheEnds) {
  EXPECT_THAT(spread({0, 1, 2}, 10, 0, 100), ElementsAre(0, 10, 20));
  EXPECT_THAT(spread({98, 99, 100}, 10, 0, 100), ElementsAre(80, 90, 100));
}

TEST(Spread, NeighboursKeepTheirGap) {
  const auto places = spread({5, 6, 7, 40, 41, 90, 91, 92, 93}, 8, 0, 100);
  for (std::size_t k = 1; k < places.size(); ++k) EXPECT_GE(places[k] - places[k - 1], 8.0 - 1e-9) << k;
}

TEST(Lanes, MarksThatTouchAreOnDifferentLines) {
  EXPECT_THAT(lanes({10, 12, 40, 41, 42}, 10), ElementsAre(0U, 1U, 0U, 1U, 2U));
}

TEST(Fitting, FirstWordsHaveTheRightOfWay) {
  // Words of width 40 at a distance of 36 do not fit beside each other (a gap of 6 is kept).
  EXPECT_THAT(fitting({0, 36, 72}, {40, 40, 40}, {false, true, false}), ElementsAre(false, true, false));
  EXPECT_THAT(fitting({0, 36, 72}, {40, 40, 40}, {false, false, false}), ElementsAre(true, false, true));
}

TEST(Fitting, WordsWithoutWidthAreNotShown) {
  EXPECT_THAT(fitting({0, 50}, {0, 40}, {true, true}), ElementsAre(false, true));
}

TEST(Hatch, StrokesStayInsideTheBox) {
  Canvas canvas;
  hatch(canvas, {10, 20, 30, 40}, 7, "hatch");
  const std::string& bytes = canvas.bytes();
  ASSERT_NE(bytes.find(" d=\"M"), std::string::npos);
  std::string numbers = bytes.substr(bytes.find(" d=\"") + 4);
  for (char& letter : numbers) {
    if (letter == 'M' || letter == 'L') letter = ' ';
  }
  std::istringstream in{numbers};
  double x = 0, y = 0;
  int strokes = 0;
  while (in >> x >> y) {
    EXPECT_GE(x, 10.0);
    EXPECT_LE(x, 40.0);
    EXPECT_GE(y, 20.0);
    EXPECT_LE(y, 60.0);
    ++strokes;
  }
  EXPECT_GT(strokes, 10);
}

}  // namespace
}  // namespace fundshare::charts::marks_test
