// SPDX-License-Identifier: Apache-2.0
#include "fundshare/charts/svg.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <stdexcept>

#include "support/well_formed.hpp"

namespace fundshare::charts::svg_test {
namespace {

TEST(Svg, TextCannotLeaveItsElementOrAttribute) {
  EXPECT_EQ(escaped("a<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
  EXPECT_EQ(escaped("tab\tand\x1b end"), "tab and  end");
  Canvas canvas;
  canvas.open("t", "</title><script>");
  canvas.text({1, 2}, "<b>&", "label");
  canvas.close();
  EXPECT_EQ(test::xml_fault(canvas.bytes()), "");
}

TEST(Svg, CoordinatesHaveOneDecimalAndNoMinusZero) {
  EXPECT_EQ(coordinate(12.34), "12.3");
  EXPECT_EQ(coordinate(3.0), "3");
  EXPECT_EQ(coordinate(-0.04), "0");
  EXPECT_EQ(coordinate(1234.56), "1234.6");
  EXPECT_THROW(static_cast<void>(coordinate(std::numeric_limits<double>::quiet_NaN())), std::logic_error);
}

TEST(Svg, LinesAndRectanglesAreShortPaths) {
  Canvas canvas;
  canvas.line({0, 1}, {9, 1}, "grid");
  canvas.line({2, 0}, {2, 5}, "axis");
  canvas.rectangle({1, 2, 3, 4}, "bar");
  EXPECT_EQ(canvas.bytes(),
            R"(<path class="grid" d="M0 1H9"/><path class="axis" d="M2 0V5"/><path class="bar" d="M1 2h3v4h-3z"/>)");
}

TEST(Svg, APathOfOnePointIsNothing) {
  Canvas canvas;
  const std::array one{Point{1, 1}};
  canvas.path(one, "curve");
  EXPECT_EQ(canvas.bytes(), "");
}

TEST(Svg, WordsAreBrokenBetweenWordsAlone) {
  EXPECT_EQ(wrapped("", 12, 100).size(), 0U);
  const auto lines = wrapped("the missile programme's budget of every year", 12, 120);
  ASSERT_GT(lines.size(), 1U);
  std::string again;
  for (const auto& line : lines) {
    EXPECT_LE(text_width(line, 12), 120.0) << line;
    again += (again.empty() ? "" : " ") + line;
  }
  EXPECT_EQ(again, "the missile programme's budget of every year");
  EXPECT_EQ(wrapped("unbreakablyverylongword", 12, 10).size(), 1U);
}

TEST(Svg, ACharacterOfSeveralBytesIsAsWideAsOneLetter) {
  EXPECT_DOUBLE_EQ(text_width("\xc3\xa4", 10), text_width("a", 10));
}

TEST(Svg, TitlesCanBeTakenOut) {
  Canvas canvas;
  canvas.open("t", "one");
  canvas.circle({1, 1}, 2, "m");
  canvas.close();
  EXPECT_EQ(without_titles(canvas.bytes()), R"(<g class="t"><circle class="m" cx="1" cy="1" r="2"/></g>)");
}

}  // namespace
}  // namespace fundshare::charts::svg_test
