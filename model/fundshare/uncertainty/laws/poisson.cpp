// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/poisson.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/special_functions.hpp"

namespace fundshare {

namespace {

/// A count near the one asked for, by the normal approximation; z may be infinite.
double first_guess(double mean, double z) {
  const double near = mean + std::sqrt(mean) * (z < -40 ? -40 : (z > 40 ? 40 : z));
  return near > 0 ? std::floor(near) : 0;
}

/// The smallest count k >= 0 with enough(k), which holds from some k on, by steps that double and then halve.
template <class Enough>
double smallest(double guess, Enough enough) {
  double low = guess;  // the largest count known to be too small, after the first loop
  double high = guess;
  double step = 1;
  if (enough(guess)) {
    while (low >= 0 && enough(low)) {
      high = low;
      low -= step;
      step *= 2;
    }
    if (low < -1) low = -1;
  } else {
    while (!enough(high)) {
      low = high;
      high += step;
      step *= 2;
    }
  }
  while (high - low > 1) {
    const double middle = std::floor((low + high) / 2);
    (enough(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace

Poisson Poisson::from_mean(double mean) {
  require(mean >= 0 && mean <= 1e6, "poisson: mean must lie in [0, 1e6]", mean);
  return Poisson{mean};
}

double Poisson::quantile(double p) const {
  require_probability(p);
  if (mean_ == 0) return 0;
  if (p == 1) return std::numeric_limits<double>::infinity();
  return smallest(first_guess(mean_, normal_quantile(p)), [&](double k) { return cdf(k) >= p; });
}

double Poisson::quantile_upper(double q) const {
  require_probability(q);
  if (mean_ == 0) return 0;
  if (q == 0) return std::numeric_limits<double>::infinity();
  return smallest(first_guess(mean_, normal_quantile_upper(q)), [&](double k) { return cdf_upper(k) <= q; });
}

double Poisson::cdf(double x) const {
  if (x < 0) return 0;
  return mean_ == 0 ? 1 : special::gamma_cdf_upper(std::floor(x) + 1, mean_);
}

double Poisson::cdf_upper(double x) const {
  if (x < 0) return 1;
  return mean_ == 0 ? 0 : special::gamma_cdf(std::floor(x) + 1, mean_);
}

double Poisson::mean() const { return mean_; }
double Poisson::standard_deviation() const { return std::sqrt(mean_); }
std::string Poisson::describe() const { return fmt::format("Poisson({})", mean_); }

}  // namespace fundshare
