// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "fundshare/evidence/records.hpp"
#include "fundshare/evidence/study_window.hpp"

namespace fundshare {

/// Days after the end of its period by which a yearly figure without a date of publication counts as published.
inline constexpr int days_to_publication = 245;

/// What was public on a day: thefts and launches up to it, months of prices that had ended, annual estimates and
/// anchors published by then (on the last day that an incomplete date of publication can mean; without one, 245 days
/// after the end of the period). Unit costs, evidence rows and claims stay, as do attribution and recoveries of each
/// theft: these are today's knowledge.
[[nodiscard]] Evidence known_by(const Evidence& evidence, Date day);

/// The last month that each table covers.
struct DataCoverage {
  Month first_price, thefts, launches, prices;
  [[nodiscard]] Month last() const;  ///< the earliest of the three ends
};

/// \param as_of  what is known on this day: then no month is covered that had not ended
[[nodiscard]] DataCoverage data_coverage(const Evidence& evidence, std::optional<Date> as_of);

/// The last month that had ended on a day, that day included.
[[nodiscard]] Month last_full_month(Date day);

/// The last calendar year that had ended on a day, that day included.
[[nodiscard]] int last_full_year(Date day);

}  // namespace fundshare
