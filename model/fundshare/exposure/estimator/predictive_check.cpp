// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/estimator/predictive_check.hpp"

#include <algorithm>
#include <array>

namespace fundshare {
namespace {

constexpr std::array stock_rows{"E035", "E037", "E038"};
constexpr std::array cash_claims{"C26a", "C27"};

const EvidenceRow* find_row(const Evidence& evidence, const char* id) {
  const auto at = evidence.rows.find(id);
  if (at == evidence.rows.end() || !at->second.best || !at->second.period_start || !at->second.period_end)
    return nullptr;
  return &at->second;
}

}  // namespace

std::vector<PredictiveCheck> predictive_checks(const Evidence& evidence, StudyWindow window) {
  std::vector<PredictiveCheck> checks;
  for (const char* id : stock_rows) {
    const auto* row = find_row(evidence, id);
    const auto month = row ? window.month_index(row->period_end->in_month()) : std::nullopt;
    if (month)
      checks.push_back({id, "held_stock_usd", *row->best, *row->period_start, *row->period_end, *month, *month});
  }
  for (const char* id : cash_claims) {
    const auto* row = find_row(evidence, id);
    if (!row || !window.contains(row->period_start->year) || !window.month_index(row->period_end->in_month())) continue;
    checks.push_back({id, "net_cash_usd_cyber", *row->best, *row->period_start, *row->period_end,
                      window.year_index(row->period_start->year), window.year_index(row->period_end->year)});
  }
  return checks;
}

std::vector<Output> list_checks(const std::vector<PredictiveCheck>& checks) {
  std::vector<Output> outputs;
  for (const auto& check : checks) {
    const bool stock = check.variable == "held_stock_usd";
    outputs.push_back({"checks",
                       check.variable,
                       "usd_nominal",
                       stock ? "month_end" : "years",
                       check.start.year,
                       check.end.year,
                       stock ? "month_end" : "cash",
                       {}});
  }
  return outputs;
}

void evaluate_checks(const std::vector<PredictiveCheck>& checks, const RealisedUsd& cash,
                     std::span<const double> cyber_factor, std::size_t first_row, Block& out) {
  for (std::size_t k = 0; k < checks.size(); ++k) {
    const auto values = out[first_row + k];
    if (checks[k].variable == "held_stock_usd") {
      std::ranges::copy(cash.held_by_month[checks[k].first].first(values.size()), values.begin());
      continue;
    }
    std::ranges::fill(values, 0.0);
    for (std::size_t year = checks[k].first; year <= checks[k].last; ++year) {
      const auto net = cash.net[year];
      for (std::size_t w = 0; w < values.size(); ++w) values[w] += cyber_factor[w] * net[w];
    }
  }
}

}  // namespace fundshare
