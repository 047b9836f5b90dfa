// SPDX-License-Identifier: Apache-2.0
#include "fundshare/charts/marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace fundshare::charts {

void triangle(Canvas& canvas, Point centre, double size, int direction, std::string_view css) {
  const double tip = direction * size * 1.15, foot = -direction * size * 0.85;
  const std::array corners{Point{centre.x + foot, centre.y - size}, Point{centre.x + tip, centre.y},
                           Point{centre.x + foot, centre.y + size}};
  canvas.path(corners, css, true);
}

void beyond(Canvas& canvas, Point at, int direction, std::string_view css) {
  const std::array corners{Point{at.x - direction * 5.0, at.y - 4.0}, at, Point{at.x - direction * 5.0, at.y + 4.0}};
  canvas.path(corners, css);
}

void hatch(Canvas& canvas, const Box& box, double step, std::string_view css) {
  const double right = box.x + box.width, bottom = box.y + box.height;
  std::vector<std::pair<Point, Point>> strokes;
  for (double start = box.x - box.height + step; start < right; start += step) {
    // The stroke from (start, bottom) to (start + height, top), cut at the sides.
    const double from = std::max(start, box.x), to = std::min(start + box.height, right);
    if (to - from < 0.5) continue;
    strokes.push_back({{from, bottom - (from - start)}, {to, bottom - (to - start)}});
  }
  canvas.lines(strokes, css);
}

std::vector<double> spread(std::vector<double> places, double gap, double low, double high) {
  // Pools of neighbours that touch have their mean place: the least squares of the moves.
  struct Pool {
    double sum = 0;
    std::size_t count = 0;
    [[nodiscard]] double start() const { return sum / static_cast<double>(count); }
  };
  std::vector<Pool> pools;
  for (std::size_t k = 0; k < places.size(); ++k) {
    pools.push_back({places[k] - static_cast<double>(k) * gap, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].start() > pools.back().start()) {
      pools[pools.size() - 2].sum += pools.back().sum;
      pools[pools.size() - 2].count += pools.back().count;
      pools.pop_back();
    }
  }
  std::size_t at = 0;
  const double last = high - gap * (static_cast<double>(places.size()) - 1.0);
  for (const auto& pool : pools) {
    for (std::size_t k = 0; k < pool.count; ++k, ++at) {
      places[at] = std::max(low, std::min(pool.start(), last)) + static_cast<double>(at) * gap;
    }
  }
  return places;
}

std::vector<bool> fitting(const std::vector<double>& middles, const std::vector<double>& widths,
                          const std::vector<bool>& first) {
  constexpr double gap = 6;
  std::vector<bool> shown(middles.size(), false);
  const auto free = [&](std::size_t k) {
    for (std::size_t other = 0; other < middles.size(); ++other) {
      if (shown[other] && std::fabs(middles[other] - middles[k]) < (widths[other] + widths[k]) / 2 + gap) return false;
    }
    return true;
  };
  for (const bool round : {true, false}) {
    for (std::size_t k = 0; k < middles.size(); ++k) {
      if (first[k] == round && widths[k] > 0.0 && free(k)) shown[k] = true;
    }
  }
  return shown;
}

std::vector<std::size_t> lanes(const std::vector<double>& places, double gap) {
  std::vector<double> ends;
  std::vector<std::size_t> out;
  for (const double place : places) {
    const auto free = std::ranges::find_if(ends, [&](double end) { return end + gap <= place; });
    out.push_back(static_cast<std::size_t>(free - ends.begin()));
    if (free == ends.end()) {
      ends.push_back(place);
    } else {
      *free = place;
    }
  }
  return out;
}

}  // namespace fundshare::charts
