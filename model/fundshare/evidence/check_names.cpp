// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/check_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fundshare/evidence/records.hpp"

namespace fundshare {
namespace {

constexpr std::size_t fewest_letters = 5;  // shorter names that are one letter apart may well be two names
constexpr std::size_t long_name = 9;       // from here on two letters may be a slip

// Letters and digits alone, in lower case; bytes of other scripts stay.
std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char c : lower_case(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) letters += c;
  }
  return letters;
}

// One letter put in, left out, replaced, or two neighbours swapped.
bool one_letter_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  const auto split = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  if (a.size() + 1 == b.size()) return a.substr(split) == b.substr(split + 1);
  if (a.size() != b.size() || split == a.size()) return false;
  if (a.substr(split + 1) == b.substr(split + 1)) return true;
  return split + 1 < a.size() && a[split] == b[split + 1] && a[split + 1] == b[split] &&
         a.substr(split + 2) == b.substr(split + 2);
}

struct Name {
  std::string text, letters;
  std::size_t first_row = 0, rows = 0;
};

std::vector<Name> names_in(const Table& table, const std::string& column) {
  std::map<std::string, Name> names;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto& text = table.text(row, column);
    ++names.try_emplace(text, Name{text, letters_of(text), row, 0}).first->second.rows;
  }
  std::vector<Name> out;
  for (auto& [text, name] : names) out.push_back(std::move(name));
  return out;
}

bool nearly_equal_letters(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  return a == b || (shorter >= fewest_letters && one_letter_apart(a, b)) ||
         (shorter >= long_name && edit_distance(a, b) <= 2);
}

void check_spellings(const Table& estimates, ErrorList& problems) {
  const auto names = names_in(estimates, "estimator");
  for (auto a = names.begin(); a != names.end(); ++a) {
    for (auto b = std::next(a); b != names.end(); ++b) {
      if (!nearly_equal_letters(a->letters, b->letters)) continue;
      const bool a_is_rarer = a->rows != b->rows ? a->rows < b->rows : a->first_row > b->first_row;
      const auto &suspect = a_is_rarer ? *a : *b, &usual = a_is_rarer ? *b : *a;
      problems.add(estimates.place(suspect.first_row, "estimator"),
                   fmt::format("'{}' is nearly '{}' of line {} (one estimator is spelt in one way; two need names "
                               "that differ by more)",
                               printable(suspect.text, 60), printable(usual.text, 60),
                               estimates.place(usual.first_row, "estimator").line));
    }
  }
}

bool may_feed(const Table& table, std::size_t row) {
  const auto checked = parse_source_checked(table.text(row, "source_checked"));
  return checked && may_feed_default(*checked);
}

// Rows with equal keys must have equal amounts; reports the first amount that differs.
class Repeats {
 public:
  Repeats(const Table& table, std::vector<std::string> keys, std::vector<std::string> amounts)
      : table_{table}, keys_{std::move(keys)}, amounts_{std::move(amounts)} {}

  void add(std::size_t row, std::string_view what, ErrorList& problems) {
    std::vector<std::string> key;
    for (const auto& column : keys_) key.push_back(table_.text(row, column));
    const auto [first, is_new] = first_row_.emplace(std::move(key), row);
    if (is_new) return;
    for (const auto& amount : amounts_) {
      const auto here = table_.optional_number(row, amount), there = table_.optional_number(first->second, amount);
      if (here == there) continue;
      problems.add(table_.place(row, amount),
                   fmt::format("'{}' where line {} has '{}' for the same {}", printable(table_.text(row, amount), 40),
                               table_.place(first->second, amount).line,
                               printable(table_.text(first->second, amount), 40), what));
      return;
    }
  }

 private:
  const Table& table_;
  std::vector<std::string> keys_, amounts_;
  std::map<std::vector<std::string>, std::size_t> first_row_;
};

}  // namespace

bool nearly_equal_names(std::string_view a, std::string_view b) {
  return a != b && nearly_equal_letters(letters_of(a), letters_of(b));
}

void check_estimators(const Table& estimates, ErrorList& problems) {
  check_spellings(estimates, problems);
  Repeats repeats{estimates,
                  {"estimator", "period_start", "period_end", "scope", "published"},
                  {"usd_best", "usd_low", "usd_high"}};
  for (std::size_t row = 0; row < estimates.rows(); ++row)
    repeats.add(row, "estimator, period, scope and day of publication", problems);
}

void check_repeats(const Table& anchors, ErrorList& problems) {
  // The two series that the budget stage reads year by year; other quantities may have several sources.
  const std::set<std::string, std::less<>> read{"gni", "total_exports"};
  Repeats repeats{anchors, {"quantity", "period_start", "period_end"}, {"value_best"}};
  for (std::size_t row = 0; row < anchors.rows(); ++row) {
    const bool counts = read.contains(anchors.text(row, "quantity")) && anchors.text(row, "unit") == "usd" &&
                        !anchors.text(row, "value_best").empty() && may_feed(anchors, row);
    if (counts) repeats.add(row, "quantity and period (one row feeds the default)", problems);
  }
}

}  // namespace fundshare
