// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/mixture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/laws/mixture_quantile.hpp"
#include "fundshare/uncertainty/laws/weighted_laws.hpp"

namespace fundshare {

Mixture Mixture::from_weights_laws(std::span<const double> weights, std::vector<Law> laws) {
  auto parts = weighted_laws("mixture", weights, std::move(laws));
  return Mixture{std::move(parts.weights), std::move(parts.laws)};
}

Mixture::Mixture(std::vector<double> weights, std::vector<Law> laws)
    : weights_{std::move(weights)}, laws_{std::move(laws)} {}
Mixture::Mixture(const Mixture&) = default;
Mixture::Mixture(Mixture&&) noexcept = default;
Mixture& Mixture::operator=(const Mixture&) = default;
Mixture& Mixture::operator=(Mixture&&) noexcept = default;
Mixture::~Mixture() = default;

bool operator==(const Mixture& x, const Mixture& y) { return x.weights_ == y.weights_ && x.laws_ == y.laws_; }

double Mixture::quantile(double p) const {
  require_probability(p);
  return p <= 0.5 ? mixture_quantile(*this, {p, Tail::lower}) : mixture_quantile(*this, {1 - p, Tail::upper});
}

double Mixture::quantile_upper(double q) const {
  require_probability(q);
  return q <= 0.5 ? mixture_quantile(*this, {q, Tail::upper}) : mixture_quantile(*this, {1 - q, Tail::lower});
}

double Mixture::cdf(double x) const {
  double sum = 0;
  for (std::size_t i = 0; i < laws_.size(); ++i) sum += weights_[i] * laws_[i].cdf(x);
  return std::min(sum, 1.0);
}

double Mixture::cdf_upper(double x) const {
  double sum = 0;
  for (std::size_t i = 0; i < laws_.size(); ++i) sum += weights_[i] * laws_[i].cdf_upper(x);
  return std::min(sum, 1.0);
}

double Mixture::mean() const {
  double sum = 0;
  for (std::size_t i = 0; i < laws_.size(); ++i) sum += weights_[i] * laws_[i].mean();
  return sum;
}

double Mixture::standard_deviation() const {
  const double centre = mean();
  double sum = 0;
  for (std::size_t i = 0; i < laws_.size(); ++i) {
    const double sd = laws_[i].standard_deviation();
    const double off = laws_[i].mean() - centre;
    sum += weights_[i] * (sd * sd + off * off);
  }
  return std::sqrt(sum);
}

std::string Mixture::describe() const {
  std::string text = "Mixture(";
  for (std::size_t i = 0; i < laws_.size(); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "" : " + ", weights_[i], laws_[i].describe());
  }
  return text + ")";
}

}  // namespace fundshare
