// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/fitted_forms.hpp"

#include <algorithm>

#include "fundshare/uncertainty/laws/fit.hpp"

namespace fundshare {

std::optional<Law> fitted_form(const LawParameters& given, const std::string& family,
                               const std::vector<std::string>& known) {
  const auto* entries = given.value().table();
  if (!entries) return std::nullopt;
  const auto is_known = [&known](const NodeEntry& entry) { return std::ranges::find(known, entry.key) != known.end(); };
  const auto others = static_cast<std::size_t>(std::ranges::count_if(*entries, is_known));
  const auto quantiles = given.all_quantiles();
  const auto mean = given.value().find("mean");
  const auto sd = given.value().find("sd");
  const bool by_quantiles = quantiles.size() >= 2 && quantiles.size() + others == entries->size();
  const bool by_moments = mean && sd && entries->size() == 2 + others;
  if (!by_quantiles && !by_moments) return std::nullopt;
  const auto number = [&](const char* key) {
    return std::ranges::find(known, key) != known.end() ? given.optional_number(key) : std::nullopt;
  };
  const KnownParameters held{number("df"), number("location"), number("low"), number("high")};
  if (by_moments) return law_from_mean_sd(family, given.number(*mean), given.number(*sd), held);
  std::vector<QuantilePoint> points;
  for (const auto& [p, x] : quantiles) points.push_back({p, x});
  return law_from_quantiles(family, points, held);
}

}  // namespace fundshare
