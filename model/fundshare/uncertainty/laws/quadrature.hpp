// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "fundshare/uncertainty/laws/special_functions.hpp"

namespace fundshare {

/// The rule of Gauss and Legendre with 16 points: x on (-1, 1) and weights, the positive half.
struct GaussRule {
  std::array<double, 8> x, weight;
};
extern const GaussRule gauss_16;

/// Integral of f from low to high by the rule of 16 points, exact for polynomials up to degree 31.
template <class Function>
double integrate_gauss(double low, double high, Function f) {
  const double half = (high - low) / 2;
  const double centre = low + half;
  double sum = 0;
  for (std::size_t i = 0; i < gauss_16.x.size(); ++i) {
    const double off = half * gauss_16.x[i];
    sum += gauss_16.weight[i] * (f(centre - off) + f(centre + off));
  }
  return half * sum;
}

/// Integral of f over (0, 1) by the double exponential rule (Takahasi and Mori 1974), whose points come within 1e-300
/// of both ends, so that singular ends do no harm. Steps are halved until the result changes by 1e-9 or less: the error
/// of the finer rule is of the order of the square of the change.
[[nodiscard]] double integrate_unit(const std::function<double(special::UnitPoint)>& f);

/// A quantile function by both its ends, with the probabilities in (0, 1) where it is not smooth.
struct QuantilePair {
  std::function<double(double)> lower, upper;
  std::vector<double> breakpoints;
};

struct Moments {
  double mean, standard_deviation;
};

/// Mean and standard deviation as integrals of the quantile function and of its square about the mean. A tail that
/// grows like q^-1/2 or faster has an infinite standard deviation; like 1 / q or faster: an infinite mean, or none
/// (NaN) where both tails do.
[[nodiscard]] Moments moments_of(const QuantilePair& quantile);

class Law;
/// The same of a discrete law, as sums over its atoms; what lies beyond 1e-18 of a tail is left out.
[[nodiscard]] Moments moments_of_atoms(const Law& law);

}  // namespace fundshare
