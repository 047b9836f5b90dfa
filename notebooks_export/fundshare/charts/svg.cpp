// SPDX-License-Identifier: Apache-2.0
#include "fundshare/charts/svg.hpp"

#include <fmt/format.h>

#include <cmath>
#include <sstream>

#include "fundshare/base/error.hpp"

namespace fundshare::charts {
namespace {

/// Widths of ASCII letters as parts of the size of the font, in classes: those of DejaVu Sans, rounded up.
double letter_width(char letter) {
  constexpr std::string_view thin = "iIjl.,:;|!'()[]/ ", broad = "mwMW%@";
  if (thin.find(letter) != std::string_view::npos) return 0.38;
  if (broad.find(letter) != std::string_view::npos) return 0.96;
  if (letter == 'f' || letter == 't' || letter == 'r' || letter == '-') return 0.41;
  return letter >= 'A' && letter <= 'Z' ? 0.72 : 0.63;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += static_cast<unsigned char>(letter) < 32 ? ' ' : letter;
    }
  }
  return out;
}

std::string coordinate(double value) {
  expects(std::isfinite(value), "a coordinate is a finite number");
  const double rounded = std::round(value * 10.0) / 10.0;
  return fmt::format("{:.6g}", rounded == 0.0 ? 0.0 : rounded);
}

double text_width(std::string_view text, double size) {
  double width = 0.0;
  for (const char letter : text) {
    if ((static_cast<unsigned char>(letter) & 0xC0U) == 0x80U) continue;  // the rest of a character of several bytes
    width += letter_width(letter);
  }
  return width * size;
}

std::vector<std::string> wrapped(std::string_view text, double size, double width) {
  std::vector<std::string> lines;
  std::istringstream words{std::string{text}};
  for (std::string word; words >> word;) {
    const bool fits = !lines.empty() && text_width(lines.back() + " " + word, size) <= width;
    if (fits) {
      lines.back() += " " + word;
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

std::string without_titles(std::string bytes) {
  static constexpr std::string_view open = "<title>", close = "</title>";
  for (std::size_t at = bytes.find(open); at != std::string::npos; at = bytes.find(open, at)) {
    bytes.erase(at, bytes.find(close, at) + close.size() - at);
  }
  return bytes;
}

// Lines and rectangles are paths: the same drawing in half of the bytes.
void Canvas::line(Point from, Point to, std::string_view css) {
  std::string way = "L" + coordinate(to.x) + " " + coordinate(to.y);
  if (coordinate(from.x) == coordinate(to.x)) way = "V" + coordinate(to.y);
  if (coordinate(from.y) == coordinate(to.y)) way = "H" + coordinate(to.x);
  bytes_ += fmt::format(R"(<path class="{}" d="M{} {}{}"/>)", css, coordinate(from.x), coordinate(from.y), way);
}

void Canvas::lines(std::span<const std::pair<Point, Point>> strokes, std::string_view css) {
  if (strokes.empty()) return;
  bytes_ += fmt::format(R"(<path class="{}" d=")", css);
  for (const auto& [from, to] : strokes) {
    bytes_ += fmt::format("M{} {}L{} {}", coordinate(from.x), coordinate(from.y), coordinate(to.x), coordinate(to.y));
  }
  bytes_ += R"("/>)";
}

void Canvas::rectangle(const Box& box, std::string_view css) {
  bytes_ += fmt::format(R"(<path class="{}" d="M{} {}h{}v{}h-{}z"/>)", css, coordinate(box.x), coordinate(box.y),
                        coordinate(box.width), coordinate(box.height), coordinate(box.width));
}

void Canvas::circle(Point centre, double radius, std::string_view css) {
  bytes_ += fmt::format(R"(<circle class="{}" cx="{}" cy="{}" r="{}"/>)", css, coordinate(centre.x),
                        coordinate(centre.y), coordinate(radius));
}

void Canvas::path(std::span<const Point> points, std::string_view css, bool closed) {
  if (points.size() < 2) return;
  bytes_ += fmt::format(R"(<path class="{}" d=")", css);
  for (std::size_t k = 0; k < points.size(); ++k) {
    bytes_ += fmt::format("{}{} {}", k == 0 ? "M" : "L", coordinate(points[k].x), coordinate(points[k].y));
  }
  bytes_ += closed ? R"(Z"/>)" : R"("/>)";
}

void Canvas::text(Point at, std::string_view words, std::string_view css) {
  const std::string x = coordinate(at.x);
  bytes_ += fmt::format(R"(<text class="{}"{} y="{}">{}</text>)", css, x == "0" ? "" : fmt::format(R"( x="{}")", x),
                        coordinate(at.y), escaped(words));
}

void Canvas::open(std::string_view css, std::string_view tip) {
  bytes_ += fmt::format(R"(<g class="{}">)", css);
  if (!tip.empty()) bytes_ += "<title>" + escaped(tip) + "</title>";
}

}  // namespace fundshare::charts
