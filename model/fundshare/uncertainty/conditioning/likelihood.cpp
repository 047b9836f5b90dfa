// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/conditioning/likelihood.hpp"

#include <cmath>
#include <limits>

#include "fundshare/base/error.hpp"
#include "fundshare/numerics/kernels.hpp"

namespace fundshare {
namespace {

constexpr double log_root_two_pi = 0.918938533204672741780329736405618;  // ln sqrt(2 pi)
constexpr double far_below = -30.0;  // Phi is 5e-198 there, and the series below is exact to 1e-14

/// A number and its error on the scale on which the error is normal.
struct Scaled {
  double value, se;
};

Scaled scaled(const Statement& statement) {
  const auto [side, error, value, se] = statement;
  expects(std::isfinite(value) && std::isfinite(se) && se > 0.0, "a statement has a value and an error above 0");
  if (error == EvidenceError::normal) return {value, se};
  expects(value > 0.0, "a statement with a log-normal error has a value above 0");
  return {log_ieee(value), std::sqrt(log1p_ieee(se * se))};
}

double scaled(EvidenceError error, double x) {
  if (error == EvidenceError::normal) return x;
  return x > 0.0 ? log_ieee(x) : -std::numeric_limits<double>::infinity();
}

}  // namespace

const char* to_string(EvidenceSide side) {
  switch (side) {
    case EvidenceSide::at_least:
      return "at_least";
    case EvidenceSide::at_most:
      return "at_most";
    case EvidenceSide::about:
      break;
  }
  return "about";
}

const char* to_string(EvidenceError error) { return error == EvidenceError::normal ? "normal" : "log_normal"; }

double log_normal_cdf(double z) {
  if (z > 0.0) return log1p_ieee(-normal_cdf_upper(z));
  if (z > far_below) return log_ieee(normal_cdf(z));
  if (std::isinf(z)) return z;
  // Phi(z) = phi(z) / |z| (1 - 1/z^2 + 3/z^4 - 15/z^6 + ...), Abramowitz and Stegun 26.2.12
  const double r = 1.0 / (z * z);
  const double series = r * (-1.0 + r * (3.0 + r * (-15.0 + r * (105.0 - 945.0 * r))));
  return -0.5 * z * z - log_root_two_pi - log_ieee(-z) + log1p_ieee(series);
}

std::vector<double> log_likelihoods(const Statement& statement, std::span<const double> x) {
  const auto [value, se] = scaled(statement);
  const double log_density = -log_root_two_pi - log_ieee(se);
  std::vector<double> out;
  out.reserve(x.size());
  for (const double quantity : x) {
    const double z = (scaled(statement.error, quantity) - value) / se;
    switch (statement.side) {
      case EvidenceSide::about:
        out.push_back(log_density - 0.5 * z * z);
        break;
      case EvidenceSide::at_least:
        out.push_back(log_normal_cdf(z));
        break;
      case EvidenceSide::at_most:
        out.push_back(log_normal_cdf(-z));
        break;
    }
  }
  return out;
}

}  // namespace fundshare
