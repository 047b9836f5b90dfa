// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/laws/table_look_up.hpp"

namespace fundshare {

/// The quantile function of a continuous law, or of a mixture that has a continuous part, as a table.
///
/// [0, 1] is cut at the law's breakpoints. Each half of a segment is cut in octaves of the distance from its end and
/// each octave in equal cells, so that the table is as fine as the quantile function is steep. A cell holds the
/// polynomial of degree 5 with the value and the first two derivatives of the quantile function at both ends of the
/// cell (quintic Hermite interpolation). The error is measured inside each cell when the table is built; a cell that
/// misses 1e-10, and the last octaves next to an end, are computed directly from the law at each draw. Where cells in
/// the middle of a segment miss it, as in the valley between two modes, the segment is cut there: cells are fine near a
/// cut.
class QuantileTable {
 public:
  explicit QuantileTable(const Law& law);
  void transform(std::span<double> u) const;
  [[nodiscard]] double error_bound() const { return error_bound_; }
  /// The probability that a draw is computed directly.
  [[nodiscard]] double direct_share() const { return direct_share_; }

 private:
  /// One half of a segment: u = end + direction * length * t, 0 < t <= 1.
  struct Half {
    double end, direction, length;
  };
  struct Segment;
  [[nodiscard]] Segment make_segment(double begin, double end) const;
  void fill_half(const Half& half, Segment& out) const;
  void cut_where_direct(std::vector<Segment>& segments) const;
  void compute_missing(std::span<const double> u, double* x) const;

  Law law_;
  std::vector<double> ends_;      // of segments: 0, breakpoints, 1
  std::vector<double> per_half_;  // of each segment
  std::vector<TableCell> cells_;
  double error_bound_ = 0;
  double direct_share_ = 0;
};

}  // namespace fundshare
