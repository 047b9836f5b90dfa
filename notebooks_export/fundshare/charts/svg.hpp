// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fundshare::charts {

/// A place on the drawing, in user units: x to the right, y downwards.
struct Point {
  double x = 0, y = 0;
};

/// A rectangle on the drawing.
struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

/// Text that is safe inside an element, or an attribute in double quotes, of XML; control characters become blanks.
[[nodiscard]] std::string escaped(std::string_view text);

/// A coordinate with at most one decimal: "12.5", "3", "-0.1". \throws std::logic_error unless it is finite
[[nodiscard]] std::string coordinate(double value);

/// Width of a line of text in user units. A wide sans-serif face is taken, so that a narrower one fits too.
/// \param text  UTF-8 \param size  of the font, in user units
[[nodiscard]] double text_width(std::string_view text, double size);

/// The drawing without the titles of its groups.
[[nodiscard]] std::string without_titles(std::string bytes);

/// Lines of at most this width, broken between words; a longer word has a line of its own.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double size, double width);

/// Elements of an SVG drawing in the order in which they are painted. Looks are classes of the style sheet.
class Canvas {
 public:
  void line(Point from, Point to, std::string_view css);
  /// Many lines of one look.
  void lines(std::span<const std::pair<Point, Point>> strokes, std::string_view css);
  /// \param box  width and height 0 or more
  void rectangle(const Box& box, std::string_view css);
  void circle(Point centre, double radius, std::string_view css);
  /// A line through points; closed and filled as an area where `css` says so. Nothing for fewer than two points.
  void path(std::span<const Point> points, std::string_view css, bool closed = false);
  /// One line of text; `css` has the anchor, such as "tick mid".
  void text(Point at, std::string_view words, std::string_view css);
  /// Opens a group; with `tip` it has a title, which a browser shows over its elements.
  void open(std::string_view css, std::string_view tip = "");
  void close() { bytes_ += "</g>"; }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace fundshare::charts
