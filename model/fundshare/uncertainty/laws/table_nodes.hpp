// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/laws/mixture_quantile.hpp"
#include "fundshare/uncertainty/laws/table_look_up.hpp"

namespace fundshare {

/// A node of a quantile table: the quantile and its derivatives by p.
struct TableNode {
  double x, first, second;
};

/// A probability from the side that keeps its digits.
struct TwoSided {
  double lower, upper;
};

/// Computes quantiles along a half of a segment; a mixture starts each search at the last result.
class NodeWalker {
 public:
  /// \param law  kept by reference \param rising  whether the nodes come in ascending order
  NodeWalker(const Law& law, bool rising) : law_{law}, rising_{rising} {}

  TableNode at(TwoSided p);
  /// x - Q(p) by one Newton step from x, which lies within 1e-4 or so of the quantile; infinite without a
  /// density there.
  [[nodiscard]] double error_of(double x, TwoSided p) const;

 private:
  [[nodiscard]] double quantile(TwoSided p) const;
  [[nodiscard]] bool holds(TailProbability goal, double x) const;

  const Law& law_;
  bool rising_;
  bool started_ = false;
  TableNode last_{};
  TwoSided last_p_{};
};

/// The cell between two nodes that are `step` apart in p: value, slope and curvature of both.
[[nodiscard]] TableCell hermite_cell(const TableNode& a, const TableNode& b, double step);

/// The widest run of cells of one half of a segment that miss the tolerance, in t.
class MissingRun {
 public:
  void add(double from, double to) {
    if (from != to_) from_ = from;
    to_ = to;
    if (to_ - from_ > width()) {
      begin_ = from_;
      end_ = to_;
    }
  }
  [[nodiscard]] double width() const { return end_ - begin_; }
  /// A run that begins at the end of the half would stay there whatever is cut.
  [[nodiscard]] bool may_be_cut() const { return width() > 0 && begin_ > table_grid::cell_start(1); }
  /// Where to cut: in its middle, or where the halves meet if it goes that far.
  [[nodiscard]] double middle() const { return end_ == 1 ? 1 : begin_ + width() / 2; }

 private:
  double from_ = 0, to_ = -1, begin_ = 0, end_ = 0;
};

}  // namespace fundshare
