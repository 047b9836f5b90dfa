// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/evidence/dates.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"

namespace fundshare {

/// A day whose knowledge is used, or all that the tables hold.
struct VintageDate {
  std::optional<Date> day;  ///< nothing for "today": no day is left out, and no clock is read
  [[nodiscard]] std::string label() const;
};

/// The word for all that the tables hold.
inline constexpr const char* today_word = "today";

/// Days on which public claims were made, then today.
inline constexpr const char* standard_vintage_dates = "2022-07-28,2023-05-09,2024-03-20,2025-10-22,today";

/// Reads days with commas between them: YYYY-MM-DD in ascending order, `today` last, two at least.
/// \throws Error (64)
[[nodiscard]] std::vector<VintageDate> parse_vintage_dates(const std::string& list);

/// The scenario with the knowledge of a day: `as_of`, and a window from its own first year to the last full year known
/// then. \throws Error (64) where that window would end before it begins
[[nodiscard]] Scenario at_vintage(const Scenario& scenario, const Evidence& evidence, const VintageDate& date);

/// Rows of one table that were public on a day.
struct KnownRows {
  std::string table;
  std::size_t rows;
};

/// Of incidents, annual estimates, budget anchors, launches and months of prices, in this order.
[[nodiscard]] std::vector<KnownRows> rows_known(const Evidence& evidence, const VintageDate& date);

}  // namespace fundshare
