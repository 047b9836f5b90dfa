// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

/// The quantile function of a continuous law, or of a mixture that has a continuous part, as a table.
///
/// [0, 1] is cut at the law's breakpoints. Each half of a segment is cut in octaves of the distance from its end and
/// each octave in equal cells, so that the table is as fine as the quantile function is steep. A cell holds the
/// polynomial of degree 5 with the value and the first two derivatives of the quantile function at both ends of the
/// cell (quintic Hermite interpolation). The error is measured inside each cell when the table is built; a cell that
/// misses 1e-10, and the last octaves next to an end, are computed directly from the law at each draw.
class QuantileTable {
 public:
  explicit QuantileTable(const Law& law);
  void transform(std::span<double> u) const;
  [[nodiscard]] double error_bound() const { return error_bound_; }
  /// The probability that a draw is computed directly.
  [[nodiscard]] double direct_share() const { return direct_share_; }

 private:
  struct alignas(64) Cell {  // one cache line
    double c[6];             // NaN in c[0]: compute directly
  };
  /// One half of a segment: u = end + direction * half * t, 0 < t <= 1.
  struct Half {
    double end, direction, per_half;  // per_half = 1 / half
  };
  void fill_half(const Half& half, double length);
  [[nodiscard]] double look_up(double u, std::size_t segment) const;

  Law law_;
  std::vector<double> ends_;  // of segments: 0, breakpoints, 1
  std::vector<Half> halves_;  // two per segment: from its lower end, from its upper end
  std::vector<Cell> cells_;
  double error_bound_ = 0;
  double direct_share_ = 0;
};

}  // namespace fundshare
