// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/figure.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "fundshare/export/rounding.hpp"
#include "fundshare/report/figures.hpp"

namespace fundshare {

std::string figure_words(const std::string& unit, Estimate figure) {
  return unit == "1" ? percent(figure) : dollars(figure);
}

std::string interval_words(const std::string& unit, const ModelInterval& interval) {
  return fmt::format("{} ({})", figure_words(unit, interval.median), range_words(unit, interval.q05, interval.q95));
}

std::string range_words(const std::string& unit, Estimate low, Estimate high) {
  const char* const between = low.value < 0.0 || high.value < 0.0 ? " to " : "-";
  return figure_words(unit, low) + between + figure_words(unit, high);
}

namespace {

/// The year in which the data end; the one after the window where the run does not say.
int data_year(const Results& results) {
  const auto& day = results.facts().as_of;
  int year = results.whole().last + 1;
  std::from_chars(day.data(), day.data() + day.size(), year);
  return year;
}

}  // namespace

int first_recent(const Results& results) {
  return std::clamp(data_year(results) - 1, results.whole().first, results.whole().last + 1);
}

bool ends_with_data(const Results& results) {
  return results.whole().last >= data_year(results) && !results.facts().as_of.ends_with("-12-31");
}

std::vector<Years> periods_shown(const Results& results) {
  if (results.last_three() == results.whole()) return {results.whole()};
  return {results.whole(), results.last_three()};
}

std::string periods_words(const Results& results) {
  std::vector<std::string> words;
  for (const auto& years : periods_shown(results)) words.push_back(to_string(years));
  return fmt::format("{}", fmt::join(words, " and "));
}

FigureCell number_cell_of(std::string text, double value, std::string key) {
  return {std::move(text), value, std::move(key)};
}

std::vector<FigureCell> interval_cells(const std::string& variable, const std::string& unit, const Years& years,
                                       const std::optional<ModelInterval>& interval) {
  if (!interval) return {{"no value"}, {"no value"}, {"no value"}};
  const auto cell = [&](Estimate figure, const char* statistic) {
    return number_cell_of(figure_words(unit, figure), figure.value, figure_key(variable, years, statistic));
  };
  return {cell(interval->median, "q50"), cell(interval->q05, "q05"), cell(interval->q95, "q95")};
}

std::string count_of_worlds(std::uint64_t worlds) { return worlds == 1 ? "1 world" : grouped(worlds) + " worlds"; }

namespace {

/// How many worlds a figure rests on: those of the run, or of the question that wrote its tables.
std::string worlds_words(const std::string& name, const RunFacts& facts) {
  const auto& figures = figure_list();
  const auto entry = std::ranges::find(figures, name, &FigureEntry::name);
  if (entry == figures.end() || entry->question.empty()) return count_of_worlds(facts.worlds);
  const auto found = facts.worlds_of_question.find(entry->question);
  return found == facts.worlds_of_question.end() ? "worlds as its question draws them" : count_of_worlds(found->second);
}

}  // namespace

std::vector<std::string> figure_notes(const Figure& figure, const Results& results) {
  const auto& facts = results.facts();
  std::vector<std::string> notes;
  if (!figure.keys.empty()) notes.push_back(fmt::format("Claims: {}.", fmt::join(figure.keys, "; ")));
  if (!figure.note.empty()) notes.push_back(figure.note);
  notes.push_back(fmt::format("{} {}.", figure.definition, figure.period));
  notes.push_back(
      fmt::format("Model under stated assumptions; {} of {} inputs rest on judgement. {}, fundshare {}, "
                  "data {} (as of {}), scenario {}.",
                  results.inputs().judgement, results.inputs().all, worlds_words(figure.name, facts), facts.version,
                  facts.data_version, facts.as_of, facts.scenario));
  return notes;
}

charts::Drawing draw_figure(const Figure& figure, double width) {
  return std::visit([&](const auto& chart) { return charts::draw(chart, width); }, figure.chart);
}

std::vector<charts::Tick> percent_ticks(const std::vector<double>& values) {
  std::vector<charts::Tick> ticks;
  ticks.reserve(values.size());
  for (const double value : values) {
    const double power = std::round(std::log10(value > 0.0 ? value : 1.0));
    const bool is_power = value > 0.0 && std::fabs(value - std::pow(10.0, power)) < 1e-9 * value;
    ticks.push_back({value, fmt::format("{:.6g} %", 100.0 * value), is_power});
  }
  return ticks;
}

}  // namespace fundshare
