// SPDX-License-Identifier: Apache-2.0
#include "fundshare/charts/row_chart.hpp"

#include <algorithm>
#include <cmath>

#include "fundshare/charts/marks.hpp"

namespace fundshare::charts {
namespace {

constexpr double lane_height = 20, mark_radius = 8, mark_gap = 2 * mark_radius + 3;

/// Sizes of words and distances between lines, in user units.
struct Sizes {
  double label, small, label_height, small_height;  ///< of words, and of their lines
  double bar, gap, heading, heading_line;           ///< least height of a row, what is below it, and of a heading
  double rule;                                      ///< room for a thin line above a row
  const char *label_css, *small_css, *figure_css, *head_css;
};

constexpr Sizes roomy{13, 11.5, 16, 14, 24, 8, 34, 17, 8, "label", "small", "figure end", "head"};
constexpr Sizes tight{
    10.5, 10.5, 11.5, 11.5, 22, 0.5, 14.5, 12, 2, "fine", "fine soft", "fine end", "fine strong halo"};

/// Where things go, found once for all rows.
struct Plan {
  bool narrow;
  double width, left, right;  ///< of the drawing, and of the plot in it
  double label_width;
  Scale scale;
  const Sizes* sizes;
};

double widest(const RowChart& chart, double size, std::string Row::*words) {
  double width = 0.0;
  for (const auto& row : chart.rows) width = std::max(width, text_width(row.*words, size));
  return width;
}

Plan plan_of(const RowChart& chart, double width) {
  const bool narrow = width < narrow_below;
  if (narrow) {
    const double left = 12, right = width - 16;
    return {true, width, left, right, width - 4, chart.axis.scale(left, right), &roomy};
  }
  const Sizes& sizes = chart.dense ? tight : roomy;
  const double labels = std::max(widest(chart, sizes.label, &Row::label), widest(chart, sizes.small, &Row::small));
  const double label_width = std::min(labels, chart.most_label_width) + 4;
  const double figure_size = chart.dense ? sizes.small : sizes.small + 0.5;
  const double figures =
      std::max({widest(chart, figure_size, &Row::figure), widest(chart, figure_size, &Row::figure_small),
                text_width(chart.figure_heading, roomy.small)});
  const double left = label_width + 16, right = width - (figures > 0 ? figures + 26 : 22);
  return {false, width, left, right, label_width, chart.axis.scale(left, right), &sizes};
}

/// Draws one chart from top to bottom.
class RowPainter {
 public:
  RowPainter(const RowChart& chart, double width)
      : chart_{&chart}, plan_{plan_of(chart, width)}, sizes_{*plan_.sizes} {}

  Drawing paint() {
    y_ = draw_legend(front_, chart_->legend, {0, 0}, plan_.width);
    reference_labels();
    top_ = y_;
    for (const auto& row : chart_->rows) draw_row(row);
    y_ += 4;
    axis();
    return {grid_.bytes() + front_.bytes(), plan_.width, std::ceil(y_)};
  }

 private:
  void reference_labels() {
    const bool words = std::ranges::any_of(chart_->references, [](const auto& one) { return !one.label.empty(); });
    if (!words && (chart_->figure_heading.empty() || plan_.narrow)) return;
    for (const auto& reference : chart_->references) {
      if (plan_.scale.shows(reference.at))
        front_.text({plan_.scale.at(reference.at), y_ + 12}, reference.label, "note mid");
    }
    if (!plan_.narrow) front_.text({plan_.width, y_ + 12}, chart_->figure_heading, "note end");
    y_ += 20;
  }

