// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/metalog_curve.hpp"

#include <algorithm>
#include <cmath>

#include "fundshare/numerics/kernels.hpp"

namespace fundshare {

namespace {

/// A polynomial at one point with its first two derivatives.
struct Taylor {
  double value, first, second;
};

Taylor taylor(const MetalogCurve::Polynomial& a, double c) {
  Taylor t{0, 0, 0};
  for (std::size_t i = a.size(); i-- > 0;) {
    t.second = t.second * c + 2 * t.first;
    t.first = t.first * c + t.value;
    t.value = t.value * c + a[i];
  }
  return t;
}

}  // namespace

MetalogPlace place_at_lower(double p) {
  if (p > 0.5) return place_at_upper(1 - p);
  // Near 1/2 the difference of two logarithms would cancel.
  const double logit = p > 0.25 ? log1p_ieee((2 * p - 1) / (1 - p)) : log_ieee(p) - log1p_ieee(-p);
  return {logit, p - 0.5, p * (1 - p)};
}

MetalogPlace place_at_upper(double q) {
  if (q > 0.5) return place_at_lower(1 - q);
  const MetalogPlace mirror = place_at_lower(q);
  return {-mirror.logit, -mirror.c, mirror.v};
}

MetalogPlace place_at_logit(double logit) {
  const double odds = exp_ieee(-std::fabs(logit));
  const double c = -expm1_ieee(-std::fabs(logit)) / (2 * (1 + odds));
  return {logit, logit < 0 ? -c : c, odds / ((1 + odds) * (1 + odds))};
}

MetalogCurve::MetalogCurve(const std::vector<double>& a) {
  for (std::size_t k = 2; k <= std::min(a.size(), most_terms); ++k) {
    const double value = a[k - 1];
    if (k == 2 || k == 3) {
      logistic_[k - 2] = value;
    } else if (k == 4) {
      plain_[1] = value;
    } else {
      (k % 2 == 1 ? plain_[(k - 1) / 2] : logistic_[k / 2 - 1]) = value;
    }
  }
}

std::vector<double> MetalogCurve::terms(const MetalogPlace& at, std::size_t count) {
  std::vector<double> found{1};
  for (std::size_t k = 2; k <= count; ++k) {
    std::vector<double> unit(k, 0.0);
    unit.back() = 1;
    found.push_back(MetalogCurve{unit}.value(at));
  }
  return found;
}

double MetalogCurve::value(const MetalogPlace& at) const {
  return taylor(plain_, at.c).value + taylor(logistic_, at.c).value * at.logit;
}

double MetalogCurve::steepness(const MetalogPlace& at) const {
  const Taylor a = taylor(plain_, at.c);
  const Taylor b = taylor(logistic_, at.c);
  return at.v * (a.first + b.first * at.logit) + b.value;
}

double MetalogCurve::bend(const MetalogPlace& at) const {
  const Taylor a = taylor(plain_, at.c);
  const Taylor b = taylor(logistic_, at.c);
  return at.v * (at.v * (a.second + b.second * at.logit) + 2 * b.first) + 2 * at.c * b.value;
}

MetalogPlace MetalogCurve::find(double m) const {
  double low = -746;
  double high = 746;
  if (value(place_at_logit(low)) >= m) return place_at_logit(low);
  if (value(place_at_logit(high)) <= m) return place_at_logit(high);
  double logit = 0;
  for (int i = 0; i < 300; ++i) {
    const MetalogPlace at = place_at_logit(logit);
    const double off = value(at) - m;
    (off > 0 ? high : low) = logit;
    const double next = logit - off / steepness(at);
    // Once rounding alone is left, one step more gains what can be gained.
    const bool last = std::fabs(off) <= 0x1p-50 * std::fabs(m) || std::fabs(next - logit) <= 0x1p-52 * std::fabs(logit);
    if (last) return place_at_logit(next);
    const double middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) break;
    logit = next > low && next < high ? next : middle;
  }
  return place_at_logit(logit);
}

}  // namespace fundshare
