// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/dates.hpp"

#include <fmt/format.h>

namespace fundshare {
namespace {

// The number that exactly these digits spell; empty where a character is not a digit.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

std::optional<int> parse_year(std::string_view text) {
  const auto year = text.size() == 4 ? digits(text) : std::nullopt;
  return year && *year >= first_calendar_year && *year <= last_calendar_year ? year : std::nullopt;
}

}  // namespace

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : lengths[month - 1];
}

Date Date::plus_days(int count) const {
  Date moved{year, month, day + count};
  while (moved.day < 1) {
    const Month before = moved.in_month().plus(-1);
    moved = {before.year, before.month, moved.day + days_in_month(before.year, before.month)};
  }
  while (moved.day > days_in_month(moved.year, moved.month)) {
    const Month after = moved.in_month().plus(1);
    moved = {after.year, after.month, moved.day - days_in_month(moved.year, moved.month)};
  }
  return moved;
}

Date PartialDate::earliest() const { return {year, month.value_or(1), day.value_or(1)}; }

Date PartialDate::latest() const {
  const int last_month = month.value_or(12);
  return {year, last_month, day.value_or(days_in_month(year, last_month))};
}

std::optional<Month> parse_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto year = parse_year(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
  return Month{*year, *month};
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[7] != '-') return std::nullopt;
  const auto month = parse_month(text.substr(0, 7));
  const auto day = digits(text.substr(8, 2));
  if (!month || !day || *day < 1 || *day > days_in_month(month->year, month->month)) return std::nullopt;
  return Date{month->year, month->month, *day};
}

std::optional<PartialDate> parse_partial_date(std::string_view text) {
  if (const auto date = parse_date(text)) return PartialDate{date->year, date->month, date->day};
  if (const auto month = parse_month(text)) return PartialDate{month->year, month->month, std::nullopt};
  if (const auto year = parse_year(text)) return PartialDate{*year, std::nullopt, std::nullopt};
  return std::nullopt;
}

std::string to_string(Date date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

std::string to_string(Month month) { return fmt::format("{:04}-{:02}", month.year, month.month); }

}  // namespace fundshare
