// SPDX-License-Identifier: Apache-2.0
#include "fundshare/charts/xy_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "fundshare/charts/marks.hpp"

namespace fundshare::charts {
namespace {

constexpr double tick_size = 12;

/// Part of a curve inside the axes; where it leaves them it ends at the edge.
std::vector<std::vector<Point>> inside(const std::vector<Point>& points, const Axis& x, const Axis& y) {
  const auto shown = [&](Point p) { return p.x >= x.low && p.x <= x.high && p.y >= y.low && p.y <= y.high; };
  std::vector<std::vector<Point>> parts;
  bool open = false;
  for (std::size_t k = 0; k < points.size(); ++k) {
    if (!shown(points[k])) {
      // One point beyond is kept: the scale puts it on the edge.
      if (open) parts.back().push_back(points[k]);
      open = false;
      continue;
    }
    if (!open) parts.emplace_back();
    if (!open && k > 0) parts.back().push_back(points[k - 1]);
    parts.back().push_back(points[k]);
    open = true;
  }
  return parts;
}

class XyPainter {
 public:
  XyPainter(const XyChart& chart, double width) : chart_{&chart}, width_{width}, narrow_{width < narrow_below} {}

  Drawing paint() {
    double y = draw_legend(canvas_, chart_->legend, {0, 0}, width_);
    for (const auto& line : wrapped(chart_->y.title, tick_size, width_)) {
      canvas_.text({0, y + 12}, line, "tick");
      y += 17;
    }
    const bool words_above = std::ranges::any_of(chart_->upright, [](const auto& one) { return !one.label.empty(); });
    frame(y + (words_above || !chart_->clips.empty() ? 22 : 8));
    grid();
    for (const auto& band : chart_->bands) draw_band(band);
    references();
    for (const auto& curve : chart_->curves) draw_curve(curve);
    end_labels();
    clips();
    hovers();
    for (const auto& mark : chart_->marks) draw_mark(mark);
    return {canvas_.bytes(), width_, std::ceil(bottom_)};
  }

 private:
  void frame(double top) {
    double left = 0, right = 0;
    for (const auto& tick : chart_->y.ticks) left = std::max(left, text_width(tick.label, tick_size));
    for (const auto& curve : chart_->curves) right = std::max(right, text_width(curve.label, tick_size));
    const double height = narrow_ ? std::min(chart_->height, 260.0) : chart_->height;
    box_ = {left + 10, top, width_ - left - 10 - std::max(right + 10, 22.0), height};
    x_ = chart_->x.scale(box_.x, box_.x + box_.width);
    y_ = chart_->y.scale(box_.y + box_.height, box_.y);
    bottom_ = box_.y + box_.height;
  }

  [[nodiscard]] Point place(Point value) const { return {x_.at(value.x), y_.at(value.y)}; }
  [[nodiscard]] std::vector<Point> places(const std::vector<Point>& values) const {
    std::vector<Point> out;
    out.reserve(values.size());
    for (const auto& value : values) out.push_back(place(value));
    return out;
  }

  void grid() {
    for (const auto& stretch : chart_->stretches) {
      const double from = x_.at(stretch.from), to = x_.at(stretch.to);
      hatch(canvas_, {from, box_.y, to - from, box_.height}, 7, "hatch");
    }
    for (const auto& tick : chart_->y.ticks) {
      const double y = y_.at(tick.value);
      canvas_.line({box_.x, y}, {box_.x + box_.width, y}, "grid");
      canvas_.text({box_.x - 8, y + 4}, tick.label, "tick end");
    }
    canvas_.line({box_.x, bottom_}, {box_.x + box_.width, bottom_}, "axis");
    x_labels();
    bottom_ += 26;
    for (const auto& line : wrapped(chart_->x.title, tick_size, width_ - (narrow_ ? 0 : box_.x))) {
      canvas_.text({narrow_ ? 0 : box_.x, bottom_ + 12}, line, "tick");
      bottom_ += 16;
    }
    bottom_ += 4;
  }

  void x_labels() {
    std::vector<double> middles, widths;
    std::vector<bool> first;
    for (const auto& tick : chart_->x.ticks) {
      middles.push_back(x_.at(tick.value));
      widths.push_back(text_width(tick.label, tick_size));
      first.push_back(tick.first);
    }
    const auto shown = fitting(middles, widths, first);
    for (std::size_t k = 0; k < middles.size(); ++k) {
      canvas_.line({middles[k], bottom_}, {middles[k], bottom_ + 4}, "axis");
      if (shown[k]) canvas_.text({middles[k], bottom_ + 18}, chart_->x.ticks[k].label, "tick mid");
    }
  }