  /// Words of a narrow row stand above it; \return the height that they take
  double words_above(const Row& row) {
    const auto lines = wrapped(row.label, sizes_.label, plan_.label_width);
    double y = y_ + 13;
    for (const auto& line : lines) {
      front_.text({0, y}, line, "label");
      y += sizes_.label_height;
    }
    const bool beside = lines.size() == 1 && row.small.empty() && row.figure_small.empty() &&
                        text_width(row.label, sizes_.label) + text_width(row.figure, sizes_.small) + 14 < plan_.width;
    if (beside) front_.text({plan_.width, y_ + 13}, row.figure, "small end");
    std::string below = row.small;
    for (const auto* words : {&row.figure, &row.figure_small}) {
      if (!beside && !words->empty()) below += (below.empty() ? "" : " | ") + *words;
    }
    for (const auto& line : wrapped(below, sizes_.small, plan_.label_width)) {
      front_.text({0, y}, line, "small");
      y += sizes_.small_height;
    }
    return y - y_ - 12;
  }

  /// Words of a wide row stand beside it; \return the height that they take
  double words_beside(const Row& row) {
    const auto labels = wrapped(row.label, sizes_.label, plan_.label_width);
    const auto smalls = wrapped(row.small, sizes_.small, plan_.label_width);
    const double height = static_cast<double>(labels.size()) * sizes_.label_height +
                          static_cast<double>(smalls.size()) * sizes_.small_height;
    const double used = std::max(height, sizes_.bar);
    double y = y_ + (used - height) / 2 + sizes_.label_height - 4 + (chart_->dense ? 2 : 0);
    for (const auto& line : labels) {
      front_.text({0, y}, line, sizes_.label_css);
      y += sizes_.label_height;
    }
    for (const auto& line : smalls) {
      front_.text({0, y - 1}, line, sizes_.small_css);
      y += sizes_.small_height;
    }
    const double middle = y_ + used / 2 + 4, half = row.figure_small.empty() ? 0 : sizes_.small_height / 2;
    front_.text({plan_.width, middle - half}, row.figure, sizes_.figure_css);
    if (half > 0) front_.text({plan_.width, middle + half}, row.figure_small, sizes_.figure_css);
    return used;
  }

  void draw_span(const Span& span, double middle) {
    middle += span.below;
    const double low = std::min(span.from, span.to), high = std::max(span.from, span.to);
    const double from = plan_.scale.at(low), to = plan_.scale.at(high);
    if (high < plan_.scale.low() || low > plan_.scale.high()) {
      beyond(front_, {plan_.scale.at(low), middle}, low > plan_.scale.high() ? 1 : -1, "clip");
      return;
    }
    front_.rectangle({from, middle - span.thickness / 2, std::max(to - from, 1.0), span.thickness}, span.css);
    if (high > plan_.scale.high()) beyond(front_, {to + 7, middle}, 1, "clip");
    if (low < plan_.scale.low()) beyond(front_, {from - 7, middle}, -1, "clip");
  }

  void draw_mark(const Mark& mark, double middle) {
    middle += mark.below;
    const Point at{plan_.scale.at(mark.at), middle};
    if (!mark.tip.empty()) front_.open("t", mark.tip);
    if (mark.shape == Mark::Shape::circle) {
      front_.circle(at, mark.text.empty() ? mark.radius : mark_radius, mark.css);
    } else {
      triangle(front_, at, mark.radius + 0.5, mark.shape == Mark::Shape::right ? 1 : -1, mark.css);
    }
    if (!mark.text.empty()) front_.text({at.x, middle + 3.6}, mark.text, "num mid " + mark.css);
    if (!plan_.scale.shows(mark.at)) {
      const int way = mark.at > plan_.scale.high() ? 1 : -1;
      beyond(front_, {at.x + way * (mark_radius + 6), middle}, way, "clip");
    }
    if (!mark.tip.empty()) front_.close();
  }

  double draw_lane(std::vector<Mark> marks) {
    if (marks.empty()) return 0.0;
    std::ranges::sort(marks, {}, &Mark::at);
    std::vector<double> places;
    for (const auto& mark : marks) places.push_back(plan_.scale.at(mark.at));
    const auto lines = lanes(places, mark_gap);
    for (std::size_t k = 0; k < marks.size(); ++k) {
      draw_mark(marks[k], y_ + lane_height * (static_cast<double>(lines[k]) + 0.5));
    }
    return lane_height * static_cast<double>(std::ranges::max(lines) + 1) + 4;
  }

