// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/make_law.hpp"

#include <fmt/format.h>

#include <utility>

#include "fundshare/base/infinity.hpp"
#include "fundshare/uncertainty/laws/empirical.hpp"
#include "fundshare/uncertainty/laws/fit.hpp"
#include "fundshare/uncertainty/spec/parse_law.hpp"

namespace fundshare {
namespace {

KnownParameters known(const LawParameters& given) {
  return {.df = given.optional_number("df"),
          .location = given.optional_number("location"),
          .low = given.optional_number("low"),
          .high = given.optional_number("high"),
          .terms = given.optional_number("terms")};
}

/// The laws of a list, one at least, with their weights, equal where none are given.
struct Experts {
  std::vector<Law> laws;
  std::vector<double> weights;
};

Experts experts(const LawParameters& given, std::string_view key) {
  const Node& list = given.at(key);
  if (!list.list() || list.list()->empty()) {
    given.fail(list, fmt::format("needs a list of laws (found {})", show(list)));
  }
  Experts found;
  for (const auto& law : *list.list()) found.laws.push_back(parse_law_of(law, given.input()));
  found.weights = given.optional_list("weights");
  if (!given.value().find("weights")) {
    found.weights.assign(found.laws.size(), 1 / static_cast<double>(found.laws.size()));
  }
  return found;
}

}  // namespace

Law law_by_quantiles(const LawParameters& given) {
  const auto quantiles = given.all_quantiles();
  if (given.law() == "lognormal" && quantiles.size() == 2 && quantiles[0].p == 0.05 && quantiles[1].p == 0.95) {
    return LogNormal::from_90_percent_interval(quantiles[0].x, quantiles[1].x);
  }
  std::vector<QuantilePoint> points;
  for (const auto& [p, x] : quantiles) points.push_back({p, x});
  return law_from_quantiles(given.law(), points, known(given));
}

Law law_by_moments(const LawParameters& given) {
  const double mean = given.number(given.at("mean"));
  return law_from_mean_sd(given.law(), mean, given.number(given.at("sd")), known(given));
}

Law lognormal_by_median(const LawParameters& given) {
  const double median = given.number(given.at("median"));
  return LogNormal::from_median_gsd(median, given.number(given.at("gsd")));
}

Law student_t(const LawParameters& given) {
  return StudentT::from_df_location_scale(given.number(given.at("df")), given.optional_number("location").value_or(0),
                                          given.optional_number("scale").value_or(1));
}

Law truncated_normal(const LawParameters& given) {
  const double mean = given.number(given.at("mean"));
  return Truncated::normal(mean, given.number(given.at("sd")), given.optional_number("low").value_or(-infinity),
                           given.optional_number("high").value_or(infinity));
}

Law metalog_by_coefficients(const LawParameters& given) {
  return Metalog::from_coefficients(given.optional_list("coefficients"),
                                    given.optional_number("low").value_or(-infinity),
                                    given.optional_number("high").value_or(infinity));
}

Law discrete(const LawParameters& given) {
  const auto values = given.optional_list("values");
  return Discrete::from_values_weights(values, given.optional_list("weights"));
}

Law empirical(const LawParameters& given) {
  if (const auto* list = given.value().list()) return empirical_law(given.numbers(*list), {});
  const auto values = given.optional_list("values");
  const auto weights = given.optional_list("weights");
  const Node* smooth = given.value().find("smooth");
  const bool is_truth = smooth && std::holds_alternative<bool>(smooth->value);
  if (given.value().find("weights") && weights.size() != values.size()) {
    given.fail(given.at("weights"),
               fmt::format("needs one weight per value (found {} for {} values)", weights.size(), values.size()));
  }
  if (!smooth || (is_truth && !std::get<bool>(smooth->value))) return empirical_law(values, weights);
  if (is_truth) return smoothed_law(values, weights, std::nullopt);
  return smoothed_law(values, weights, given.number(*smooth));
}

Law mixture(const LawParameters& given) {
  std::vector<double> weights;
  std::vector<Law> laws;
  for (const auto& part : *given.value().list()) {
    const Node* weight = part.find("weight");
    const Node* law = part.find("law");
    if (!weight || !law || part.table()->size() != 2) {
      given.fail(part, "each part needs the keys weight and law, and no other");
    }
    weights.push_back(given.number(*weight));
    laws.push_back(parse_law_of(*law, given.input()));
  }
  return Mixture::from_weights_laws(weights, std::move(laws));
}

Law linear_pool(const LawParameters& given) {
  auto found = experts(given, "linear");
  return Mixture::from_weights_laws(found.weights, std::move(found.laws));
}

Law logarithmic_pool(const LawParameters& given) {
  auto found = experts(given, "logarithmic");
  return LogPool::from_weights_laws(found.weights, std::move(found.laws));
}

}  // namespace fundshare