  void draw_band(const Band& band) {
    auto outline = places(band.high);
    const auto below = places(band.low);
    outline.insert(outline.end(), below.rbegin(), below.rend());
    canvas_.path(outline, band.css, true);
  }

  void references() {
    for (const auto& line : chart_->across) {
      const double y = y_.at(line.at);
      canvas_.line({box_.x, y}, {box_.x + box_.width, y}, line.css);
      if (!line.label.empty()) canvas_.text({box_.x + box_.width - 2, y - 5}, line.label, "note end halo");
    }
    for (const auto& line : chart_->upright) {
      const double x = x_.at(line.at);
      canvas_.line({x, box_.y}, {x, box_.y + box_.height}, line.css);
      if (!line.label.empty()) canvas_.text({x, box_.y - 4}, line.label, "note mid");
    }
    for (const auto& stretch : chart_->stretches) {
      const double middle = (x_.at(stretch.from) + x_.at(stretch.to)) / 2;
      const auto lines = wrapped(stretch.label, 11, x_.at(stretch.to) - x_.at(stretch.from));
      double y = box_.y + 14;
      for (const auto& line : lines) {
        canvas_.text({middle, y}, line, "note mid halo");
        y += 13;
      }
    }
  }

  void draw_curve(const Curve& curve) {
    for (const auto& part : inside(curve.points, chart_->x, chart_->y)) {
      const auto line = places(part);
      canvas_.path(line, curve.css);
    }
    if (!curve.dots) return;
    for (const auto& point : curve.points) {
      if (y_.shows(point.y)) canvas_.circle(place(point), 3.4, "dot " + curve.css.substr(0, curve.css.find(' ')));
    }
  }

  void end_labels() {
    std::vector<std::pair<double, const Curve*>> ends;
    for (const auto& curve : chart_->curves) {
      if (!curve.label.empty() && !curve.points.empty()) ends.emplace_back(place(curve.points.back()).y, &curve);
    }
    std::ranges::sort(ends, {}, [](const auto& end) { return end.first; });
    std::vector<double> heights;
    for (const auto& end : ends) heights.push_back(end.first);
    heights = spread(heights, 15, box_.y + 4, box_.y + box_.height);
    for (std::size_t k = 0; k < ends.size(); ++k) {
      const double x = place(ends[k].second->points.back()).x;
      canvas_.text({x + 7, heights[k] + 4}, ends[k].second->label,
                   "endlabel " + ends[k].second->css.substr(0, ends[k].second->css.find(' ')));
    }
  }

  void clips() {
    for (const auto& clip : chart_->clips) {
      const double x = x_.at(clip.x);
      const std::array arrow{Point{x - 4, box_.y + 5}, Point{x, box_.y}, Point{x + 4, box_.y + 5}};
      canvas_.path(arrow, "clip");
      canvas_.text({x, box_.y - 5}, clip.words, "note mid");
    }
  }

  void hovers() {
    for (const auto& hover : chart_->hovers) {
      const double from = x_.at(hover.from), to = x_.at(hover.to);
      canvas_.open("t", hover.tip);
      canvas_.rectangle({from, box_.y, to - from, box_.height}, "hit");
      canvas_.close();
    }
  }

  void draw_mark(const PlaneMark& mark) {
    const Point at = place(mark.at);
    if (!mark.tip.empty()) canvas_.open("t", mark.tip);
    canvas_.circle(at, mark.text.empty() ? 5.5 : 8, mark.css);
    if (!mark.text.empty()) canvas_.text({at.x, at.y + 3.6}, mark.text, "num mid " + mark.css);
    if (!mark.words.empty()) {
      const bool left = at.x + 12 + text_width(mark.words, 12) > box_.x + box_.width;
      canvas_.text({at.x + (left ? -11 : 11), at.y - 7}, mark.words, left ? "note end halo" : "note halo");
    }
    if (!mark.tip.empty()) canvas_.close();
  }

  const XyChart* chart_;
  double width_;
  bool narrow_;
  Canvas canvas_;
  Box box_{};
  Scale x_{Scale::Kind::linear, 0, 1, 0, 1}, y_{Scale::Kind::linear, 0, 1, 0, 1};
  double bottom_ = 0;
};

}  // namespace

Drawing draw(const XyChart& chart, double width) { return XyPainter{chart, width}.paint(); }

}  // namespace fundshare::charts
