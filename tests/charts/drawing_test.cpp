// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "fundshare/charts/row_chart.hpp"
#include "fundshare/charts/style.hpp"
#include "fundshare/charts/xy_chart.hpp"
#include "support/well_formed.hpp"

namespace fundshare::charts::drawing_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

RowChart some_rows() {
  RowChart chart;
  chart.axis = {Scale::Kind::log, 0.01, 10, {{0.1, "10 %", true}, {1, "100 %", true}}, "a & b"};
  chart.references = {{1, "all"}};
  chart.legend = {{Key::Swatch::box, "s1", "one"}, {Key::Swatch::right, "m", "two"}};
  Row row;
  row.heading = "Over <this>";
  row.label = "a label that is long enough to be broken into several lines on any drawing that is not very wide";
  row.figure = "19 % (4 %-61 %)";
  row.tip = "a tip";
  row.spans = {{0.04, 40, 12, "s1 i90"}};
  row.crosses = {{0.19, 20, "median"}};
  row.lane = {{0.5, "1", "m", "first"}, {0.5, "2", "m open", "second"}};
  chart.rows = {row, row};
  return chart;
}

XyChart some_curves() {
  XyChart chart;
  chart.x = {Scale::Kind::linear, 0, 10, {{0, "0"}, {10, "10"}}, "x"};
  chart.y = {Scale::Kind::linear, 0, 2, {{0, "0"}, {2, "2"}}, "y"};
  chart.bands = {{{{0, 0.1}, {10, 0.2}}, {{0, 1}, {10, 5}}, "s3 f90"}};
  chart.curves = {{{{0, 0.5}, {5, 3}, {10, 1}}, "s3 curve", "label", true}};
  chart.clips = {{10, "95 %: 5"}};
  chart.marks = {{{5, 1}, "", "m", "tip", "words"}};
  chart.stretches = {{0, 2, "hatched"}};
  return chart;
}

/// The largest first coordinate of any text.
double rightmost_text(const std::string& bytes) {
  static const std::regex text{R"re(<text class="[^"]*"(?: x="([-0-9.]+)")?)re"};
  double most = 0.0;
  for (std::sregex_iterator one{bytes.begin(), bytes.end(), text}, end; one != end; ++one) {
    if ((*one)[1].matched) most = std::max(most, std::stod((*one)[1].str()));
  }
  return most;
}

TEST(Drawings, AreWellFormedAtEveryWidth) {
  for (const double width : {320.0, 358.0, 760.0, 1200.0}) {
    for (const auto& drawing : {draw(some_rows(), width), draw(some_curves(), width)}) {
      EXPECT_EQ(test::xml_fault(drawing.bytes), "") << width;
      EXPECT_EQ(drawing.width, width);
      EXPECT_GT(drawing.height, 100.0);
      EXPECT_LE(rightmost_text(drawing.bytes), width) << width;
    }
  }
}

TEST(Drawings, ARowOfANarrowOneStandsBelowItsWords) {
  EXPECT_GT(draw(some_rows(), 358).height, draw(some_rows(), 760).height);
}

TEST(Drawings, ABarBeyondTheAxisEndsAtAnArrow) {
  EXPECT_THAT(draw(some_rows(), 760).bytes, HasSubstr(R"(class="clip")"));
  auto chart = some_rows();
  for (auto& row : chart.rows) row.spans.front().to = 5;
  EXPECT_THAT(draw(chart, 760).bytes, Not(HasSubstr(R"(class="clip")")));
}

TEST(Drawings, MarksAtOnePlaceAreOnTwoLines) {
  const auto bytes = draw(some_rows(), 760).bytes;
  static const std::regex mark{R"re(<circle class="m[^"]*" cx="([0-9.]+)" cy="([0-9.]+)")re"};
  std::vector<std::pair<std::string, std::string>> places;
  for (std::sregex_iterator one{bytes.begin(), bytes.end(), mark}, end; one != end; ++one) {
    places.emplace_back((*one)[1].str(), (*one)[2].str());
  }
  ASSERT_EQ(places.size(), 4U);
  EXPECT_EQ(places[0].first, places[1].first);
  EXPECT_NE(places[0].second, places[1].second);
}

TEST(Drawings, AFileOfItsOwnHasWordsStyleAndNoProperties) {
  const auto file =
      svg_file(draw(some_rows(), 760), {"A <title>", "percent", {"note one", "note two"}, "what it shows"});
  EXPECT_EQ(test::xml_fault(file), "");
  EXPECT_THAT(file, HasSubstr("<title id=\"t\">A &lt;title&gt;</title>"));
  EXPECT_THAT(file, HasSubstr("note two"));
  EXPECT_THAT(file, Not(HasSubstr("var(")));
}

/// Relative luminance of WCAG 2.1.
double luminance(std::string_view colour) {
  double out = 0.0;
  const std::array<double, 3> weight{0.2126, 0.7152, 0.0722};
  for (std::size_t k = 0; k < 3; ++k) {
    const double part = std::stoi(std::string{colour.substr(1 + 2 * k, 2)}, nullptr, 16) / 255.0;
    out += weight[k] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return out;
}

double contrast(std::string_view a, std::string_view b) {
  const double one = luminance(a), other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

// WCAG 2.1: 4.5 to 1 for text (1.4.3), 3 to 1 for parts of a drawing (1.4.11).
TEST(Palette, EveryColourStandsOutFromItsGround) {
  const auto& colours = palette();
  const auto ground = std::ranges::find(colours, "ground", &Colour::name);
  for (const auto& colour : colours) {
    if (colour.name == "ground" || colour.name == "faint") continue;
    const double least = colour.name == "ink" || colour.name == "soft" ? 4.5 : 3.0;
    EXPECT_GE(contrast(colour.light, ground->light), least) << colour.name;
    EXPECT_GE(contrast(colour.dark, ground->dark), least) << colour.name;
  }
}

TEST(Style, EveryPropertyOfTheStyleHasAColour) {
  EXPECT_THAT(std::string{chart_style()}, HasSubstr("var(--ink)"));
  EXPECT_THAT(plain_chart_style(), Not(HasSubstr("var(")));
}

}  // namespace
}  // namespace fundshare::charts::drawing_test
