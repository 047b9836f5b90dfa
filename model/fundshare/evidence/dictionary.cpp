// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/dictionary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "fundshare/base/error.hpp"
#include "fundshare/base/text.hpp"

namespace fundshare {
namespace {

constexpr std::array<std::pair<std::string_view, ColumnType>, 15> type_names{
    {{"id", ColumnType::id},
     {"text", ColumnType::text},
     {"date", ColumnType::date},
     {"partial_date", ColumnType::partial_date},
     {"month", ColumnType::month},
     {"year", ColumnType::year},
     {"integer", ColumnType::integer},
     {"number", ColumnType::number},
     {"usd", ColumnType::usd},
     {"fraction", ColumnType::fraction},
     {"boolean", ColumnType::boolean},
     {"enum", ColumnType::enumeration},
     {"list", ColumnType::list},
     {"url_list", ColumnType::url_list},
     {"reference", ColumnType::reference}}};

const std::vector<std::string> dictionary_header = {"table",    "column",  "type",   "unit",
                                                    "optional", "allowed", "meaning"};

bool is_number(ColumnType type) {
  return type == ColumnType::integer || type == ColumnType::number || type == ColumnType::usd;
}

NumberRange default_range(ColumnType type) {
  if (type == ColumnType::usd) return any_amount;
  if (type == ColumnType::integer) return {-2147483648.0, 2147483647.0};
  return any_number;
}

// Reads one row of the dictionary. The columns are known to be those of dictionary_header, in that order.
class RuleReader {
 public:
  RuleReader(const std::string& file, const RawTable::Row& row) : file_{file}, row_{row} {}

  ColumnRule read() const {
    ColumnRule rule;
    rule.table = required(0);
    rule.column = required(1);
    rule.type = read_type();
    rule.unit = row_.cells[3];
    const auto optional = parse_boolean_cell(row_.cells[4]);
    if (!optional.value) refuse(4, optional.problem);
    rule.optional = *optional.value;
    rule.range = default_range(rule.type);
    read_allowed(rule);
    rule.meaning = required(6);
    return rule;
  }

 private:
  [[noreturn]] void refuse(std::size_t column, std::string_view problem) const {
    throw InputError({file_, row_.line, static_cast<int>(column) + 1, dictionary_header[column]}, problem);
  }

  const std::string& required(std::size_t column) const {
    if (row_.cells[column].empty()) refuse(column, "empty cell (this column is required)");
    return row_.cells[column];
  }

  ColumnType read_type() const {
    for (const auto& [name, type] : type_names) {
      if (row_.cells[2] == name) return type;
    }
    std::vector<std::string> names;
    for (const auto& known : type_names) names.emplace_back(known.first);
    const auto near = nearest(row_.cells[2], names);
    const auto hint = near.empty() ? std::string{} : fmt::format(" (did you mean '{}'?)", near);
    refuse(2, fmt::format("'{}' is not a type{}", printable(row_.cells[2], 60), hint));
  }

  void read_allowed(ColumnRule& rule) const {
    const auto& allowed = row_.cells[5];
    if (rule.type == ColumnType::enumeration) {
      rule.words = split(required(5), '|');
    } else if (rule.type == ColumnType::reference) {
      read_target(rule);
    } else if (!allowed.empty()) {
      read_bounds(rule);
    }
  }

  void read_target(ColumnRule& rule) const {
    const auto colon = required(5).rfind(':');
    if (colon == std::string::npos) refuse(5, "is not a target (write table:column)");
    rule.target_table = row_.cells[5].substr(0, colon);
    rule.target_column = row_.cells[5].substr(colon + 1);
  }

  void read_bounds(ColumnRule& rule) const {
    const auto& allowed = row_.cells[5];
    const auto dots = allowed.find("..");
    const bool dated =
        rule.type == ColumnType::date || rule.type == ColumnType::partial_date || rule.type == ColumnType::month;
    if (dots == std::string::npos || !(dated || is_number(rule.type))) {
      refuse(5,
             fmt::format("'{}' is not a rule for this type (min..max for numbers and dates)", printable(allowed, 60)));
    }
    rule.earliest = allowed.substr(0, dots);
    rule.latest = allowed.substr(dots + 2);
    if (dated) return;
    read_bound(rule.earliest, rule.range.least);
    read_bound(rule.latest, rule.range.most);
  }

