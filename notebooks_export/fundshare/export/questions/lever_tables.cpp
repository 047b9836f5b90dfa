// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/lever_tables.hpp"

#include <cmath>
#include <iterator>

#include "fundshare/export/questions/change_cells.hpp"

namespace fundshare {
namespace {

/// A row: what it is about, what it says of it, and the figures.
void add_row(CsvTable& table, std::vector<Cell> head, const Output& output, const std::string& unit,
             const std::string& effect, std::vector<Cell> figures) {
  for (const auto& cell : {Cell{output.variable}, Cell{unit}, Cell{output.window}, Cell{output.year_start},
                           Cell{output.year_end}, Cell{effect}}) {
    head.push_back(cell);
  }
  std::ranges::move(figures, std::back_inserter(head));
  table.add(head);
}

ResultFile effect_table(const std::string& scenario, const LeverSet& set, const LeverStudy& study) {
  CsvTable table{"levers.csv"};
  for (const auto& [number, summary] : study.baseline) {
    const Output& output = study.outputs[number];
    add_row(table, {scenario, "none", 0.0}, output, output.unit, "output", spread_cells(summary));
  }
  for (const auto& row : study.effects) {
    const Output& output = study.outputs[row.output];
    const std::vector<Cell> head{scenario, set.levers[row.lever].name, row.dose};
    add_row(table, head, output, output.unit, "output", spread_cells(row.effect.with));
    add_row(table, head, output, output.unit, "difference", spread_cells(row.effect.difference));
    add_row(table, head, output, output.unit, "marginal_difference", spread_cells(row.effect.marginal));
    add_row(table, head, output, "1", "relative_change", spread_cells(row.effect.relative));
    if (row.dose == set.small_dose) {
      add_row(table, head, output, "1", "elasticity", spread_cells(row.effect.relative, 1.0 / row.dose));
    }
  }
  return std::move(table).finish();
}

ResultFile pair_table(const std::string& scenario, const LeverSet& set, const LeverStudy& study) {
  CsvTable table{"lever_pairs.csv"};
  for (const auto& pair : study.pairs) {
    const Output& output = study.outputs[pair.output];
    const std::vector<Cell> head{scenario, set.levers[pair.first].name, set.levers[pair.second].name, set.compare_at};
    add_row(table, head, output, output.unit, "difference", spread_cells(pair.both));
    add_row(table, head, output, "1", "relative_change", spread_cells(pair.relative));
    add_row(table, head, output, output.unit, "interaction", spread_cells(pair.interaction));
    add_row(table, head, output, "1", "ratio_interaction", spread_cells(pair.ratio));
  }
  return std::move(table).finish();
}

ResultFile halving_table(const std::string& scenario, const LeverSet& set, const LeverStudy& study) {
  CsvTable table{"lever_halving.csv"};
  for (const auto& row : study.halvings) {
    const auto dose = row.dose ? std::optional{row.dose->value} : std::nullopt;
    const auto error = row.dose ? std::optional{row.dose->mc_se} : std::nullopt;
    table.add({scenario, set.levers[row.lever].name, set.levers[row.lever].most, dose, error, row.share_left.value,
               row.share_left.mc_se});
  }
  return std::move(table).finish();
}

}  // namespace

std::vector<ResultFile> lever_tables(const std::string& scenario, const LeverSet& set, const LeverStudy& study) {
  return {effect_table(scenario, set, study), pair_table(scenario, set, study), halving_table(scenario, set, study)};
}

}  // namespace fundshare
