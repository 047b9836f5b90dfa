// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/parse_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

template <class T>
CellValue<T> refuse(std::string_view text, std::string_view problem) {
  return {std::nullopt, fmt::format("'{}' {}", printable(text, 60), problem)};
}

bool has_only(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

bool ends_in_unit(std::string_view text) {
  const auto digits = text.find_first_not_of("+-.0123456789");
  if (digits == 0 || digits == std::string_view::npos) return false;
  const auto unit = text.substr(digits);
  constexpr std::string_view units[] = {"K", "k",  "M",  "m",  "B",        "b",       "G",
                                        "T", "mn", "bn", "tn", " million", " billion"};
  return std::find(std::begin(units), std::end(units), unit) != std::end(units);
}

// Why a text that stands for a number to people cannot be read as one; empty where we have no idea.
std::string_view hint_for(std::string_view text) {
  const auto holds = [&](std::string_view what) { return text.find(what) != std::string_view::npos; };
  if (holds("$") || holds("USD") || holds("\xe2\x82\xac")) return "leave the currency sign out";
  if (holds("%")) return "write 45% as 0.45";
  if (text.starts_with('(')) return "write (625) as -625";
  if (holds("0x") || holds("0X")) return "hexadecimal numbers are not read";
  if (holds("_") || (holds(" ") && has_only(text, " 0123456789."))) return "leave separators of digits out";
  if (ends_in_unit(text)) return "write the unit out: 625M as 625e6";
  if (text.starts_with('+')) return "leave the plus sign out";
  if (has_only(text, "-?") || holds("#") || text == "NA" || text == "N/A" || text == "TBD" || text == "n/a") {
    return "leave the cell empty where a value is unknown and the column is optional";
  }
  return {};
}

// "is not <what> (<form>)", with a hint where there is one.
CellValue<double> not_a(std::string_view text, std::string_view what, std::string_view form) {
  const auto hint = hint_for(text);
  return refuse<double>(text, hint.empty() ? fmt::format("is not {} ({})", what, form)
                                           : fmt::format("is not {} ({}; {})", what, form, hint));
}

struct Wording {
  std::string_view what, form;
};

CellValue<double> refuse_range(std::string_view text, NumberRange range) {
  return refuse<double>(text, fmt::format("is out of range (must be in {:g}..{:g})", range.least, range.most));
}

// A number of any size that a double can hold; `range` is for the message about larger and smaller ones.
CellValue<double> parse_decimal(std::string_view text, NumberRange range, const Wording& wording) {
  double value{};
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = end == text.data() + text.size();
  if (whole && status == std::errc::result_out_of_range) return refuse_range(text, range);
  if (!whole || status != std::errc{} || !std::isfinite(value)) return not_a(text, wording.what, wording.form);
  return {value == 0 ? 0.0 : value, {}};  // -0 becomes 0
}

}  // namespace

CellValue<double> parse_number_cell(std::string_view text, NumberRange range) {
  const auto parsed = parse_decimal(text, range, {"a number", "use 1234.56"});
  if (parsed.value && (*parsed.value < range.least || *parsed.value > range.most)) return refuse_range(text, range);
  return parsed;
}

CellValue<double> parse_usd_cell(std::string_view text, NumberRange range) {
  const bool may_be_negative = range.least < 0;
  const Wording wording{"an amount",
                        may_be_negative ? "write a number such as -6.2e8" : "write a number >= 0 such as 6.2e8"};
  const auto parsed = parse_decimal(text, range, wording);
  if (!parsed.value) return parsed;
  if (*parsed.value < 0 && !may_be_negative) return not_a(text, wording.what, wording.form);
  return *parsed.value < range.least || *parsed.value > range.most ? refuse_range(text, range) : parsed;
}

CellValue<double> parse_fraction_cell(std::string_view text) {
  const auto parsed = parse_decimal(text, any_number, {"a fraction", "write a number in [0,1] such as 0.45"});
  if (parsed.value && (*parsed.value < 0 || *parsed.value > 1)) return refuse<double>(text, "must be in [0,1]");
  return parsed;
}

CellValue<int> parse_integer_cell(std::string_view text, NumberRange range) {
  int value{};
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = end == text.data() + text.size();
  if (!whole || status == std::errc::invalid_argument) return refuse<int>(text, "is not a whole number (use 12)");
  if (status != std::errc{} || value < range.least || value > range.most) {
    return refuse<int>(text, fmt::format("is out of range (must be in {:g}..{:g})", range.least, range.most));
  }
  return {value, {}};
}

CellValue<int> parse_year_cell(std::string_view text) {
  const auto date = parse_partial_date(text);
  if (!date || date->month) return refuse<int>(text, "is not a year (YYYY within 1950..2100)");
  return {date->year, {}};
}

CellValue<bool> parse_boolean_cell(std::string_view text) {
  if (text == "true") return {true, {}};
  if (text == "false") return {false, {}};
  return refuse<bool>(text, "is not a truth value (write true or false)");
}

CellValue<Date> parse_date_cell(std::string_view text) {
  if (const auto date = parse_date(text)) return {date, {}};
  return refuse<Date>(text, "is not a date (YYYY-MM-DD within 1950-01-01..2100-12-31)");
}

CellValue<Month> parse_month_cell(std::string_view text) {
  if (const auto month = parse_month(text)) return {month, {}};
  return refuse<Month>(text, "is not a month (YYYY-MM within 1950-01..2100-12)");
}

CellValue<PartialDate> parse_partial_date_cell(std::string_view text) {
  if (const auto date = parse_partial_date(text)) return {date, {}};
  return refuse<PartialDate>(text, "is not a date (YYYY, YYYY-MM or YYYY-MM-DD within 1950..2100)");
}

}  // namespace fundshare
