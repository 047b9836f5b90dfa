// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/questions/question.hpp"
#include "fundshare/export/questions/condition_page.hpp"
#include "fundshare/export/questions/condition_tables.hpp"
#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/questions/conditioning/condition.hpp"
#include "fundshare/questions/conditioning/refusals.hpp"
#include "fundshare/questions/conditioning/stated_errors.hpp"

namespace fundshare::cli {
namespace {

std::vector<Observation> observations_of(const Arguments& arguments, const Question& question, Estimator& model) {
  std::vector<Observation> observations;
  for (const auto& text : arguments.texts("--on")) {
    observations.push_back(read_observation(text, question.evidence(), model));
  }
  check_repeats(observations);
  set_errors(observations, arguments.texts("--se"), arguments.texts("--relative-se"));
  return observations;
}

/// What decides the numbers beside the scenario: each piece of evidence in full.
std::vector<std::pair<std::string, std::string>> options_of(const std::vector<Observation>& observations) {
  std::vector<std::pair<std::string, std::string>> options;
  for (const Observation& one : observations) {
    const auto& [side, error, value, se] = one.statement;
    options.emplace_back(
        "on", fmt::format("{} {} {} se {} {}", one.output_name(), to_string(side), value, se, to_string(error)));
  }
  return options;
}

std::vector<std::string> warnings_of(const std::vector<Observation>& observations, const ConditionResult& result) {
  auto warnings = cautions_of(observations);
  if (result.quality == WeightQuality::uneven) {
    warnings.push_back(
        fmt::format("k-hat {} is above {}: few worlds carry much of the weight, so errors may be larger "
                    "than shown (more --worlds help)",
                    k_hat_text(result.together.k_hat), warned_k_hat));
  }
  return warnings;
}

void execute_condition(const Arguments& arguments, const std::atomic<bool>& stop) {
  if (arguments.texts("--on").empty()) {
    throw Error{ExitCode::usage, "condition needs evidence, such as --on claim:C10 --se 0.1"};
  }
  Question question{"condition", arguments, stop};
  Estimator model{question.evidence(), question.scenario(), question.pilot()};
  const auto observations = observations_of(arguments, question, model);
  model.compute_only(computed_variables(observations));
  const auto result = condition(model, observations, question.seed(), question.plan(0, question.worlds()));
  const ConditionRecord record{question.scenario().name, model, observations, result};
  question.answer(question.record(options_of(observations), warnings_of(observations, result)),
                  {conditioning_table(record), conditioned_inputs_table(record), conditioned_outputs_table(record)},
                  condition_page(record));
}

std::vector<Option> options() {
  return question_options(
      {{.name = "--on",
        .value = "EVIDENCE",
        .meaning = "claim:ID, OUTPUT=VALUE, 'OUTPUT[YEARS]=VALUE' or OUTPUT@YEARS=VALUE; repeats, all hold together",
        .accepts = NameOf{Names::evidence},
        .repeats = true},
       {.name = "--se",
        .value = "S",
        .meaning =
            "standard error of the evidence, in the unit of its output; one for each --on in order, or one for all",
        .repeats = true},
       {.name = "--relative-se",
        .value = "R",
        .meaning = "for evidence in dollars, in the place of --se: its error relative to the value",
        .repeats = true}},
      "200000", 300);
}

}  // namespace

Command condition_command() {
  return {.name = "condition",
          .summary = "take a claim or a figure as evidence: what it would change",
          .arguments = {question_scenario()},
          .notes =
              "Weighs the worlds of one run by how well they agree with the evidence, and shows inputs and outputs\n"
              "before and after. A what-if: nothing is tuned. Evidence so far out that few worlds agree with it\n"
              "(k-hat above 0.7, or fewer than 100 effective worlds) is refused with exit code 65.\n"
              "YEARS are years of the study window, such as 2024 or 2023-2025; without them the whole window.",
          .options = options(),
          .examples = {"fundshare condition --on claim:C10 --se 0.1",
                       "fundshare condition baseline --on 'coverage[2023-2025]=0.5' --se 0.1",
                       "fundshare condition --on claim:C26a --relative-se 0.2 --on claim:C17 --se 0.1"},
          .execute = execute_condition};
}

}  // namespace fundshare::cli
