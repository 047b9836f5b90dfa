// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/condition_tables.hpp"

#include <algorithm>
#include <utility>

namespace fundshare {
namespace {

using Cells = std::vector<Cell>;

Cell empty_number() { return std::optional<double>{}; }

void append(Cells& cells, Estimate figure) {
  cells.emplace_back(figure.value);
  cells.emplace_back(figure.mc_se);
}

void append(Cells& cells, const std::optional<Estimate>& figure) {
  if (figure) return append(cells, *figure);
  cells.insert(cells.end(), 2, empty_number());
}

enum class Quantiles { shown, left_out };

void append(Cells& cells, const Summary& summary, Quantiles quantiles) {
  append(cells, summary.mean);
  append(cells, summary.sd);
  for (const double level : {.05, .50, .95}) {
    append(cells, quantiles == Quantiles::shown ? std::optional{summary.quantile(level)} : std::nullopt);
  }
}

/// The figures of both tables, or as many empty cells.
void append(Cells& cells, const std::optional<Conditioned>& figures, Quantiles quantiles) {
  constexpr std::ptrdiff_t count = 24;
  if (!figures) {
    cells.insert(cells.end(), count, empty_number());
    return;
  }
  append(cells, figures->before, quantiles);
  append(cells, figures->after, quantiles);
  append(cells, figures->movement.shift);
  append(cells, figures->movement.sd_ratio);
}

void append(Cells& cells, const EvidenceWeights& weights, std::uint64_t worlds) {
  cells.emplace_back(static_cast<int>(worlds));
  cells.emplace_back(weights.effective_worlds);
  cells.emplace_back(weights.k_hat);
  append(cells, weights.log_marginal);
}

/// The earliest and the latest year that the evidence speaks of.
std::pair<int, int> years_of(std::span<const Observation> observations) {
  return {std::ranges::min_element(observations, {}, &Observation::first_year)->first_year,
          std::ranges::max_element(observations, {}, &Observation::last_year)->last_year};
}

}  // namespace

ResultFile conditioning_table(const ConditionRecord& record) {
  CsvTable table{"conditioning.csv"};
  const ConditionResult& result = record.result;
  for (std::size_t k = 0; k < record.observations.size(); ++k) {
    const Observation& one = record.observations[k];
    const auto& [side, error, value, se] = one.statement;
    Cells cells{record.scenario,
                one.name,
                one.claim != nullptr ? one.claim->id : "",
                one.variable,
                one.unit,
                one.first_year,
                one.last_year,
                to_string(side),
                value,
                to_string(error),
                se};
    append(cells, result.alone[k], result.worlds);
    table.add(cells);
  }
  const auto [first, last] = years_of(record.observations);
  Cells cells{record.scenario, "together", "", "", "", first, last, "", empty_number(), "", empty_number()};
  append(cells, result.together, result.worlds);
  table.add(cells);
  return std::move(table).finish();
}

ResultFile conditioned_inputs_table(const ConditionRecord& record) {
  CsvTable table{"conditioned_inputs.csv"};
  int rank = 0;
  for (const ConditionedInput& row : record.result.inputs) {
    const Input& input = record.model.inputs().inputs[row.input];
    Cells cells{record.scenario,
                ++rank,
                row.name,
                input.group,
                row.is_choice ? "1" : input.unit,
                row.judgement ? "yes" : "no",
                row.is_choice ? "choice" : "value"};
    append(cells, row.figures, row.is_choice ? Quantiles::left_out : Quantiles::shown);
    table.add(cells);
  }
  return std::move(table).finish();
}

ResultFile conditioned_outputs_table(const ConditionRecord& record) {
  CsvTable table{"conditioned_outputs.csv"};
  for (const ConditionedOutput& row : record.result.outputs) {
    const Output& output = record.model.outputs()[row.output];
    Cells cells{record.scenario,   output.variable, output.unit,       output.window,
                output.year_start, output.year_end, output.year_basis, row.is_evidence ? "evidence" : "headline"};
    append(cells, row.figures, Quantiles::shown);
    append(cells, row.half_before);
    append(cells, row.half_after);
    cells.emplace_back(joined(output.flags));
    table.add(cells);
  }
  return std::move(table).finish();
}

}  // namespace fundshare
