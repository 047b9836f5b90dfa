// SPDX-License-Identifier: Apache-2.0
#include "fundshare/charts/legend.hpp"

#include <array>

#include "fundshare/charts/marks.hpp"

namespace fundshare::charts {
namespace {

constexpr double swatch_width = 18, gap = 7, between = 22, line_height = 20;

void draw_swatch(Canvas& canvas, const Key& key, Point at) {
  const Point middle{at.x + swatch_width / 2, at.y + line_height / 2};
  switch (key.swatch) {
    case Key::Swatch::box:
      canvas.rectangle({at.x, middle.y - 5, swatch_width, 10}, key.css);
      break;
    case Key::Swatch::line:
      canvas.line({at.x, middle.y}, {at.x + swatch_width, middle.y}, key.css);
      break;
    case Key::Swatch::tick:
      canvas.line({middle.x, middle.y - 7}, {middle.x, middle.y + 7}, key.css);
      break;
    case Key::Swatch::circle:
      canvas.circle(middle, 5, key.css);
      break;
    case Key::Swatch::right:
      triangle(canvas, middle, 5, 1, key.css);
      break;
    case Key::Swatch::left:
      triangle(canvas, middle, 5, -1, key.css);
      break;
  }
}

}  // namespace

double draw_legend(Canvas& canvas, const std::vector<Key>& keys, Point at, double width) {
  if (keys.empty()) return 0.0;
  Point here = at;
  for (const auto& key : keys) {
    const double needed = swatch_width + gap + text_width(key.label, 12);
    if (here.x > at.x && here.x + needed > at.x + width) here = {at.x, here.y + line_height};
    draw_swatch(canvas, key, here);
    canvas.text({here.x + swatch_width + gap, here.y + 14}, key.label, "key");
    here.x += needed + between;
  }
  return here.y - at.y + line_height + 8;
}

}  // namespace fundshare::charts
