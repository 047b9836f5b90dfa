// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/known_by.hpp"

#include <algorithm>

namespace fundshare {
namespace {

bool published_by(const std::optional<PartialDate>& published, Date period_end, Date day) {
  return (published ? published->latest() : period_end.plus_days(days_to_publication)) <= day;
}

template <class Records, class MonthOf>
Month last_month(const Records& records, MonthOf month_of) {
  Month last{};
  for (const auto& record : records) last = std::max(last, month_of(record));
  return last;
}

}  // namespace

Evidence known_by(const Evidence& evidence, Date day) {
  Evidence known = evidence;
  std::erase_if(known.incidents, [day](const Incident& row) { return row.date > day; });
  std::erase_if(known.launches, [day](const Launch& row) { return row.date > day; });
  std::erase_if(known.estimates,
                [day](const AnnualEstimate& row) { return !published_by(row.published, row.end, day); });
  std::erase_if(known.anchors, [day](const Anchor& row) { return !published_by(row.published, row.end, day); });
  const Month last = last_full_month(day);
  std::erase_if(known.prices, [last](const MonthlyPrice& row) { return row.month > last; });
  return known;
}

Month DataCoverage::last() const { return std::min({thefts, launches, prices}); }

DataCoverage data_coverage(const Evidence& evidence, std::optional<Date> as_of) {
  const auto in_month = [](const auto& row) { return row.date.in_month(); };
  DataCoverage coverage{evidence.prices.front().month, last_month(evidence.incidents, in_month),
                        last_month(evidence.launches, in_month), evidence.prices.back().month};
  if (!as_of) return coverage;
  const Month ended = last_full_month(*as_of);
  for (Month* end : {&coverage.thefts, &coverage.launches, &coverage.prices}) *end = std::min(*end, ended);
  return coverage;
}

Month last_full_month(Date day) {
  const bool ended = day.day == days_in_month(day.year, day.month);
  return ended ? day.in_month() : day.in_month().plus(-1);
}

int last_full_year(Date day) { return day.month == 12 && day.day == 31 ? day.year : day.year - 1; }

}  // namespace fundshare
