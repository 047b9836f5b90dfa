// SPDX-License-Identifier: Apache-2.0
#include "fundshare/charts/scale.hpp"

#include <algorithm>
#include <cmath>

#include "fundshare/base/error.hpp"

namespace fundshare::charts {
namespace {

/// For rounding errors of steps at the ends of an axis, as a part of a step.
constexpr double slack = 1e-9;

/// The smallest of 1, 2, 5 times a power of ten at or above a positive size.
double nice_step(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (power * factor >= least * (1.0 - slack)) return power * factor;
  }
  return power * 10.0;
}

}  // namespace

Scale::Scale(Kind kind, double low, double high, double from, double to)
    : kind_{kind}, low_{low}, high_{high}, from_{from}, to_{to} {
  expects(low < high && (kind == Kind::linear || low > 0.0), "an axis goes from a smaller to a larger value");
}

double Scale::at(double value) const {
  const double inside = std::clamp(value, low_, high_);
  const double part =
      kind_ == Kind::linear ? (inside - low_) / (high_ - low_) : std::log(inside / low_) / std::log(high_ / low_);
  return from_ + part * (to_ - from_);
}

std::vector<double> linear_ticks(double low, double high, int most) {
  expects(low < high && most > 1, "ticks lie between two ends");
  double step = nice_step((high - low) / most);
  double first = std::ceil(low / step - slack), last = std::floor(high / step + slack);
  while (last - first + 1.0 > most) {
    step = nice_step(step * 1.5);
    first = std::ceil(low / step - slack);
    last = std::floor(high / step + slack);
  }
  std::vector<double> ticks;
  const int count = static_cast<int>(last - first) + 1;
  for (int k = 0; k < count; ++k) {
    const double value = (first + k) * step;
    ticks.push_back(std::fabs(value) < step * slack ? 0.0 : value);
  }
  return ticks;
}

std::vector<double> log_ticks(double low, double high, bool between) {
  expects(0.0 < low && low < high, "a log axis lies above 0");
  std::vector<double> ticks;
  const int first = static_cast<int>(std::floor(std::log10(low))), last = static_cast<int>(std::ceil(std::log10(high)));
  for (int power = first; power <= last; ++power) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      const double value = factor * std::pow(10.0, power);
      const bool inside = value >= low * (1.0 - slack) && value <= high * (1.0 + slack);
      if (inside && (between || factor == 1.0)) ticks.push_back(value);
    }
  }
  return ticks;
}

}  // namespace fundshare::charts
