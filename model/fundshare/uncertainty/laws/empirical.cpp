// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/empirical.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"

namespace fundshare {

namespace {

/// A value of a sample with its share of the weights.
struct Part {
  double value, share;
};

/// The different values in order; the shares have sum 1.
std::vector<Part> parts_of(std::span<const double> values, std::span<const double> weights) {
  require(!values.empty() && values.size() <= most_sample_values, "empirical: there must be 1 to 100000 values",
          static_cast<double>(values.size()));
  require(weights.empty() || weights.size() == values.size(), "empirical: there must be one weight per value",
          static_cast<double>(values.size()), static_cast<double>(weights.size()));
  std::vector<Part> parts;
  double total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = weights.empty() ? 1 : weights[i];
    require(std::isfinite(values[i]), "empirical: value must be finite", values[i]);
    require(weight >= 0 && std::isfinite(weight), "empirical: weight must be >= 0 and finite", weight);
    if (weight > 0) parts.push_back({values[i], weight});
    total += weight;
  }
  require(total > 0 && std::isfinite(total), "empirical: the sum of the weights must be > 0 and finite", total);
  std::ranges::stable_sort(parts, {}, &Part::value);
  for (auto& part : parts) part.share /= total;
  return parts;
}

double standard_deviation(const std::vector<Part>& parts, double effective_size) {
  double mean = 0;
  for (const auto& [value, share] : parts) mean += share * value;
  double square = 0;
  for (const auto& [value, share] : parts) square += share * (value - mean) * (value - mean);
  return std::sqrt(square / (1 - 1 / effective_size));
}

double interpolated_quantile(const std::vector<Part>& parts, double p) {
  const double first = parts.front().share / 2;
  const double span = 1 - first - parts.back().share / 2;
  double before = 0;
  double place = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    before += parts[i].share;
    const double next = (before + parts[i + 1].share / 2 - first) / span;
    if (next >= p) return parts[i].value + (p - place) / (next - place) * (parts[i + 1].value - parts[i].value);
    place = next;
  }
  return parts.back().value;
}

double bandwidth_of(const std::vector<Part>& parts) {
  require(parts.front().value < parts.back().value, "empirical: a bandwidth needs two different values",
          parts.front().value, parts.back().value);
  double squares = 0;
  for (const auto& part : parts) squares += part.share * part.share;
  const double sd = standard_deviation(parts, 1 / squares);
  const double quartiles = (interpolated_quantile(parts, 0.75) - interpolated_quantile(parts, 0.25)) / 1.34;
  return 0.9 * (quartiles > 0 ? std::min(sd, quartiles) : sd) * pow_ieee(squares, 0.2);
}

/// Equal values become one, so that a mixture has as few parts as it can.
std::vector<Part> merged(const std::vector<Part>& parts) {
  std::vector<Part> kept;
  for (const auto& part : parts) {
    if (!kept.empty() && kept.back().value == part.value) {
      kept.back().share += part.share;
    } else {
      kept.push_back(part);
    }
  }
  return kept;
}

std::string words(const std::vector<Part>& parts) {
  return fmt::format("Empirical({} values from {} to {}", parts.size(), parts.front().value, parts.back().value);
}

}  // namespace

Law empirical_law(std::span<const double> values, std::span<const double> weights) {
  const auto parts = parts_of(values, weights);
  std::vector<double> points;
  std::vector<double> shares;
  for (const auto& [value, share] : parts) {
    points.push_back(value);
    shares.push_back(share);
  }
  return Fitted::from_law(Discrete::from_values_weights(points, shares), words(parts) + ")", 0);
}

double silverman_bandwidth(std::span<const double> values, std::span<const double> weights) {
  return bandwidth_of(parts_of(values, weights));
}

Law smoothed_law(std::span<const double> values, std::span<const double> weights, std::optional<double> bandwidth) {
  const auto parts = parts_of(values, weights);
  require(parts.size() <= most_smoothed_values, "empirical: a sample to be smoothed must have at most 200 values",
          static_cast<double>(parts.size()));
  if (bandwidth) require_positive("empirical: bandwidth", *bandwidth);
  const double width = bandwidth ? *bandwidth : bandwidth_of(parts);
  std::vector<double> shares;
  std::vector<Law> laws;
  for (const auto& [value, share] : merged(parts)) {
    shares.push_back(share);
    laws.emplace_back(Normal::from_mean_sd(value, width));
  }
  return Fitted::from_law(Mixture::from_weights_laws(shares, std::move(laws)),
                          words(parts) + fmt::format(", bandwidth = {})", width), 0);
}

}  // namespace fundshare
