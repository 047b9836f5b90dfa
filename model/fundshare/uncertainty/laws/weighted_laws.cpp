// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/weighted_laws.hpp"

#include <fmt/format.h>

#include <cmath>

#include "fundshare/uncertainty/laws/checks.hpp"

namespace fundshare {

WeightedLaws weighted_laws(std::string_view name, std::span<const double> weights, std::vector<Law> laws) {
  require(weights.size() == laws.size() && !laws.empty(), fmt::format("{}: there must be one weight per law", name),
          static_cast<double>(laws.size()), static_cast<double>(weights.size()));
  const std::string bound = fmt::format("{}: weight must be >= 0 and finite", name);
  double total = 0;
  for (const double weight : weights) {
    require(weight >= 0 && std::isfinite(weight), bound, weight);
    total += weight;
  }
  require(std::fabs(total - 1) <= 1e-9, fmt::format("{}: weights must sum to 1", name), total);
  WeightedLaws parts;
  for (std::size_t i = 0; i < laws.size(); ++i) {
    if (weights[i] == 0) continue;
    parts.weights.push_back(weights[i] / total);
    parts.laws.push_back(std::move(laws[i]));
  }
  return parts;
}

}  // namespace fundshare
