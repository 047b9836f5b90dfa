// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/truncated.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "fundshare/base/infinity.hpp"
#include "fundshare/uncertainty/laws/atoms.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/density.hpp"
#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/laws/quadrature.hpp"

namespace fundshare {

namespace {

/// Below this share of the probabilities they come from, differences give way to an integral of the density.
constexpr double cancelling = 0.03;
constexpr double least_mass = 1e-280;

/// The mixture that a law is, be it by another description, or null.
const Mixture* mixture_in(const Law& law) {
  const auto* fitted = std::get_if<Fitted>(&law.value());
  return std::get_if<Mixture>(fitted ? &fitted->law().value() : &law.value());
}

}  // namespace

Truncated Truncated::from_law_bounds(Law law, double low, double high) {
  require(low < high, "truncate: low must be < high", low, high);
  Truncated made{std::move(law), low, high};
  const std::string bound =
      fmt::format("truncate: {} must have at least 1e-280 of its weight in [{}, {}]", made.law_->describe(), low, high);
  require(made.mass_ >= least_mass, bound, made.mass_);
  made.set_moments();
  return made;
}

Truncated Truncated::normal(double mean, double standard_deviation, double low, double high) {
  require(std::isfinite(mean), "truncated_normal: mean must be finite", mean);
  require_positive("truncated_normal: standard deviation", standard_deviation);
  require(low < high, "truncated_normal: low must be < high", low, high);
  Truncated made{Normal::from_mean_sd(mean, standard_deviation), low, high};
  require(made.mass_ >= least_mass, "truncated_normal: the normal law must have at least 1e-280 of its weight inside",
          made.mass_);
  made.normal_ = true;
  made.set_moments();
  return made;
}

Truncated::Truncated(Law law, double low, double high)
    : law_{std::make_shared<const Law>(std::move(law))}, low_{low}, high_{high}, atoms_{law_->has_atoms()} {
  low_ = std::max(low, law_->quantile(0));
  high_ = std::min(high, law_->quantile(1));
  if (!(low_ <= high_)) {
    mass_ = 0;
    return;
  }
  const double before = atoms_ ? std::nextafter(low_, -infinity) : low_;
  below_ = std::isinf(low_) ? 0 : law_->cdf(before);
  above_ = std::isinf(high_) ? 0 : law_->cdf_upper(high_);
  mass_ = weight_between(before, high_);
}

double Truncated::weight_between(double x, double y) const {
  if (!(x < y)) return 0;
  const double below_x = law_->cdf(x);
  const double above_y = law_->cdf_upper(y);
  double weight = 1 - below_x - above_y;
  double size = 1;
  if (above_y > 0.5) {  // both in the lower half
    size = law_->cdf(y);
    weight = size - below_x;
  } else if (below_x > 0.5) {
    size = law_->cdf_upper(x);
    weight = size - above_y;
  }
  if (atoms_ || weight > cancelling * size) return std::max(weight, 0.0);
  std::vector<double> ends{x};
  for (const double p : law_->breakpoints()) {
    const double at = law_->quantile(p);
    if (at > x && at < y) ends.push_back(at);
  }
  ends.push_back(y);
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    sum += integrate_gauss(ends[i], ends[i + 1], [&](double at) { return density(*law_, at).value; });
  }
  return sum;
}

double Truncated::cdf(double x) const {
  if (x < low_) return 0;
  if (x >= high_) return 1;
  if (atoms_) return std::clamp(weight_between(std::nextafter(low_, -infinity), x) / mass_, 0.0, 1.0);
  return std::min(weight_between(low_, x) / mass_, 1.0);
}

double Truncated::cdf_upper(double x) const {
  if (x < low_) return 1;
  return x >= high_ ? 0 : std::min(weight_between(x, high_) / mass_, 1.0);
}

