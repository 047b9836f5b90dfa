// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/sensitivity_tables.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace fundshare {
namespace {

const char* yes_or_no(bool condition) { return condition ? "yes" : "no"; }

/// The cells that say which output a row is about.
std::vector<Cell> head(const std::string& scenario, const Output& output) {
  return {scenario, output.variable, output.window, output.year_start, output.year_end};
}

void add_row(CsvTable& table, std::vector<Cell> cells, const std::vector<Cell>& more) {
  std::ranges::copy(more, std::back_inserter(cells));
  table.add(cells);
}

/// Indices, the variance beside them, and what learning brings.
std::vector<Cell> index_cells(const Index& first, const Index& total, const Index& variance) {
  const double removed = first.value * variance.value;
  return {first.value,    first.mc_se,    first.low, first.high,
          total.value,    total.mc_se,    total.low, total.high,
          variance.value, variance.mc_se, removed,   std::sqrt(std::max(0.0, variance.value - removed))};
}

std::vector<Cell> name_cells(const char* kind, const InputSet& set, const InputGroup& group, const std::string& of) {
  return {kind, group.name, of, yes_or_no(is_structure(set, group)), yes_or_no(rests_on_judgement(set, group))};
}

/// The group in which an input is analysed.
const std::string& group_of(const WhatMatters& found, std::size_t input) {
  return std::ranges::find_if(
             found.groups,
             [&](const InputGroup& group) { return std::ranges::find(group.inputs, input) != group.inputs.end(); })
      ->name;
}

ResultFile index_table(const std::string& scenario, const Estimator& model, const WhatMatters& found) {
  CsvTable table{"sensitivity.csv"};
  const InputSet& set = model.inputs();
  const auto row = [&](const Output& output, std::vector<Cell> names, const std::vector<Cell>& figures) {
    std::ranges::copy(figures, std::back_inserter(names));
    add_row(table, head(scenario, output), names);
  };
  for (const auto& each : found.outputs) {
    const Output& output = model.outputs()[each.output];
    for (std::size_t g = 0; g < found.groups.size(); ++g) {
      const auto& effects = each.by_group.groups[g];
      row(output, name_cells("group", set, found.groups[g], found.groups[g].name),
          index_cells(effects.first_order, effects.total, each.by_group.variance));
    }
    for (std::size_t i = 0; i < found.inputs.size(); ++i) {
      const auto& effects = each.by_input.inputs[i];
      row(output, name_cells("input", set, found.inputs[i], group_of(found, found.inputs[i].inputs.front())),
          index_cells(effects.first_order, effects.total, each.by_input.variance));
    }
  }
  return std::move(table).finish();
}

ResultFile shapley_table(const std::string& scenario, const Estimator& model, const WhatMatters& found) {
  CsvTable table{"shapley.csv"};
  for (const auto& each : found.outputs) {
    const auto& effects = each.by_group;
    for (std::size_t rank = 0; rank < effects.order.size(); ++rank) {
      const InputGroup& group = found.groups[effects.order[rank]];
      const auto& [first, total, share, effect] = effects.groups[effects.order[rank]];
      std::vector<Cell> cells{group.name,
                              yes_or_no(is_structure(model.inputs(), group)),
                              yes_or_no(rests_on_judgement(model.inputs(), group)),
                              static_cast<int>(rank) + 1,
                              share.value,
                              share.mc_se,
                              share.low,
                              share.high,
                              effect.value,
                              effect.mc_se};
      if (rank < effects.lead.size()) {
        const Index& lead = effects.lead[rank];
        cells.insert(cells.end(), {lead.value, lead.mc_se, yes_or_no(lead.low > 0.0)});
      } else {
        cells.insert(cells.end(), {std::optional<double>{}, std::optional<double>{}, ""});
      }
      add_row(table, head(scenario, model.outputs()[each.output]), cells);
    }
  }
  return std::move(table).finish();
}

ResultFile tornado_table(const std::string& scenario, const Estimator& model, const WhatMatters& found) {
  CsvTable table{"tornado.csv"};
  for (const auto& each : found.outputs) {
    for (const auto& stream : each.streams) {
      for (const auto& part : stream.parts) {
        add_row(table, head(scenario, model.outputs()[each.output]),
                {stream.name, part.part, part.input_low, part.input_high, static_cast<int>(part.worlds),
                 part.mean.value, part.mean.mc_se, part.median.value, part.median.mc_se});
      }
    }
  }
  return std::move(table).finish();
}

ResultFile correlation_table(const std::string& scenario, const Estimator& model, const WhatMatters& found) {
  CsvTable table{"rank_correlations.csv"};
  for (const auto& each : found.outputs) {
    for (const auto& stream : each.streams) {
      if (!stream.rank_correlation) continue;
      const bool judgement = model.inputs().inputs[stream.input].rests_on_judgement();
      add_row(table, head(scenario, model.outputs()[each.output]),
              {stream.name, yes_or_no(judgement), stream.rank_correlation->value, stream.rank_correlation->mc_se});
    }
  }
  return std::move(table).finish();
}

}  // namespace

std::vector<ResultFile> sensitivity_tables(const std::string& scenario, const Estimator& model,
                                           const WhatMatters& found) {
  return {index_table(scenario, model, found), shapley_table(scenario, model, found),
          tornado_table(scenario, model, found), correlation_table(scenario, model, found)};
}

}  // namespace fundshare
