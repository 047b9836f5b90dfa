// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/estimator/month_sums.hpp"

#include <algorithm>
#include <array>

#include "fundshare/numerics/vector_loop.hpp"

namespace fundshare {
namespace {

constexpr std::array<const char*, 5> variables{"gross_theft_usd", "gross_theft_usd_cyber", "net_cash_usd",
                                               "net_cash_usd_cyber", "still_held_usd"};
constexpr std::array<const char*, 5> year_bases{"theft", "theft", "cash", "cash", "month_end"};

/// The sum of some months and the same times a factor, each into its row.
void add_months(const Rows& by_month, MonthSpan span, std::span<const double> factor, std::span<double> sum,
                std::span<double> with_factor) {
  std::ranges::fill(sum, 0.0);
  for (std::size_t month = span.first; month <= span.last; ++month) {
    const auto row = by_month[month];
    vector_loop(sum.size(), [&](std::size_t w) FUNDSHARE_BODY { sum[w] += row[w]; });
  }
  vector_loop(sum.size(), [&](std::size_t w) FUNDSHARE_BODY { with_factor[w] = factor[w] * sum[w]; });
}

}  // namespace

std::span<const char* const> month_variables() { return variables; }

std::string month_span_name(Month first, Month last) { return to_string(first) + ".." + to_string(last); }

std::vector<Output> list_month_sums(StudyWindow window, const std::vector<MonthSpan>& spans) {
  std::vector<Output> outputs;
  for (const auto& [from, to] : spans) {
    const Month first = window.first_month().plus(static_cast<int>(from));
    const Month last = window.first_month().plus(static_cast<int>(to));
    for (std::size_t k = 0; k < variables.size(); ++k) {
      outputs.push_back({"months",
                         variables[k],
                         "usd_nominal",
                         month_span_name(first, last),
                         first.year,
                         last.year,
                         year_bases[k],
                         {}});
    }
  }
  return outputs;
}

void evaluate_month_sums(const std::vector<MonthSpan>& spans, const StolenUsd& stolen, const RealisedUsd& cash,
                         std::span<const double> cyber_factor, std::size_t first_row, Block& out) {
  std::size_t row = first_row;
  for (const auto& span : spans) {
    add_months(stolen.gross, span, cyber_factor, out[row], out[row + 1]);
    add_months(cash.net_by_month, span, cyber_factor, out[row + 2], out[row + 3]);
    const auto held = out[row + 4];
    std::ranges::copy(cash.held_by_month[span.last].first(held.size()), held.begin());
    row += variables.size();
  }
}

}  // namespace fundshare
