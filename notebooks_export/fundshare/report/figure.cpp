// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/figure.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "fundshare/export/rounding.hpp"
#include "fundshare/report/figures.hpp"

namespace fundshare {

std::string figure_words(const std::string& unit, Estimate figure) {
  return unit == "1" ? percent(figure) : dollars(figure);
}

std::string interval_words(const std::string& unit, const ModelInterval& interval) {
  return fmt::format("{} ({}-{})", figure_words(unit, interval.median), figure_words(unit, interval.q05),
                     figure_words(unit, interval.q95));
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

namespace {

/// How many worlds a figure rests on: those of the run, or of the question that wrote its tables.
std::string worlds_words(const std::string& name, const RunFacts& facts) {
  const auto& figures = figure_list();
  const auto entry = std::ranges::find(figures, name, &FigureEntry::name);
  if (entry == figures.end() || entry->question.empty()) return grouped(facts.worlds) + " worlds";
  const auto found = facts.worlds_of_question.find(entry->question);
  return found == facts.worlds_of_question.end() ? "worlds as its question draws them"
                                                 : grouped(found->second) + " worlds";
}

}  // namespace

std::vector<std::string> figure_notes(const Figure& figure, const Results& results) {
  const auto& facts = results.facts();
  std::vector<std::string> notes;
  if (!figure.keys.empty()) notes.push_back(fmt::format("Claims: {}.", fmt::join(figure.keys, "; ")));
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
