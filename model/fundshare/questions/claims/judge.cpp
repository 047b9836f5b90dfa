// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/judge.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fundshare {
namespace {

Estimate share_of(std::size_t count, std::size_t worlds) {
  const auto n = static_cast<double>(worlds);
  const double p = static_cast<double>(count) / n;
  return {p, worlds > 1 ? std::sqrt(p * (1.0 - p) / n) : std::numeric_limits<double>::quiet_NaN()};
}

template <class Holds>
Estimate share_where(std::span<const double> column, Holds holds) {
  return share_of(static_cast<std::size_t>(std::ranges::count_if(column, holds)), column.size());
}

std::optional<Interval> interval_of(Summariser& summarise_column, std::span<const double> column) {
  const auto summary = summarise_column(column, {}).summary;
  if (!summary) return std::nullopt;
  return Interval{summary->quantile(.50), summary->quantile(.05), summary->quantile(.95)};
}

constexpr const char* undefined_text = "undefined in some worlds";

BreakEven break_even(const ReadingResult& reading, double value, const ReadingColumns& in,
                     Summariser& summarise_column) {
  const auto links = break_even_links(*find_definition(reading.output));
  BreakEven out{{}, {}, {}, {}, links.no_budget, links.no_allocation};
  if (links.budget != BudgetLink::none) {
    const auto& [first, last] = reading.period.years.value();
    const auto needed = break_even_budget(links.budget, in.output, in.budget, in.wmd, value, last - first + 1);
    out.budget_usd_per_year = interval_of(summarise_column, needed);
    out.no_budget = share_where(needed, [](double x) { return x <= 0.0; });
    if (!out.budget_usd_per_year) out.no_budget_reason = undefined_text;
  }
  if (links.allocation != AllocationLink::none) {
    const auto needed = break_even_allocation(links.allocation, in.output, in.share, in.nuclear, value);
    out.allocation = interval_of(summarise_column, needed);
    out.no_allocation = share_where(needed, [](double x) { return x > 1.0; });
    if (!out.allocation) out.no_allocation_reason = undefined_text;
  }
  return out;
}

}  // namespace

std::optional<Judged> judge(const Claim& claim, std::span<const double> column, double median) {
  const auto side = parse_side(claim.side);
  const auto value = judged_value(claim, median);
  if (!side || !value) return std::nullopt;
  const auto below_of = [&](double figure) { return share_where(column, [&](double x) { return x < figure; }); };
  const Estimate below = below_of(*value);
  const bool is_range = *side == Side::about && !claim.best;
  const Estimate at_least = share_where(column, [&](double x) { return x >= *value; });
  const Estimate at_most = share_where(column, [&](double x) { return x <= *value; });
  const Estimate on_side = *side == Side::about ? below : *side == Side::at_least ? at_least : at_most;
  std::optional<Estimate> within_test;
  if (claim.test_low || claim.test_high) {
    within_test = share_where(column, [&](double x) {
      return !(claim.test_low && x < *claim.test_low) && !(claim.test_high && x > *claim.test_high);
    });
  }
  return Judged{*value,
                is_range ? below_of(*claim.low) : below,
                is_range ? below_of(*claim.high) : below,
                below,
                at_least,
                on_side,
                within_test,
                band_of(*side, on_side),
                {}};
}

void fill_reading(const Claim& claim, const ReadingColumns& in, Summariser& summarise_column, ReadingResult& reading) {
  reading.model = interval_of(summarise_column, in.output);
  if (!reading.model) {
    reading.missing = undefined_text;
    return;
  }
  if (!claim.testable) return;
  reading.judged = judge(claim, in.output, reading.model->median.value);
  if (reading.judged) reading.judged->break_even = break_even(reading, reading.judged->value, in, summarise_column);
}

}  // namespace fundshare
