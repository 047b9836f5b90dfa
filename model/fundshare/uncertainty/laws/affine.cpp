// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/affine.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "fundshare/base/infinity.hpp"
#include "fundshare/uncertainty/laws/atoms.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

Affine Affine::from_law_scale_shift(Law law, double scale, double shift) {
  require_positive("scale: factor", scale);
  require(std::isfinite(shift), "shift: must be finite", shift);
  return Affine{std::move(law), scale, shift};
}

Affine::Affine(Law law, double scale, double shift)
    : law_{std::make_shared<const Law>(std::move(law))}, scale_{scale}, shift_{shift}, atoms_{law_->has_atoms()} {}

double Affine::undo(double x) const {
  const double y = (x - shift_) / scale_;
  if (!atoms_ || !std::isfinite(y)) return y;
  const double next = atom_above(*law_, y);
  if (next > y && apply(next) <= x) return next;
  // Rounded up onto an atom that lies above x itself.
  const double below = atom_below(*law_, std::nextafter(y, infinity));
  return below <= y && apply(below) > x ? std::nextafter(below, -infinity) : y;
}

double Affine::quantile(double p) const { return apply(law_->quantile(p)); }
double Affine::quantile_upper(double q) const { return apply(law_->quantile_upper(q)); }
double Affine::cdf(double x) const { return law_->cdf(undo(x)); }
double Affine::cdf_upper(double x) const { return law_->cdf_upper(undo(x)); }
double Affine::mean() const { return apply(law_->mean()); }
double Affine::standard_deviation() const { return scale_ * law_->standard_deviation(); }

std::string Affine::describe() const {
  const std::string scaled = scale_ == 1 ? law_->describe() : fmt::format("{} * {}", scale_, law_->describe());
  return shift_ == 0 ? scaled : fmt::format("{} {} {}", scaled, shift_ < 0 ? "-" : "+", std::fabs(shift_));
}

bool operator==(const Affine& x, const Affine& y) {
  return *x.law_ == *y.law_ && x.scale_ == y.scale_ && x.shift_ == y.shift_;
}

}  // namespace fundshare
