// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/quantile_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fundshare/numerics/kernels_inline.hpp"
#include "fundshare/uncertainty/laws/density.hpp"
#include "fundshare/uncertainty/laws/mixture_quantile.hpp"

namespace fundshare {

namespace {

constexpr int bits_per_octave = 5;
constexpr int cells_per_octave = 1 << bits_per_octave;
constexpr int octaves = 22;
constexpr int cells_per_half = octaves * cells_per_octave + 2;  // the first: below all octaves; the last: t = 1
constexpr double tolerance = 1e-10;

/// The highest bits of t, which count octaves and cells in one number.
constexpr int low_bits = 52 - bits_per_octave;
constexpr std::int64_t first_code = (std::int64_t{1023 - octaves} << bits_per_octave) - 1;

std::size_t cell_of(double t) {
  const auto code = static_cast<std::int64_t>(kernel::bits_of(t) >> low_bits) - first_code;
  return static_cast<std::size_t>(std::max<std::int64_t>(code, 0));
}

/// Where t lies in its cell, from 0 to 1, exactly.
double place_in_cell(double t) {
  const std::uint64_t mantissa = (kernel::bits_of(t) << bits_per_octave) & 0x000fffffffffffff;
  return kernel::from_bits(mantissa | 0x3ff0000000000000) - 1.0;
}

/// The lower end of cell k >= 1 of a half.
double cell_start(int k) { return kernel::from_bits(static_cast<std::uint64_t>(k + first_code) << low_bits); }

double polynomial(const double* c, double s) {
  // Two chains of products, shorter than one of five steps.
  const double square = s * s;
  const double even = (c[4] * square + c[2]) * square + c[0];
  const double odd = (c[5] * square + c[3]) * square + c[1];
  return even + s * odd;
}

/// A node of a table: the quantile and its derivatives by p.
struct Node {
  double x, first, second;
};

/// The probability at the distance t * half from the end of a half, from the side that keeps its digits.
struct Probability {
  double lower, upper;
};

/// Computes quantiles along a half; a mixture starts each search at the last result.
class NodeWalker {
 public:
  NodeWalker(const Law& law, bool rising) : law_{law}, rising_{rising} {}

  Node at(Probability p) {
    const double x = quantile(p);
    const Density f = density(law_, x);
    const double first = f.value > 0 ? 1 / f.value : 0;  // 0 on an atom
    last_ = {x, first, -f.slope * first * first * first};
    last_p_ = p;
    started_ = true;
    return last_;
  }

  /// x - Q(p) by one Newton step from x, which lies within 1e-4 or so of the quantile.
  [[nodiscard]] double error_of(double x, Probability p) const {
    const double f = density(law_, x).value;
    return p.lower <= 0.5 ? (law_.cdf(x) - p.lower) / f : (p.upper - law_.cdf_upper(x)) / f;
  }

 private:
  double quantile(Probability p) const {
    const auto* mixture = std::get_if<Mixture>(&law_.value());
    if (mixture == nullptr || !started_) return p.lower <= 0.5 ? law_.quantile(p.lower) : law_.quantile_upper(p.upper);
    const TailProbability goal =
        p.lower <= 0.5 ? TailProbability{p.lower, Tail::lower} : TailProbability{p.upper, Tail::upper};
    const double step = p.lower <= 0.5 ? p.lower - last_p_.lower : last_p_.upper - p.upper;
    const double guess = last_.x + step * (last_.first + step * last_.second / 2);
    const double reach = 4 * std::fabs(guess - last_.x) + 1e-12 * std::fabs(last_.x);
    // The quantile is checked to lie between the last node and a point beyond the guess; else search it all.
    const double far = rising_ ? last_.x + reach : last_.x - reach;
    const double low = std::min(last_.x, far);
    const double high = std::max(last_.x, far);
    if (!std::isfinite(guess) || !holds(goal, rising_ ? high : low)) {
      return p.lower <= 0.5 ? law_.quantile(p.lower) : law_.quantile_upper(p.upper);
    }
    return mixture_quantile(*mixture, goal, {low, high, guess});
  }

  /// Whether the far end x of a bracket lies beyond the quantile.
  [[nodiscard]] bool holds(TailProbability goal, double x) const {
    const bool reached = goal.from == Tail::lower ? law_.cdf(x) >= goal.p : law_.cdf_upper(x) <= goal.p;
    return reached == rising_;
  }

