// SPDX-License-Identifier: Apache-2.0
#include "fundshare/charts/style.hpp"

#include <fmt/format.h>

namespace fundshare::charts {
namespace {

constexpr double paper_width = 17;  // cm
constexpr double margin = 24, title_height = 26, unit_height = 20, note_height = 16;

void replace_all(std::string& text, const std::string& what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

}  // namespace

const std::vector<Colour>& palette() {
  static const std::vector<Colour> colours{
      {"ground", "#ffffff", "#14181d"}, {"ink", "#1b1f24", "#e8ebee"},  {"soft", "#4d5661", "#b3bcc6"},
      {"faint", "#e3e7eb", "#2b323a"},  {"line", "#8a94a0", "#7d8894"}, {"c1", "#c2560a", "#f0935a"},
      {"c2", "#00805d", "#3fc79c"},     {"c3", "#0067a3", "#62b5ec"},   {"c4", "#8e4d85", "#d59acb"},
      {"c5", "#66707c", "#9aa5b1"},     {"c6", "#9a7000", "#e0b94a"},
  };
  return colours;
}

std::string colour_properties(bool dark) {
  std::string out;
  for (const auto& colour : palette()) out += fmt::format("--{}:{};", colour.name, dark ? colour.dark : colour.light);
  return out;
}

std::string plain_chart_style() {
  std::string style = chart_style();
  for (const auto& colour : palette()) replace_all(style, fmt::format("var(--{})", colour.name), colour.light);
  return style;
}

std::string svg_element(const Drawing& drawing, std::string_view css, std::string_view label) {
  return fmt::format(R"(<svg class="chart {}" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>)", css,
                     coordinate(drawing.width), coordinate(drawing.height), escaped(label), drawing.bytes);
}

std::string svg_file(const Drawing& drawing, const Frame& frame) {
  const double width = drawing.width + 2 * margin;
  double y = margin;
  Canvas words;
  for (const auto& line : wrapped(frame.title, 17, drawing.width)) {
    words.text({margin, y + 15}, line, "title");
    y += title_height;
  }
  for (const auto& line : wrapped(frame.unit, 13, drawing.width)) {
    words.text({margin, y + 10}, line, "unit");
    y += unit_height;
  }
  const double top = y + 10;
  y = top + drawing.height + 14;
  for (const auto& note : frame.notes) {
    for (const auto& line : wrapped(note, 11, drawing.width)) {
      words.text({margin, y + 10}, line, "foot");
      y += note_height;
    }
  }
  const double height = y + margin - 8;
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {0} {1}" width="{9}cm" height="{10:.4f}cm" role="img" )"
      R"(aria-labelledby="t d"><title id="t">{2}</title><desc id="d">{3}</desc><style>{4}</style>)"
      R"svg(<rect class="ground" width="{0}" height="{1}"/>{5}<g transform="translate({6} {7})">{8}</g></svg>)svg"
      "\n",
      coordinate(width), coordinate(height), escaped(frame.title), escaped(frame.description), plain_chart_style(),
      words.bytes(), coordinate(margin), coordinate(top), drawing.bytes, paper_width, paper_width * height / width);
}

}  // namespace fundshare::charts
