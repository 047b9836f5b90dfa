// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fundshare/evidence/dates.hpp"

namespace fundshare {

/// What the text of a cell stands for, or what is amiss with the text: "'1,5' is not an amount (write a number ...)".
template <class T>
struct CellValue {
  std::optional<T> value;
  std::string problem;  ///< empty where there is a value
};

/// The numbers that a column may hold, ends included.
struct NumberRange {
  double least = 0;
  double most = 0;
};

inline constexpr double most_usd = 1e15;  ///< about ten times the world's yearly income: above it is a slip of the pen
inline constexpr NumberRange any_amount{0, most_usd};
inline constexpr NumberRange any_number{-most_usd, most_usd};

/// Nearest double to a decimal number; -0 gives 0. Nothing but digits, sign, point and exponent is read.
[[nodiscard]] CellValue<double> parse_number_cell(std::string_view text, NumberRange range);
/// The same for dollars; messages speak of amounts.
[[nodiscard]] CellValue<double> parse_usd_cell(std::string_view text, NumberRange range);
/// A number in [0, 1].
[[nodiscard]] CellValue<double> parse_fraction_cell(std::string_view text);
/// A whole number without point or exponent.
[[nodiscard]] CellValue<int> parse_integer_cell(std::string_view text, NumberRange range);
/// A calendar year, 1950..2100.
[[nodiscard]] CellValue<int> parse_year_cell(std::string_view text);
/// `true` or `false`.
[[nodiscard]] CellValue<bool> parse_boolean_cell(std::string_view text);
/// YYYY-MM-DD.
[[nodiscard]] CellValue<Date> parse_date_cell(std::string_view text);
/// YYYY-MM.
[[nodiscard]] CellValue<Month> parse_month_cell(std::string_view text);
/// YYYY, YYYY-MM or YYYY-MM-DD.
[[nodiscard]] CellValue<PartialDate> parse_partial_date_cell(std::string_view text);

}  // namespace fundshare
