// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/quantile_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fundshare/uncertainty/laws/table_nodes.hpp"

namespace fundshare {

namespace {

using table_grid::cell_start;
using table_grid::cells_per_half;
constexpr double tolerance = 1e-10;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// The standard deviation, or where there is none, the distance of the quartiles.
double typical_size(const Law& law) {
  const double sd = law.standard_deviation();
  return std::isfinite(sd) ? sd : law.quantile_upper(0.25) - law.quantile(0.25);
}

TwoSided probability_at(double end, double direction, double distance) {
  const double p = end + direction * distance;
  const double q = (1 - end) - direction * distance;
  return {p, q};
}

/// The error of a cell between the quantiles a and b relative to their size, at least `floor`. \param error_at  of a
/// place in the cell
template <class ErrorAt>
double worst_error(double a, double b, double floor, ErrorAt error_at) {
  // Where the cell crosses 0, the smallest magnitude is 0.
  const double nearest = (a > 0) == (b > 0) ? std::min(std::fabs(a), std::fabs(b)) : 0;
  const double scale = std::max(nearest, floor);
  double worst = 0;
  for (const double s : {0.5, 0.25, 0.75}) {  // the error term is s^3 (1 - s)^3: largest at the first of these
    if (a == b || (s != 0.5 && worst < tolerance / 10)) continue;  // an atom: the cell is constant
    const double relative = error_at(s) / scale;
    worst = relative <= worst ? worst : relative;  // a NaN is kept
  }
  return worst;
}

}  // namespace

/// The cells of one segment, and what was found when they were made.
struct QuantileTable::Segment {
  double begin, end;
  std::vector<TableCell> cells;
  double error_bound = 0, direct_share = 0;
  /// Whether a cell meets the tolerance; its error then counts.
  bool accept(double error) {
    if (error <= tolerance) error_bound = std::max(error_bound, error);
    return error <= tolerance;
  }
  double gap = 0, cut = 0;  ///< share of the draws in the widest run of cells that miss the tolerance; a place in it
};

QuantileTable::QuantileTable(const Law& law) : law_{law} {
  std::vector<double> cuts{0};
  for (const double p : law.breakpoints()) cuts.push_back(p);
  cuts.push_back(1);
  std::vector<Segment> segments;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) segments.push_back(make_segment(cuts[i], cuts[i + 1]));
  cut_where_direct(segments);
  ends_.push_back(0);
  for (const Segment& segment : segments) {
    ends_.push_back(segment.end);
    per_half_.push_back(1 / ((segment.end - segment.begin) / 2));
    cells_.insert(cells_.end(), segment.cells.begin(), segment.cells.end());
    error_bound_ = std::max(error_bound_, segment.error_bound);
    direct_share_ += segment.direct_share;
  }
}

QuantileTable::Segment QuantileTable::make_segment(double begin, double end) const {
  Segment segment{.begin = begin, .end = end, .cells = {}};
  segment.cells.reserve(2 * static_cast<std::size_t>(cells_per_half));
  const double half = (end - begin) / 2;
  fill_half({begin, 1, half}, segment);
  fill_half({end, -1, half}, segment);
  return segment;
}

/// Cuts the segment with the widest run of missing cells there, while that leaves fewer draws to the law itself.
void QuantileTable::cut_where_direct(std::vector<Segment>& segments) const {
  constexpr double worth_a_cut = 1e-3;  // share of the draws, some hundred times dearer than others
  constexpr std::size_t most_cuts = 8;
  for (std::size_t cuts = 0; cuts < most_cuts; ++cuts) {
    const auto widest = std::ranges::max_element(segments, {}, &Segment::gap);
    if (widest->gap < worth_a_cut) return;
    Segment left = make_segment(widest->begin, widest->cut), right = make_segment(widest->cut, widest->end);
    if (left.direct_share + right.direct_share > 0.9 * widest->direct_share) return;
    *widest = std::move(right);
    segments.insert(widest, std::move(left));
  }
}

void QuantileTable::fill_half(const Half& half, Segment& out) const {
  const double floor = 1e-6 * typical_size(law_);
  NodeWalker walker{law_, half.direction > 0};
  const auto probability = [&](double t) { return probability_at(half.end, half.direction, t * half.length); };
  out.cells.push_back({{missing}});
  out.direct_share += half.length * cell_start(1);
  TableNode start = walker.at(probability(cell_start(1)));
  MissingRun run;
  for (int k = 1; k < cells_per_half - 1; ++k) {
    const double t0 = cell_start(k);
    const double width = cell_start(k + 1) - t0;
    const TableNode end = walker.at(probability(t0 + width));
    TableCell cell = start.x == end.x ? TableCell{{start.x}}  // an atom, whatever the density beside it
                                      : hermite_cell(start, end, half.direction * width * half.length);
    const auto error_at = [&](double s) {
      return std::fabs(walker.error_of(table_polynomial(cell, s), probability(t0 + s * width)));
    };
    if (!out.accept(worst_error(start.x, end.x, floor, error_at))) {
      cell.c[0] = missing;
      out.direct_share += width * half.length;
      run.add(t0, t0 + width);
    }
    out.cells.push_back(cell);
    start = end;
  }
  out.cells.push_back({{start.x}});  // t = 1 is the middle of the segment: the constant there
  if (!run.may_be_cut() || run.width() * half.length <= out.gap) return;
  out.gap = run.width() * half.length;
  out.cut = half.end + half.direction * half.length * run.middle();
}

void QuantileTable::transform(std::span<double> u) const {
  const InstructionSet set = instruction_set();
  double x[table_chunk];
  for (; !u.empty(); u = u.subspan(std::min(u.size(), table_chunk))) {
    const std::span<double> chunk = u.first(std::min(u.size(), table_chunk));
    const std::size_t left = look_up(set, {ends_, per_half_, cells_.data()}, chunk, x);
    if (left > 0) compute_missing(chunk, x);
    std::copy_n(x, chunk.size(), chunk.begin());
  }
}

void QuantileTable::compute_missing(std::span<const double> u, double* x) const {
  for (std::size_t i = 0; i < u.size(); ++i) {
    if (x[i] == x[i]) continue;
    x[i] = u[i] <= 0.5 ? law_.quantile(u[i]) : law_.quantile_upper(1 - u[i]);
  }
}

}  // namespace fundshare
