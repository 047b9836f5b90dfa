// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "fundshare/catalogue/select_rows.hpp"

namespace fundshare {
namespace {

constexpr std::array<std::pair<std::string_view, Comparator>, 7> signs{{{"!=", Comparator::unequal},
                                                                        {"<=", Comparator::less_or_equal},
                                                                        {">=", Comparator::greater_or_equal},
                                                                        {"=", Comparator::equal},
                                                                        {"<", Comparator::less},
                                                                        {">", Comparator::greater},
                                                                        {"~", Comparator::contains}}};

[[noreturn]] void refuse(const std::string& text) { throw Error{ExitCode::usage, "--where: " + text}; }

bool is_number(ColumnType type) {
  return type == ColumnType::integer || type == ColumnType::number || type == ColumnType::usd ||
         type == ColumnType::fraction;
}

bool is_date(ColumnType type) {
  return type == ColumnType::date || type == ColumnType::partial_date || type == ColumnType::month ||
         type == ColumnType::year;
}

bool is_order(Comparator comparison) {
  return comparison != Comparator::equal && comparison != Comparator::unequal && comparison != Comparator::contains;
}

double parsed_number(const std::string& text) {
  double value = 0;
  const char* const last = text.data() + text.size();
  const auto [end, status] = std::from_chars(text.data(), last, value);
  if (status != std::errc{} || end != last || !(value - value == 0.0))
    refuse(fmt::format("'{}' is not a number (write 1234.56 or 1e6)", printable(text, 60)));
  return value;
}

void check_word(const Condition& condition) {
  const auto& words = condition.rule.words;
  if (condition.rule.type != ColumnType::enumeration || condition.comparison == Comparator::contains) return;
  if (std::ranges::find(words, condition.value) != words.end()) return;
  refuse(fmt::format("'{}' is no word of column {}; the words are {}", printable(condition.value, 60),
                     condition.rule.column, fmt::join(words, ", ")));
}

// What the column can hold decides what its conditions may ask.
void check_value(Condition& condition) {
  const auto& [rule, comparison, value, number] = condition;
  if (value.empty()) {
    if (comparison != Comparator::equal && comparison != Comparator::unequal)
      refuse(fmt::format("a blank can be asked for with {}= or {}!= alone", rule.column, rule.column));
    return;
  }
  if (comparison == Comparator::contains) return;
  if (is_number(rule.type)) {
    condition.number = parsed_number(value);
  } else if (is_date(rule.type)) {
    if (!parse_partial_date(value))
      refuse(fmt::format("'{}' is not a date (write YYYY, YYYY-MM or YYYY-MM-DD)", printable(value, 60)));
  } else if (is_order(comparison)) {
    refuse(fmt::format("column {} holds text, which has no order (use =, != or ~)", rule.column));
  }
  check_word(condition);
}

template <class T>
bool holds(Comparator comparison, const T& low, const T& high, const T& value_low, const T& value_high) {
  switch (comparison) {
    case Comparator::less:
      return high < value_low;
    case Comparator::less_or_equal:
      return high <= value_high;
    case Comparator::greater:
      return low > value_high;
    case Comparator::greater_or_equal:
      return low >= value_low;
    case Comparator::unequal:
      return low < value_low || high > value_high;
    default:
      return low >= value_low && high <= value_high;
  }
}

bool has_entry(const std::string& cell, const std::string& value) {
  for (std::size_t start = 0; start <= cell.size();) {
    const auto end = std::min(cell.find(';', start), cell.size());
    if (std::string_view{cell}.substr(start, end - start) == value) return true;
    start = end + 1;
  }
  return false;
}

}  // namespace

Condition parse_condition(const Table& table, const std::string& text) {
  const auto at = text.find_first_of("!<>=~");
  if (at == std::string::npos || at == 0)
    refuse(fmt::format("'{}' is not COLUMN=VALUE, nor with !=, <, <=, >, >= or ~", printable(text, 80)));
  for (const auto& [sign, comparison] : signs) {
    if (!std::string_view{text}.substr(at).starts_with(sign)) continue;
    Condition condition{find_column(table, text.substr(0, at)), comparison, text.substr(at + sign.size()), 0};
    check_value(condition);
    return condition;
  }
  refuse(fmt::format("'{}' has no =, !=, <, <=, >, >= or ~", printable(text, 80)));
}

bool fulfils(const std::string& cell, const Condition& condition) {
  const auto& [rule, comparison, value, number] = condition;
  if (value.empty()) return cell.empty() == (comparison == Comparator::equal);
  if (cell.empty()) return comparison == Comparator::unequal;
  if (comparison == Comparator::contains) return lower_case(cell).find(lower_case(value)) != std::string::npos;
  if (is_number(rule.type)) {
    const double of_cell = parsed_number(cell);
    return holds(comparison, of_cell, of_cell, number, number);
  }
  if (is_date(rule.type)) {
    const auto of_cell = *parse_partial_date(cell), of_value = *parse_partial_date(value);
    return holds(comparison, of_cell.earliest(), of_cell.latest(), of_value.earliest(), of_value.latest());
  }
  const bool is_list = rule.type == ColumnType::list || rule.type == ColumnType::url_list;
  return (cell == value || (is_list && has_entry(cell, value))) == (comparison == Comparator::equal);
}

}  // namespace fundshare
