// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/counterfactual_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "fundshare/base/error.hpp"
#include "fundshare/export/questions/change_cells.hpp"
#include "fundshare/export/questions/figure_cells.hpp"

namespace fundshare {
namespace {

using What = AskedChange::What;

const char* word(What what) {
  switch (what) {
    case What::drop:
      return "drop";
    case What::unfreeze:
      return "unfreeze";
    case What::price_path:
      return "price_path";
    default:
      return "all";
  }
}

void add_row(CsvTable& table, std::vector<Cell> head, const Output& output, const std::string& unit,
             const std::string& effect, const std::optional<Summary>& summary) {
  for (const auto& cell : {Cell{output.variable}, Cell{unit}, Cell{output.window}, Cell{output.year_start},
                           Cell{output.year_end}, Cell{effect}}) {
    head.push_back(cell);
  }
  std::ranges::move(spread_cells(summary), std::back_inserter(head));
  table.add(head);
}

const Effect& effect_of(const CounterfactualStudy& study, std::size_t change, const std::string& variable,
                        const std::string& window, int year_start) {
  const auto at = std::ranges::find_if(study.effects, [&](const CounterfactualEffect& row) {
    const Output& output = study.outputs[row.output];
    return row.change == change && output.variable == variable && output.window == window &&
           output.year_start == year_start;
  });
  expects(at != study.effects.end(), "an effect of the study");
  return at->effect;
}

/// A window of the page: how it is called, and its name and first year among the outputs.
struct Span {
  std::string title, window;
  int year_start;
};

std::vector<Span> long_windows(const Scenario& scenario) {
  const int first = scenario.first_year, last = scenario.last_year;
  std::vector<Span> windows{{fmt::format("{}-{}", first, last), "total", first}};
  if (last - first > 2) windows.push_back({fmt::format("{}-{}", last - 2, last), "rolling3", last - 2});
  return windows;
}

PageTable effects_in(const CounterfactualStudy& study, const Span& span) {
  PageTable table{fmt::format("effects_{}_{}", span.window, span.year_start),
                  span.title + ": with the change less without, median (model 90 % interval)",
                  {"change", "stolen", "cash", "money for missiles", "relative", "coverage", "net ratio"},
                  {}};
  for (std::size_t k = 0; k < study.changes.size(); ++k) {
    const auto effect = [&](const char* variable) -> const Effect& {
      return effect_of(study, k, variable, span.window, span.year_start);
    };
    table.rows.push_back({study.changes[k].text(), dollar_change_cell(effect("gross_theft_usd").difference),
                          dollar_change_cell(effect("net_cash_usd").difference),
                          dollar_change_cell(effect("missile_funds_usd").difference),
                          percent_change_cell(effect("missile_funds_usd").relative),
                          points_change_cell(effect("coverage").difference),
                          points_change_cell(effect("net_ratio").difference)});
  }
  return table;
}

PageTable effects_by_year(const Scenario& scenario, const CounterfactualStudy& study) {
  PageTable table{
      "by_year", "Money for missiles by year of spending: difference, median (model 90 % interval)", {"year"}, {}};
  for (const auto& change : study.changes) table.columns.push_back(change.text());
  for (int year = scenario.first_year; year <= scenario.last_year; ++year) {
    std::vector<PageCell> row{{static_cast<double>(year), fmt::format("{}", year)}};
    for (std::size_t k = 0; k < study.changes.size(); ++k) {
      row.push_back(dollar_change_cell(effect_of(study, k, "missile_funds_usd", "year", year).difference));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

ResultFile counterfactual_table(const std::string& scenario, const CounterfactualStudy& study) {
  CsvTable table{"counterfactual.csv"};
  for (const auto& [number, summary] : study.baseline) {
    const Output& output = study.outputs[number];
    add_row(table, {scenario, "none", ""}, output, output.unit, "output", summary);
  }
  for (const auto& row : study.effects) {
    const Output& output = study.outputs[row.output];
    const auto& change = study.changes[row.change];
    const std::vector<Cell> head{scenario, word(change.what), change.id};
    add_row(table, head, output, output.unit, "output", row.effect.with);
    add_row(table, head, output, output.unit, "difference", row.effect.difference);
    add_row(table, head, output, "1", "relative_change", row.effect.relative);
  }
  return std::move(table).finish();
}

Page counterfactual_page(const Scenario& scenario, const CounterfactualStudy& study, const InputCount& inputs) {
  Page page{"counterfactual",
            fmt::format("What a theft, a freeze or the coin price did in the model (scenario {})", scenario.name),
            {}};
  for (const auto& span : long_windows(scenario)) page.parts.emplace_back(effects_in(study, span));
  page.parts.emplace_back(effects_by_year(scenario, study));
  PageFields notes{"notes", "", {}};
  for (std::size_t k = 0; k < study.changes.size(); ++k) {
    if (study.idle[k].empty()) continue;
    notes.fields.emplace_back(study.changes[k].text(), "changes no number: " + study.idle[k]);
  }
  notes.fields.emplace_back(
      "differences",
      "paired: the same worlds with and without; coverage and net ratio in points (hundredths) of the "
      "budget; a change without an interval is the same in every world, to the digits shown");
  notes.fields.emplace_back("drop", "the theft is not shared out among the others of its year");
  notes.fields.emplace_back("inputs", judgement_note(inputs.judgement, inputs.all));
  page.parts.emplace_back(std::move(notes));
  return page;
}

}  // namespace fundshare
