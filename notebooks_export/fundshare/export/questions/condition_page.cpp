// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/questions/condition_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "fundshare/export/input_table.hpp"
#include "fundshare/export/questions/comparison_cells.hpp"
#include "fundshare/export/questions/figure_cells.hpp"
#include "fundshare/export/rounding.hpp"
#include "fundshare/questions/conditioning/refusals.hpp"

namespace fundshare {
namespace {

constexpr std::size_t shown_inputs = 12;

std::string years_text(int first, int last) {
  return first == last ? std::to_string(first) : fmt::format("{}-{}", first, last);
}

/// A stated figure with the digits it was given with: "50 %", "1.1 bn".
std::string stated(const Observation& one, double value) {
  if (one.in_dollars()) return dollars({value, 0.0});
  return fmt::format("{:.4g} %", 100.0 * value);
}

std::string error_text(const Observation& one) {
  const Statement& statement = one.statement;
  if (statement.error == EvidenceError::log_normal)
    return fmt::format("{:.3g} % of it", 100.0 * statement.standard_error);
  return stated(one, statement.standard_error);
}

std::string side_text(EvidenceSide side) {
  switch (side) {
    case EvidenceSide::at_least:
      return "at least ";
    case EvidenceSide::at_most:
      return "at most ";
    case EvidenceSide::about:
      break;
  }
  return "about ";
}

/// Who says what, and how it is read here.
PageFields evidence_part(const ConditionRecord& record) {
  PageFields part{"evidence", "Taken as evidence", {}};
  for (const Observation& one : record.observations) {
    std::string text;
    if (one.claim != nullptr) {
      text = fmt::format("{}, {} (our paraphrase): {}. Read as ", one.claim->speaker, to_string(one.claim->date),
                         one.claim->paraphrase);
    }
    text +=
        fmt::format("{}, {}: {}{} with a standard error of {}", one.variable, years_text(one.first_year, one.last_year),
                    side_text(one.statement.side), stated(one, one.statement.value), error_text(one));
    if (one.claim != nullptr && !one.claim->alternative_output.empty()) {
      text += fmt::format(". The other reading is {}", one.claim->alternative_output);
    }
    part.fields.emplace_back(one.name, PageCell{text + "."});
  }
  return part;
}

PageCell k_hat_cell(const EvidenceWeights& weights) {
  const std::string text = k_hat_text(weights.k_hat) + fmt::format(
                                                           ", how far few worlds carry the weight (good up to "
                                                           "{}, refused above {})",
                                                           warned_k_hat, refused_k_hat);
  return weights.k_hat ? PageCell{*weights.k_hat, text} : PageCell{text};
}

/// With the decimals that its error bears, three at most, and what it says.
std::string log_marginal_text(Estimate figure) {
  int decimals = 0;
  for (double step = 0.1; decimals < 3 && step >= figure.mc_se; step /= 10.0) ++decimals;
  return fmt::format(
      "{:.{}f} (se {:.1g}), ln of the mean likelihood over the worlds: of two models the one with the "
      "higher figure foretold the evidence better",
      figure.value, decimals, figure.mc_se);
}

PageFields weights_part(const ConditionResult& result) {
  const auto& [k_hat, effective, log_marginal] = result.together;
  return {"weights",
          "How far the weights can be trusted",
          {{"k-hat", k_hat_cell(result.together)},
           {"effective worlds",
            {effective, fmt::format("{} of {} (at least {:.0f})",
                                    grouped(static_cast<std::uint64_t>(rounded_step({effective, 0.0}, 1.0))),
                                    grouped(result.worlds), fewest_effective_worlds)}},
           {"log marginal likelihood", {log_marginal.value, log_marginal_text(log_marginal)}}}};
}

bool is_ratio(const Output& output) { return output.unit == "1"; }

PageCell interval(const Output& output, const Summary& summary) {
  return is_ratio(output) ? percent_interval_cell(summary) : dollars_interval_cell(summary);
}

PageCell half_cell(const std::optional<Estimate>& share) { return share ? worlds_cell(*share) : PageCell{""}; }

PageTable outputs_part(const ConditionRecord& record) {
  PageTable table{"outputs",
                  "Before and after: median (model 90 % interval), and the share of worlds with one half or more",
                  {"output", "years", "before", "after", "half before", "half after"},
                  {}};
  for (const ConditionedOutput& row : record.result.outputs) {
    const Output& output = record.model.outputs()[row.output];
    table.rows.push_back({output.variable + (row.is_evidence ? " *" : ""),
                          years_text(output.year_start, output.year_end),
                          row.figures ? interval(output, row.figures->before) : undefined_cell(),
                          row.figures ? interval(output, row.figures->after) : undefined_cell(),
                          half_cell(row.half_before), half_cell(row.half_after)});
  }
  table.note = "* what the evidence speaks of.";
  return table;
}

/// A figure with two digits, or fewer where its error does not bear them.
std::string figure(Estimate figure) {
  if (!std::isfinite(figure.value)) return "no value";
  return fmt::format("{:.6g}", rounded_step(figure, 1e-6));
}

std::string figure(const Input& input, Estimate value) {
  return input.unit.starts_with("usd") ? dollars(value) : figure(value);
}

PageCell input_cell(const ConditionedInput& row, const Input& input, const Summary& summary) {
  if (row.is_choice) return {summary.mean.value, percent_of_worlds(summary.mean)};
  const auto& median = summary.quantile(.50);
  return {median.value, fmt::format("{} ({} to {})", figure(input, median), figure(input, summary.quantile(.05)),
                                    figure(input, summary.quantile(.95)))};
}

/// A small number with two decimals, or one where its error does not bear them.
std::string decimals(Estimate value) {
  return fmt::format("{:.{}f}", rounded_step(value, 0.01), value.mc_se > 0.025 ? 1 : 2);
}

PageCell shift_cell(Estimate shift) { return {shift.value, (shift.value < 0.0 ? "" : "+") + decimals(shift)}; }

std::vector<PageCell> input_row(const ConditionRecord& record, const ConditionedInput& row) {
  const Input& input = record.model.inputs().inputs[row.input];
  if (!row.figures) {
    return {row.name, row.judgement ? "judgement" : "", undefined_cell(), undefined_cell(), "", ""};
  }
  const auto& [before, after, movement] = *row.figures;
  return {row.name,
          row.judgement ? "judgement" : "",
          input_cell(row, input, before),
          input_cell(row, input, after),
          shift_cell(movement.shift),
          {movement.sd_ratio.value, decimals(movement.sd_ratio)}};
}

/// The inputs that moved most, for people; all of them for programs.
std::vector<PageTable> inputs_parts(const ConditionRecord& record) {
  const std::vector<std::string> columns{"input", "rests on", "before", "after", "shift (sd)", "spread"};
  PageTable shown{
      "moved_most", "What moved most: median (model 90 % interval), of a choice its share of worlds", columns, {}};
  PageTable all{.key = "inputs", .title = "", .columns = columns, .rows = {}, .json_alone = true};
  for (const ConditionedInput& row : record.result.inputs) {
    all.rows.push_back(input_row(record, row));
    if (shown.rows.size() < shown_inputs) shown.rows.push_back(all.rows.back());
  }
  shown.note = "Shift: change of the mean in standard deviations before. Spread: standard deviation after over before.";
  if (all.rows.size() > shown.rows.size()) {
    shown.note +=
        fmt::format(" {} inputs that moved less: conditioned_inputs.csv.", all.rows.size() - shown.rows.size());
  }
  return {shown, all};
}

PageFields care_part(const ConditionRecord& record) {
  const auto count = count_inputs(record.model.inputs());
  return {"care",
          "Read with care",
          {{"what it is",
            "How inputs and outputs would be spread if the evidence were taken at its word. It is a what-if, not a "
            "calibration: no default of the model is tuned to a claim."},
           {"w and budget",
            "A share fixes the missile share w and the budget B through w/B alone. Which of the two moves, "
            "and how far, rests on their laws, not on the evidence."},
           {"judgement", judgement_note(count.judgement, count.all)}}};
}

}  // namespace

Page condition_page(const ConditionRecord& record) {
  Page page{"condition", fmt::format("What the evidence would change (scenario {})", record.scenario), {}};
  page.parts.emplace_back(evidence_part(record));
  page.parts.emplace_back(weights_part(record.result));
  page.parts.emplace_back(outputs_part(record));
  for (auto& table : inputs_parts(record)) page.parts.emplace_back(std::move(table));
  page.parts.emplace_back(care_part(record));
  return page;
}

}  // namespace fundshare