  void draw_heading(const std::string& heading) {
    if (heading.empty()) return;
    for (const auto& line : wrapped(heading, sizes_.label * 1.15, plan_.width)) {
      front_.text({0, y_ + sizes_.heading_line + (plan_.narrow || !chart_->dense ? 5 : -1)}, line, sizes_.head_css);
      y_ += sizes_.heading_line;
    }
    y_ += sizes_.heading - sizes_.heading_line - 2;
  }

  void draw_rule() {
    y_ += sizes_.rule / 2;
    grid_.line({0, y_}, {plan_.width, y_}, "grid");
    y_ += sizes_.rule / 2;
  }

  void draw_row(const Row& row) {
    if (row.ruled) draw_rule();
    draw_heading(row.heading);
    double height = sizes_.bar;
    if (plan_.narrow) {
      y_ += words_above(row);
    } else {
      height = words_beside(row);
    }
    const double middle = y_ + height / 2;
    if (thread_)
      front_.line({plan_.scale.at(*thread_), thread_from_}, {plan_.scale.at(*thread_), middle - 7}, "thread");
    if (!row.tip.empty()) front_.open("t", row.tip);
    if (!row.tip.empty() && row.marks.empty() && !plan_.narrow)
      front_.rectangle({plan_.left, y_, plan_.right - plan_.left, height}, "hit");
    for (const auto& span : row.spans) draw_span(span, middle);
    for (const auto& cross : row.crosses) {
      const double x = plan_.scale.at(cross.at);
      if (plan_.scale.shows(cross.at))
        front_.line({x, middle - cross.height / 2}, {x, middle + cross.height / 2}, cross.css);
    }
    for (const auto& mark : row.marks) draw_mark(mark, middle);
    if (!row.tip.empty()) front_.close();
    thread_ = row.connector;
    thread_from_ = middle + 7;
    y_ += height;
    y_ += draw_lane(row.lane) + sizes_.gap;
  }

  void axis() {
    for (const auto& tick : chart_->axis.ticks) {
      if (plan_.scale.shows(tick.value))
        grid_.line({plan_.scale.at(tick.value), top_}, {plan_.scale.at(tick.value), y_}, "grid");
    }
    for (const auto& reference : chart_->references) {
      const double x = plan_.scale.at(reference.at);
      if (plan_.scale.shows(reference.at)) grid_.line({x, top_}, {x, y_}, reference.css);
    }
    grid_.line({plan_.left, y_}, {plan_.right, y_}, "axis");
    tick_labels();
    y_ += 24;
    const double from = plan_.narrow ? 0 : plan_.left;
    for (const auto& line : wrapped(chart_->axis.title, 12, plan_.width - from)) {
      grid_.text({from, y_ + 12}, line, "tick");
      y_ += roomy.label_height;
    }
    y_ += 4;
  }

  void tick_labels() {
    std::vector<double> middles, widths;
    std::vector<bool> first;
    for (const auto& tick : chart_->axis.ticks) {
      middles.push_back(plan_.scale.at(tick.value));
      widths.push_back(plan_.scale.shows(tick.value) ? text_width(tick.label, 12) : 0.0);
      first.push_back(tick.first);
    }
    const auto shown = fitting(middles, widths, first);
    for (std::size_t k = 0; k < middles.size(); ++k) {
      if (shown[k]) grid_.text({middles[k], y_ + 16}, chart_->axis.ticks[k].label, "tick mid");
    }
  }

  const RowChart* chart_;
  Plan plan_;
  Sizes sizes_;
  Canvas grid_, front_;
  double y_ = 0, top_ = 0, thread_from_ = 0;
  std::optional<double> thread_;
};

}  // namespace

Drawing draw(const RowChart& chart, double width) { return RowPainter{chart, width}.paint(); }

}  // namespace fundshare::charts
