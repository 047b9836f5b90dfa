// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/bernoulli.hpp"

#include <fmt/format.h>

#include <cmath>

#include "fundshare/uncertainty/laws/checks.hpp"

namespace fundshare {

Bernoulli Bernoulli::from_probability(double p) {
  require(p >= 0 && p <= 1, "bernoulli: probability must lie in [0, 1]", p);
  return Bernoulli{p};
}

double Bernoulli::quantile(double p) const {
  require_probability(p);
  return probability_ == 1 || p > 1 - probability_ ? 1 : 0;
}

double Bernoulli::quantile_upper(double q) const {
  require_probability(q);
  return probability_ == 1 || q < probability_ ? 1 : 0;
}

double Bernoulli::cdf(double x) const { return x < 0 ? 0 : (x < 1 ? 1 - probability_ : 1); }
double Bernoulli::cdf_upper(double x) const { return x < 0 ? 1 : (x < 1 ? probability_ : 0); }
double Bernoulli::mean() const { return probability_; }
double Bernoulli::standard_deviation() const { return std::sqrt(probability_ * (1 - probability_)); }
std::string Bernoulli::describe() const { return fmt::format("Bernoulli({})", probability_); }

}  // namespace fundshare
