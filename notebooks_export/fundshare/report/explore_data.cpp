// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "fundshare/export/questions/reading_words.hpp"
#include "fundshare/report/page_parts.hpp"

namespace fundshare {
namespace {

using nlohmann::json;

constexpr std::array ratios{"coverage",
                            "net_ratio",
                            "gross_ratio",
                            "coverage_foreign_parts",
                            "coverage_wmd",
                            "coverage_tests",
                            "gross_over_foreign_income",
                            "net_over_foreign_income"};
constexpr double step = 0.04;

/// Three digits are more than a drawing shows.
double short_number(double x) {
  const std::string text = fmt::format("{:.3g}", x);
  return std::stod(text);
}

json years_of(const Results& results, const std::string& variable) {
  json out = json::array();
  for (int year = results.whole().first; year <= results.whole().last; ++year) {
    json one = json::array({year});
    for (const auto* statistic : {"q05", "q25", "q50", "q75", "q95"}) {
      const auto figure = results.figure(variable, {year, year}, statistic);
      if (figure) one.push_back(short_number(figure->value));
    }
    if (one.size() == 6) out.push_back(std::move(one));
  }
  return out;
}

/// Shares of the worlds that reach 0, 4, 8 ... percent; the named thresholds between them are left out.
json reach_of(const Results& results, const std::string& variable, const Years& years) {
  const auto& table = results.table("exceedance");
  std::vector<std::pair<double, double>> points;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!table.is(row, "variable", variable) || !table.is(row, "budget_method", "all")) continue;
    if (table.integer(row, "year_start") != years.first || table.integer(row, "year_end") != years.last) continue;
    const auto share = table.optional_number(row, "probability");
    if (share) points.emplace_back(table.number(row, "threshold"), *share);
  }
  std::ranges::sort(points);
  json out = json::array();
  for (const auto& [threshold, share] : points) {
    if (std::abs(threshold - step * static_cast<double>(out.size())) < 1e-9)
      out.push_back(std::round(1000.0 * share) / 1000.0);
  }
  return out;
}

}  // namespace

std::string explore_json(const Results& results) {
  json all{{"periods", {to_string(results.whole()), to_string(results.last_three())}}, {"ratios", json::array()}};
  for (const auto* variable : ratios) {
    auto years = years_of(results, variable);
    if (years.empty()) continue;
    json reach = json::array();
    for (const auto& period : {results.whole(), results.last_three()}) {
      auto curve = reach_of(results, variable, period);
      if (curve.size() > 1) reach.push_back(std::move(curve));
    }
    all["ratios"].push_back({{"name", variable},
                             {"label", reading_words(variable)},
                             {"step", step},
                             {"years", std::move(years)},
                             {"reach", std::move(reach)}});
  }
  std::string text = all.dump();
  // So that no text can end the element that holds it.
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at))
    text.replace(at, 1, "\\u003c");
  return text;
}

}  // namespace fundshare
