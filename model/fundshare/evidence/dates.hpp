// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace fundshare {

/// The calendar years that any date of the tables may have.
inline constexpr int first_calendar_year = 1950;
inline constexpr int last_calendar_year = 2100;

/// A calendar month; ordered in time.
struct Month {
  int year = first_calendar_year;
  int month = 1;  ///< 1..12

  /// Months from `first` to this one: 0 for the same month, negative where this one is earlier.
  [[nodiscard]] constexpr int index_from(Month first) const { return 12 * (year - first.year) + (month - first.month); }
  /// The month `count` months later, earlier where `count` is negative.
  [[nodiscard]] constexpr Month plus(int count) const {
    const int months = 12 * year + (month - 1) + count;
    return {months / 12, months % 12 + 1};
  }
  friend constexpr auto operator<=>(const Month&, const Month&) = default;
};

/// A day of the calendar; ordered in time.
struct Date {
  int year = first_calendar_year;
  int month = 1;  ///< 1..12
  int day = 1;    ///< 1..31

  [[nodiscard]] constexpr Month in_month() const { return {year, month}; }
  /// The day `count` days later, earlier where `count` is negative.
  [[nodiscard]] Date plus_days(int count) const;
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// A date of which the day, or the day and the month, may be unknown.
struct PartialDate {
  int year = first_calendar_year;
  std::optional<int> month;
  std::optional<int> day;

  [[nodiscard]] Date earliest() const;  ///< first day it can mean
  [[nodiscard]] Date latest() const;    ///< last day it can mean
  friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

[[nodiscard]] bool is_leap_year(int year);
/// Days of a month of the Gregorian calendar.
[[nodiscard]] int days_in_month(int year, int month);

/// YYYY-MM-DD, a day that exists, 1950..2100; empty otherwise.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// YYYY-MM, 1950..2100; empty otherwise.
[[nodiscard]] std::optional<Month> parse_month(std::string_view text);
/// YYYY, YYYY-MM or YYYY-MM-DD, 1950..2100; empty otherwise.
[[nodiscard]] std::optional<PartialDate> parse_partial_date(std::string_view text);

[[nodiscard]] std::string to_string(Date date);    ///< YYYY-MM-DD
[[nodiscard]] std::string to_string(Month month);  ///< YYYY-MM

}  // namespace fundshare
