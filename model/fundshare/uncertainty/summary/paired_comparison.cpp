// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/summary/paired_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// How the worlds of two columns lie to each other, in whole numbers.
struct Counts {
  std::uint64_t a_greater = 0, b_greater = 0;
  std::uint64_t both_low = 0;  ///< neither is above its median
};

Counts count(std::span<const double> a, std::span<const double> b, double median_a, double median_b) {
  Counts counts;
  for (std::size_t w = 0; w < a.size(); ++w) {
    counts.a_greater += a[w] > b[w] ? 1U : 0U;
    counts.b_greater += b[w] > a[w] ? 1U : 0U;
    counts.both_low += a[w] <= median_a && b[w] <= median_b ? 1U : 0U;
  }
  return counts;
}

Estimate ratio(const Estimate& a, const Estimate& b, double both_low) {
  if (a.value == 0.0) return {undefined, undefined};
  const double rho = std::clamp(4.0 * both_low - 1.0, -1.0, 1.0);
  // Without dividing by the median of b, which may be 0: se(b) / a and (b / a) se(a) / a.
  const double of_a = b.value / a.value * (a.mc_se / a.value), of_b = b.mc_se / a.value;
  const double variance = of_a * of_a + of_b * of_b - 2.0 * rho * of_a * of_b;
  return {b.value / a.value, std::isnan(variance) ? undefined : std::sqrt(std::max(0.0, variance))};
}

}  // namespace

Estimate share_of_worlds(std::uint64_t count, std::uint64_t worlds) {
  const auto n = static_cast<double>(worlds);
  const double p = static_cast<double>(count) / n;
  return {p, worlds > 1 ? std::sqrt(p * (1.0 - p) / n) : undefined};
}

std::optional<PairedComparison> compare_paired(std::span<const double> a, std::span<const double> b) {
  expects(a.size() == b.size() && !a.empty(), "columns of the same worlds");
  std::vector<double> difference(a.size());
  for (std::size_t w = 0; w < a.size(); ++w) difference[w] = b[w] - a[w];
  const auto of_a = summarise(a), of_b = summarise(b), of_difference = summarise(difference);
  if (!of_a || !of_b || !of_difference) return std::nullopt;
  const Estimate median_a = of_a->quantile(.50), median_b = of_b->quantile(.50);
  const Counts counts = count(a, b, median_a.value, median_b.value);
  const std::uint64_t n = a.size();
  return PairedComparison{*of_difference, ratio(median_a, median_b, share_of_worlds(counts.both_low, n).value),
                          share_of_worlds(counts.a_greater, n), share_of_worlds(counts.b_greater, n)};
}

}  // namespace fundshare
