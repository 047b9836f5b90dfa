// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "fundshare/export/questions/reading_words.hpp"
#include "fundshare/report/figure.hpp"
#include "fundshare/report/page_parts.hpp"

namespace fundshare {
namespace {

constexpr std::array ratios{"coverage",
                            "net_ratio",
                            "gross_ratio",
                            "coverage_foreign_parts",
                            "coverage_wmd",
                            "coverage_tests",
                            "gross_over_foreign_income",
                            "net_over_foreign_income"};
constexpr double step = 0.04;

std::string number_of(double x) { return fmt::format("{:.3g}", x); }

/// [[year, q05, q25, q50, q75, q95], ...], three digits each: more than a drawing shows.
std::vector<std::string> years_shown_of(const Results& results, const std::string& variable) {
  std::vector<std::string> out;
  for (int year = results.whole().first; year <= results.whole().last; ++year) {
    std::vector<std::string> one{std::to_string(year)};
    for (const auto* statistic : {"q05", "q25", "q50", "q75", "q95"}) {
      const auto figure = results.figure(variable, {year, year}, statistic);
      if (figure) one.push_back(number_of(figure->value));
    }
    if (one.size() == 6) out.push_back(fmt::format("[{}]", fmt::join(one, ",")));
  }
  return out;
}

/// Shares of the worlds that reach 0, 4, 8 ... percent; the named thresholds between them are left out.
std::vector<std::string> reach_of(const Results& results, const std::string& variable, const Years& years) {
  const auto& table = results.table("exceedance");
  std::vector<std::pair<double, double>> points;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!table.is(row, "variable", variable) || !table.is(row, "budget_method", "all")) continue;
    if (years_of(table, row) != years) continue;
    const auto share = table.optional_number(row, "probability");
    if (share) points.emplace_back(table.number(row, "threshold"), *share);
  }
  std::ranges::sort(points);
  std::vector<std::string> out;
  for (const auto& [threshold, share] : points) {
    const bool next = std::fabs(threshold - step * static_cast<double>(out.size())) < 1e-9;
    if (next) out.push_back(number_of(std::round(1000.0 * share) / 1000.0));
  }
  return out;
}

std::string ratio_of(const Results& results, const std::string& variable, const std::vector<std::string>& years) {
  std::vector<std::string> curves;
  for (const auto& period : periods_shown(results)) {
    const auto curve = reach_of(results, variable, period);
    if (curve.size() > 1) curves.push_back(fmt::format("[{}]", fmt::join(curve, ",")));
  }
  // Names and words of outputs are letters, blanks, commas and apostrophes: nothing that JSON or HTML would take amiss.
  return fmt::format(R"({{"name":"{}","label":"{}","step":{},"years":[{}],"reach":[{}]}})", variable,
                     reading_words(variable), step, fmt::join(years, ","), fmt::join(curves, ","));
}

}  // namespace

std::string explore_json(const Results& results) {
  std::vector<std::string> all;
  for (const auto* variable : ratios) {
    const auto years = years_shown_of(results, variable);
    if (!years.empty()) all.push_back(ratio_of(results, variable, years));
  }
  const auto periods = periods_shown(results);
  return fmt::format(R"({{"periods":["{}","{}"],"ratios":[{}]}})", to_string(periods.front()),
                     periods.size() > 1 ? to_string(periods.back()) : "none", fmt::join(all, ","));
}

}  // namespace fundshare
