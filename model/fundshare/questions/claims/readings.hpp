// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/evidence/records.hpp"
#include "fundshare/evidence/study_window.hpp"
#include "fundshare/exposure/estimator/month_sums.hpp"

namespace fundshare {

/// Which of the periods of a claim: its own; or, where it has none, the three full calendar years before the statement,
/// the last of them, the first year of the study window to that last one; and the headline window of the table where it
/// is none of them.
enum class PeriodKind { stated, three_years, latest, to_date, headline };
[[nodiscard]] const char* to_string(PeriodKind kind);

/// A period that a claim is read for: calendar years, or months for dollars over a stated period.
struct ClaimPeriod {
  PeriodKind kind;
  std::optional<MoreFigures::Years> years;
  std::optional<MoreFigures::Months> months;
  bool is_headline = false;  ///< the one that is shown first
  std::string missing = {};  ///< why the model has nothing for it; empty where it does
  std::string note = {};     ///< a caution, such as months that were left out
};

/// "2020-2022", "2022", "January 2019 to November 2020" as "2019-01 to 2020-11".
[[nodiscard]] std::string period_text(const ClaimPeriod& period);

/// The months of which at least half of the days lie in a period. \throws std::logic_error if start is after end;
/// nothing if no month does
[[nodiscard]] std::optional<MoreFigures::Months> months_of_period(Date start, Date end);

/// The periods that a claim asks for, whatever the study window covers, without two that are the same years.
/// \param first_year  of the study window: where "to date" begins
/// \param in_months   the output is one of month_variables()
[[nodiscard]] std::vector<ClaimPeriod> periods_of(const Claim& claim, bool in_months, int first_year);

/// The same, set against what a window covers: a period of years must lie inside in full years. A stated period that
/// goes past the end is cut there, with a note, where no more was known; where the window itself leaves out months that
/// were known, the period is missing: part of the time says nothing of the whole sum.
/// \param known  the last month that the data cover
[[nodiscard]] ClaimPeriod within(ClaimPeriod period, StudyWindow window, Month known);

/// The figure of a claim that is judged: the lower end of a floor, the upper end of a ceiling, the best figure, or the
/// figure of a range (low, high without a best) that is nearest `median`. Nothing where no figure was given.
[[nodiscard]] std::optional<double> judged_value(const Claim& claim, double median);

}  // namespace fundshare