  const Law& law_;
  bool rising_;
  bool started_ = false;
  Node last_{};
  Probability last_p_{};
};

/// The polynomial in s = (p - p0) / step with value, slope and curvature of both nodes.
void hermite(const Node& a, const Node& b, double step, double* c) {
  const double slope_a = a.first * step;
  const double slope_b = b.first * step;
  const double curve_a = a.second * step * step;
  const double curve_b = b.second * step * step;
  const double rise = b.x - a.x - slope_a - curve_a / 2;  // what is left at s = 1 for s^3, s^4 and s^5
  const double turn = slope_b - slope_a - curve_a;
  const double bend = curve_b - curve_a;
  c[0] = a.x;
  c[1] = slope_a;
  c[2] = curve_a / 2;
  c[3] = 10 * rise - 4 * turn + bend / 2;
  c[4] = -15 * rise + 7 * turn - bend;
  c[5] = 6 * rise - 3 * turn + bend / 2;
}

/// The standard deviation, or where there is none, the distance of the quartiles.
double typical_size(const Law& law) {
  const double sd = law.standard_deviation();
  return std::isfinite(sd) ? sd : law.quantile_upper(0.25) - law.quantile(0.25);
}

Probability probability_at(double end, double direction, double distance) {
  const double p = end + direction * distance;
  const double q = (1 - end) - direction * distance;
  return {p, q};
}

}  // namespace

QuantileTable::QuantileTable(const Law& law) : law_{law} {
  ends_.push_back(0);
  for (const double p : law.breakpoints()) ends_.push_back(p);
  ends_.push_back(1);
  cells_.reserve(2 * (ends_.size() - 1) * static_cast<std::size_t>(cells_per_half));
  for (std::size_t i = 0; i + 1 < ends_.size(); ++i) {
    const double half = (ends_[i + 1] - ends_[i]) / 2;
    halves_.push_back({ends_[i], 1, 1 / half});
    fill_half(halves_.back(), half);
    halves_.push_back({ends_[i + 1], -1, 1 / half});
    fill_half(halves_.back(), half);
  }
}

void QuantileTable::fill_half(const Half& half, double length) {
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  const double floor = 1e-6 * typical_size(law_);
  NodeWalker walker{law_, half.direction > 0};
  const auto probability = [&](double t) { return probability_at(half.end, half.direction, t * length); };
  cells_.push_back({{missing}});
  direct_share_ += length * cell_start(1);
  Node start = walker.at(probability(cell_start(1)));
  for (int k = 1; k < cells_per_half - 1; ++k) {
    const double t0 = cell_start(k);
    const double width = cell_start(k + 1) - t0;
    const Node end = walker.at(probability(t0 + width));
    Cell cell{};
    hermite(start, end, half.direction * width * length, cell.c);
    double worst = 0;
    // Where the cell crosses 0, the smallest magnitude is 0.
    const double nearest = (start.x > 0) == (end.x > 0) ? std::min(std::fabs(start.x), std::fabs(end.x)) : 0;
    const double scale = std::max(nearest, floor);
    for (const double s : {0.5, 0.25, 0.75}) {  // the error term is s^3 (1 - s)^3: largest at the first of these
      if (start.x == end.x || (s != 0.5 && worst < tolerance / 10)) continue;  // an atom: the cell is constant
      const double x = polynomial(cell.c, s);
      const double error = std::fabs(walker.error_of(x, probability(t0 + s * width)));
      const double relative = error / scale;
      worst = relative <= worst ? worst : relative;  // a NaN is kept
    }
    if (worst <= tolerance) {
      error_bound_ = std::max(error_bound_, worst);
    } else {
      cell.c[0] = missing;
      direct_share_ += width * length;
    }
    cells_.push_back(cell);
    start = end;
  }
  // t = 1 is the middle of the segment: the constant there.
  cells_.push_back({{start.x}});
}

double QuantileTable::look_up(double u, std::size_t segment) const {
  const double from_low = u - ends_[segment];
  const double from_high = ends_[segment + 1] - u;
  const std::size_t upper = from_high < from_low ? 1 : 0;
  const double t = std::min(from_low, from_high) * halves_[2 * segment].per_half;
  const std::size_t index = std::min(cell_of(t), static_cast<std::size_t>(cells_per_half - 1));
  const Cell& cell = cells_[(2 * segment + upper) * cells_per_half + index];
  return polynomial(cell.c, place_in_cell(t));
}

void QuantileTable::transform(std::span<double> u) const {
  const std::size_t segments = ends_.size() - 1;
  for (double& value : u) {
    std::size_t segment = 0;
    for (std::size_t i = 1; i < segments; ++i) segment += value >= ends_[i] ? 1 : 0;
    const double x = look_up(value, segment);
    if (x == x) [[likely]] {
      value = x;
    } else {
      value = value <= 0.5 ? law_.quantile(value) : law_.quantile_upper(1 - value);
    }
  }
}

}  // namespace fundshare
