// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "fundshare/base/error.hpp"
#include "fundshare/export/answer_lines.hpp"
#include "fundshare/export/rounding.hpp"

namespace fundshare {

std::string answer_line(const std::string& label, const std::vector<std::string>& cells) {
  constexpr int label_width = 48, cell_width = 25;
  std::string text = fmt::format("{:<{}}", label, label_width);
  for (const auto& cell : cells) text += fmt::format(" {:>{}}", cell, cell_width);
  return text + "\n";
}

std::string interval_text(const std::optional<Answer::Interval>& interval, std::string (*text_of)(Estimate)) {
  if (!interval || std::isnan(interval->median.value)) return "no value";
  const auto& [median, q05, q95] = *interval;
  const bool too_few_worlds = std::isnan(q05.value) || std::isnan(q95.value);
  return text_of(median) + (too_few_worlds ? " (no interval)" : fmt::format(" ({}-{})", text_of(q05), text_of(q95)));
}

std::string years_text(const Answer::Period& period) {
  if (period.year_start == period.year_end) return std::to_string(period.year_start);
  return fmt::format("{}-{}", period.year_start, period.year_end);
}

namespace {

std::vector<std::string> years_of(const Answer& answer) {
  std::vector<std::string> out;
  for (const auto& period : answer.periods) out.push_back(years_text(period));
  return out;
}

bool same_years(const std::vector<NamedAnswer>& runs) {
  return std::ranges::all_of(runs,
                             [&](const auto& run) { return years_of(run.answer) == years_of(runs.front().answer); });
}

/// The first row of an answer: coverage, where it was computed.
std::vector<std::string> coverage_of(const Answer& answer) {
  std::vector<std::string> cells;
  for (const auto& interval : answer.rows.front().by_period) cells.push_back(interval_text(interval, percent));
  return cells;
}

}  // namespace

std::string describe_comparison(const std::vector<NamedAnswer>& runs) {
  expects(!runs.empty(), "at least one run to compare");
  if (runs.front().answer.rows.empty()) return "";
  const bool same = same_years(runs);
  std::string text = "Runs side by side: " + runs.front().answer.rows.front().label + "\n\n";
  text += answer_line("median (model 90 % interval)",
                      same ? years_of(runs.front().answer) : std::vector<std::string>{"all years", "last three years"});
  for (const auto& [name, answer] : runs) {
    const std::string years = same ? "" : " (" + years_of(answer).front() + ")";
    text += answer_line("  " + printable(name, 80) + years, coverage_of(answer));
  }
  return text + "Every run draws the same random numbers: the runs differ by their settings alone.\n";
}

}  // namespace fundshare