double Truncated::refine(double x, double weight, bool below) const {
  for (int i = 0; i < 20; ++i) {
    const double f = density(*law_, x).value;
    if (!(f > 0)) return x;
    const double have = below ? weight_between(low_, x) : weight_between(x, high_);
    const double step = (below ? weight - have : have - weight) / f;
    const double next = std::clamp(x + step, low_, high_);
    const bool done = std::fabs(next - x) <= 1e-9 * std::fabs(below ? next - low_ : high_ - next);
    x = next;
    if (done || next == low_ || next == high_) return x;
  }
  return x;
}

double Truncated::settle(double x, double p, bool from_low) const {
  const auto reached = [&](double at) { return from_low ? cdf(at) >= p : cdf_upper(at) <= p; };
  while (x < high_ && !reached(x)) {
    const double next = atom_above(*law_, x);
    if (!(next > x)) break;
    x = next;
  }
  while (true) {
    const double before = atom_below(*law_, x);
    if (before < low_ || !reached(before)) return x;
    x = before;
  }
}

double Truncated::quantile(double p) const {
  require_probability(p);
  if (p == 0) return low_;
  if (p == 1) return high_;
  if (p > 0.5) return quantile_upper(1 - p);
  const double weight = p * mass_;
  const double below = below_ + weight;
  const double above = above_ + (1 - p) * mass_;
  const double x = std::clamp(below <= 0.5 ? law_->quantile(below) : law_->quantile_upper(above), low_, high_);
  if (law_->discrete()) return settle(x, p, true);
  const bool cancels = weight < cancelling * std::min(below, above);
  return cancels && !atoms_ && below_ > 0 ? refine(x, weight, true) : x;
}

double Truncated::quantile_upper(double q) const {
  require_probability(q);
  if (q == 0) return high_;
  if (q == 1) return low_;
  if (q > 0.5) return quantile(1 - q);
  const double weight = q * mass_;
  const double above = above_ + weight;
  const double below = below_ + (1 - q) * mass_;
  const double x = std::clamp(above <= 0.5 ? law_->quantile_upper(above) : law_->quantile(below), low_, high_);
  if (law_->discrete()) return settle(x, q, false);
  const bool cancels = weight < cancelling * std::min(below, above);
  return cancels && !atoms_ && above_ > 0 ? refine(x, weight, false) : x;
}

double Truncated::rescale(double p) const { return std::clamp((p - below_) / mass_, 0.0, 1.0); }

/// A truncated mixture is a mixture of its truncated parts: cheaper than quantiles of a mixture of many parts.
void Truncated::set_moments_of_parts(const Mixture& mixture) {
  std::vector<double> weights;
  std::vector<Law> laws;
  double total = 0;
  for (std::size_t i = 0; i < mixture.laws().size(); ++i) {
    Truncated part{mixture.laws()[i], low_, high_};
    if (part.mass_ < least_mass) continue;
    part.set_moments();
    weights.push_back(mixture.weights()[i] * part.mass_);
    total += weights.back();
    laws.emplace_back(std::move(part));
  }
  for (double& weight : weights) weight /= total;
  const Mixture parts = Mixture::from_weights_laws(weights, std::move(laws));
  mean_ = parts.mean();
  sd_ = parts.standard_deviation();
}

void Truncated::set_moments() {
  if (const Mixture* mixture = atoms_ ? nullptr : mixture_in(*law_)) return set_moments_of_parts(*mixture);
  const Law self{*this};
  const Moments moments = self.discrete()
                              ? moments_of_atoms(self)
                              : moments_of({[this](double p) { return quantile(p); },
                                            [this](double q) { return quantile_upper(q); }, self.breakpoints()});
  mean_ = moments.mean;
  sd_ = moments.standard_deviation;
}

std::string Truncated::describe() const {
  if (normal_) {
    const double mean = law_->mean();
    return fmt::format("TruncatedNormal({}, {}, {}, {})", mean, law_->standard_deviation(), low_, high_);
  }
  return fmt::format("{} in [{}, {}]", law_->describe(), low_, high_);
}

bool operator==(const Truncated& x, const Truncated& y) {
  return *x.law_ == *y.law_ && x.low_ == y.low_ && x.high_ == y.high_;
}

}  // namespace fundshare
