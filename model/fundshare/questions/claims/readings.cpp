// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/readings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/evidence/known_by.hpp"

namespace fundshare {
namespace {

/// Adds a period of years unless it is there; the headline window is marked in either case.
void add_years(PeriodKind kind, MoreFigures::Years years, const Claim& claim, std::vector<ClaimPeriod>& periods) {
  const bool is_headline = claim.year_start == years.first && claim.year_end == years.last;
  const auto same = std::ranges::find_if(periods, [&](const ClaimPeriod& p) { return p.years == years; });
  if (same == periods.end()) periods.push_back({kind, years, std::nullopt, is_headline});
}

std::vector<ClaimPeriod> stated_periods(const Claim& claim, bool in_months) {
  std::vector<ClaimPeriod> periods;
  if (in_months && claim.period_start && claim.period_end) {
    if (const auto months = months_of_period(*claim.period_start, *claim.period_end))
      periods.push_back({PeriodKind::stated, std::nullopt, months, true});
  } else if (claim.year_start && claim.year_end) {
    periods.push_back({PeriodKind::stated, MoreFigures::Years{*claim.year_start, *claim.year_end}, std::nullopt, true});
  }
  return periods;
}

int days_within(Month month, Date start, Date end) {
  const int first = month == start.in_month() ? start.day : 1;
  const int last = month == end.in_month() ? end.day : days_in_month(month.year, month.month);
  return last - first + 1;
}

}  // namespace

const char* to_string(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::stated:
      return "stated";
    case PeriodKind::three_years:
      return "three_years";
    case PeriodKind::latest:
      return "latest";
    case PeriodKind::to_date:
      return "to_date";
    case PeriodKind::headline:
      return "headline";
  }
  return "";
}

std::string period_text(const ClaimPeriod& period) {
  if (period.months) {
    const auto& [first, last] = *period.months;
    if (first.month == 1 && last.month == 12) return period_text({period.kind, {{first.year, last.year}}, {}});
    return fmt::format("{} to {}", to_string(first), to_string(last));
  }
  const auto& [first, last] = period.years.value();
  return first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
}

std::optional<MoreFigures::Months> months_of_period(Date start, Date end) {
  expects(start <= end, "a period has a start before its end");
  const auto counts = [&](Month month) {
    return 2 * days_within(month, start, end) >= days_in_month(month.year, month.month);
  };
  const Month first = counts(start.in_month()) ? start.in_month() : start.in_month().plus(1);
  const Month last = counts(end.in_month()) ? end.in_month() : end.in_month().plus(-1);
  if (last < first) return std::nullopt;
  return MoreFigures::Months{first, last};
}

std::vector<ClaimPeriod> periods_of(const Claim& claim, bool in_months, int first_year) {
  if (claim.period_rule == "stated") return stated_periods(claim, in_months);
  const int last = last_full_year(claim.date);
  std::vector<ClaimPeriod> periods;
  add_years(PeriodKind::three_years, {last - 2, last}, claim, periods);
  add_years(PeriodKind::latest, {last, last}, claim, periods);
  add_years(PeriodKind::to_date, {std::min(first_year, last), last}, claim, periods);
  if (claim.year_start && claim.year_end)
    add_years(PeriodKind::headline, {*claim.year_start, *claim.year_end}, claim, periods);
  return periods;
}

ClaimPeriod within(ClaimPeriod period, StudyWindow window, Month known) {
  const auto full_last = window.is_partial(window.years() - 1) ? window.last_year - 1 : window.last_year;
  if (period.years) {
    auto& years = *period.years;
    const int known_last = known.month == 12 ? known.year : known.year - 1;
    const bool cut = period.kind == PeriodKind::stated && years.first <= full_last && full_last < years.last &&
                     known_last <= full_last;
    if (cut) {
      period.note = fmt::format("ends with {}, the last full year that was known; the claim goes on to {}", full_last,
                                years.last);
      years.last = full_last;
    }
    if (period.years->first < window.first_year || period.years->last > full_last)
      period.missing = fmt::format("{} is not inside the full years {}-{} of the model", period_text(period),
                                   window.first_year, full_last);
    return period;
  }
  auto& months = period.months.value();
  if (months.first < window.first_month() || window.end() < months.first) {
    period.missing = fmt::format("{} does not begin inside the months {} to {} of the model", period_text(period),
                                 to_string(window.first_month()), to_string(window.end()));
  } else if (window.end() < months.last && window.end() < known) {
    period.missing = fmt::format("{} does not end inside the months {} to {} of the model", period_text(period),
                                 to_string(window.first_month()), to_string(window.end()));
  } else if (window.end() < months.last) {
    period.note = fmt::format("ends with {}, the last month that was known; the claim goes on to {}",
                              to_string(window.end()), to_string(months.last));
    months.last = window.end();
  }
  return period;
}

std::optional<double> judged_value(const Claim& claim, double median) {
  if (claim.side == "at_least") return claim.low ? claim.low : claim.best;
  if (claim.side == "at_most") return claim.high ? claim.high : claim.best;
  if (claim.best) return claim.best;
  if (claim.low && claim.high) return std::clamp(median, *claim.low, *claim.high);
  return std::nullopt;
}

}  // namespace fundshare
