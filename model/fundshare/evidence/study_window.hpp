// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "fundshare/evidence/dates.hpp"

namespace fundshare {

/// The calendar years that a run covers, and the months counted from January of the first.
struct StudyWindow {
  int first_year, last_year;

  [[nodiscard]] std::size_t years() const { return static_cast<std::size_t>(last_year - first_year + 1); }
  [[nodiscard]] std::size_t months() const { return 12 * years(); }
  [[nodiscard]] Month first_month() const { return {first_year, 1}; }
  [[nodiscard]] bool contains(int year) const { return first_year <= year && year <= last_year; }
  [[nodiscard]] std::size_t year_index(int year) const { return static_cast<std::size_t>(year - first_year); }
  /// Place of a month in the window, if it lies in it.
  [[nodiscard]] std::optional<std::size_t> month_index(Month month) const {
    if (!contains(month.year)) return std::nullopt;
    return static_cast<std::size_t>(month.index_from(first_month()));
  }
};

}  // namespace fundshare
