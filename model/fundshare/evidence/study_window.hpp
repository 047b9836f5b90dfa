// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "fundshare/evidence/dates.hpp"

namespace fundshare {

/// The calendar years that a run covers, and the months counted from January of the first. The last year may be
/// partial: it then ends with its month `last_month`.
struct StudyWindow {
  int first_year, last_year;
  int last_month = 12;  ///< 1..12, of the last year

  [[nodiscard]] std::size_t years() const { return static_cast<std::size_t>(last_year - first_year + 1); }
  [[nodiscard]] std::size_t months() const { return 12 * (years() - 1) + static_cast<std::size_t>(last_month); }
  [[nodiscard]] Month first_month() const { return {first_year, 1}; }
  [[nodiscard]] Month end() const { return {last_year, last_month}; }
  [[nodiscard]] bool contains(int year) const { return first_year <= year && year <= last_year; }
  [[nodiscard]] std::size_t year_index(int year) const { return static_cast<std::size_t>(year - first_year); }
  /// Place of a month in the window, if it lies in it.
  [[nodiscard]] std::optional<std::size_t> month_index(Month month) const {
    if (month < first_month() || end() < month) return std::nullopt;
    return static_cast<std::size_t>(month.index_from(first_month()));
  }

  [[nodiscard]] bool is_partial(std::size_t year) const { return last_month < 12 && year + 1 == years(); }
  /// Months of a year of the window that lie in it: 12, or fewer in a partial last year.
  [[nodiscard]] std::size_t months_of(std::size_t year) const {
    return is_partial(year) ? static_cast<std::size_t>(last_month) : 12;
  }
  /// Share of a year of the window that lies in it, by months: what a yearly amount is multiplied by.
  [[nodiscard]] double fraction_of(std::size_t year) const { return static_cast<double>(months_of(year)) / 12.0; }
};

}  // namespace fundshare
