// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/checks.hpp"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

namespace fundshare {

namespace {

/// 0.05 as "05", 0.025 as "02.5", 0.5 as "50".
std::string percent(double p) {
  const double value = std::round(p * 1e11) / 1e9;  // to 1e-9 %, so that 100 * 0.07 reads 7
  return fmt::format("{}{}", value < 10 ? "0" : "", value);
}

}  // namespace

void require(bool held, std::string_view bound, double found) {
  if (!held) throw std::domain_error{fmt::format("{} (found {})", bound, found)};
}

void require(bool held, std::string_view bound, double first, double second) {
  if (!held) throw std::domain_error{fmt::format("{} (found {} and {})", bound, first, second)};
}

void require_positive(std::string_view quantity, double found) {
  require(found > 0, fmt::format("{} must be > 0", quantity), found);
  require(std::isfinite(found), fmt::format("{} must be finite", quantity), found);
}

void require_probability(double p) { require(p >= 0 && p <= 1, "probability must lie in [0, 1]", p); }

void require_two_quantiles(std::string_view law, double p1, double x1, double p2, double x2) {
  require(p1 > 0 && p1 < p2 && p2 < 1, fmt::format("{}: probabilities must be increasing and inside (0, 1)", law), p1,
          p2);
  require(std::isfinite(x1) && std::isfinite(x2) && x1 < x2,
          fmt::format("{}: quantiles must be finite and increasing", law), x1, x2);
}

std::string describe_quantile(double p, double x) { return fmt::format("q{} = {}", percent(p), x); }

std::string describe_quantiles(double p1, double x1, double p2, double x2) {
  return fmt::format("{}, {}", describe_quantile(p1, x1), describe_quantile(p2, x2));
}

}  // namespace fundshare