  void read_bound(const std::string& text, double& bound) const {
    if (text.empty()) return;
    const auto parsed = parse_number_cell(text, any_number);
    if (!parsed.value) refuse(5, parsed.problem);
    bound = *parsed.value;
  }

  const std::string& file_;
  const RawTable::Row& row_;
};

std::string problem_with_word(std::string_view cell, const ColumnRule& rule) {
  if (std::find(rule.words.begin(), rule.words.end(), cell) != rule.words.end()) return {};
  const auto near = nearest(cell, rule.words);
  const auto hint =
      near.empty() ? fmt::format("one of {}", fmt::join(rule.words, ", ")) : fmt::format("did you mean '{}'?", near);
  return fmt::format("'{}' is not known ({})", printable(cell, 60), hint);
}

std::string problem_with_list(std::string_view cell, bool addresses) {
  for (const auto& part : split(cell, ';')) {
    if (part.empty()) return fmt::format("'{}' has an empty part (parts are separated by ;)", printable(cell, 60));
    const bool is_address = part.starts_with("https://") || part.starts_with("http://");
    if (addresses && (!is_address || part.find(' ') != std::string::npos)) {
      return fmt::format("'{}' is not an address (write http:// or https://, separated by ;)", printable(part, 60));
    }
  }
  return {};
}

// ISO dates of one form sort as text; a partial date is compared by the digits it has.
std::string problem_with_date(std::string_view cell, const ColumnRule& rule, std::string problem) {
  if (!problem.empty()) return problem;
  const bool early = !rule.earliest.empty() && cell < std::string_view{rule.earliest}.substr(0, cell.size());
  const bool late = !rule.latest.empty() && cell > std::string_view{rule.latest}.substr(0, cell.size());
  if (!early && !late) return {};
  return fmt::format("'{}' is out of range (must be in {}..{})", cell, rule.earliest, rule.latest);
}

}  // namespace

std::string problem_with(std::string_view cell, const ColumnRule& rule) {
  if (cell.front() == ' ' || cell.back() == ' ' || cell.front() == '\t' || cell.back() == '\t') {
    return fmt::format("'{}' has a space at an end (remove it)", printable(cell, 60));
  }
  switch (rule.type) {
    case ColumnType::usd:
      return parse_usd_cell(cell, rule.range).problem;
    case ColumnType::number:
      return parse_number_cell(cell, rule.range).problem;
    case ColumnType::integer:
      return parse_integer_cell(cell, rule.range).problem;
    case ColumnType::fraction:
      return parse_fraction_cell(cell).problem;
    case ColumnType::boolean:
      return parse_boolean_cell(cell).problem;
    case ColumnType::year:
      return parse_year_cell(cell).problem;
    case ColumnType::date:
      return problem_with_date(cell, rule, parse_date_cell(cell).problem);
    case ColumnType::month:
      return problem_with_date(cell, rule, parse_month_cell(cell).problem);
    case ColumnType::partial_date:
      return problem_with_date(cell, rule, parse_partial_date_cell(cell).problem);
    case ColumnType::enumeration:
      return problem_with_word(cell, rule);
    case ColumnType::list:
      return problem_with_list(cell, false);
    case ColumnType::url_list:
      return problem_with_list(cell, true);
    case ColumnType::id:
    case ColumnType::text:
    case ColumnType::reference:
      break;
  }
  return {};
}

Dictionary::Dictionary(const RawTable& raw) {
  if (raw.header != dictionary_header) {
    throw InputError({raw.file, 1, 1, {}}, fmt::format("the columns must be {}", fmt::join(dictionary_header, ",")));
  }
  std::set<std::pair<std::string, std::string>> seen;
  for (const auto& row : raw.rows) {
    rules_.push_back(RuleReader{raw.file, row}.read());
    if (!seen.emplace(rules_.back().table, rules_.back().column).second) {
      throw InputError({raw.file, row.line, 2, "column"}, "this column of this table is there twice");
    }
  }
  if (rules_.empty()) throw InputError({raw.file, 0, 0, {}}, "has no rows");
}

std::vector<std::string> Dictionary::tables() const {
  std::set<std::string> names;
  for (const auto& rule : rules_) names.insert(rule.table);
  return {names.begin(), names.end()};
}

std::vector<ColumnRule> Dictionary::rules_of(std::string_view table) const {
  std::vector<ColumnRule> of_table;
  std::copy_if(rules_.begin(), rules_.end(), std::back_inserter(of_table),
               [&](const ColumnRule& rule) { return rule.table == table; });
  return of_table;
}

}  // namespace fundshare
