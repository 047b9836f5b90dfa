// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/questions/found.hpp"
#include "fundshare/export/questions/lever_page.hpp"
#include "fundshare/export/questions/lever_tables.hpp"
#include "fundshare/export/sha256.hpp"
#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/questions/levers/lever_variant.hpp"

namespace fundshare::cli {
namespace {

/// Everything in the file of levers that decides a number, so that the record of the answer tells two files apart.
std::string digest(const LeverSet& set) {
  std::string text = fmt::format("{} {}", set.compare_at, set.small_dose);
  for (const auto& lever : set.levers) {
    text += fmt::format("\n{} {} {}", lever.name, lever.title, lever.most);
    for (const double dose : lever.doses) text += fmt::format(" {}", dose);
    for (const auto& change : lever.changes) {
      text += fmt::format("\n  {}[{}] {} {} {}", change.input, change.label, static_cast<int>(change.by), change.end,
                          change.law ? change.law->describe() : "");
    }
  }
  return short_sha256(text);
}

void execute_levers(const Arguments& given, const std::atomic<bool>& stop) {
  Question question{"levers", given, stop};
  question.answer(find_levers(question, given));
}

}  // namespace

Found find_levers(Question& question, const Arguments&) {
  const LeverSet set = read_levers(question.data());
  Estimator model{question.evidence(), question.scenario(), question.pilot()};
  check_levers(set, model, question.evidence());
  const InputCount inputs = count_inputs(model.inputs());
  const std::uint64_t all = question.worlds() * most_lever_runs(set, model, question.worlds());
  const LeverStudy study = study_levers(std::move(model), set, question.seed(), [&](std::uint64_t runs_before) {
    return question.plan(runs_before * question.worlds(), all);
  });
  return {question.record({{"levers", digest(set)}}), lever_tables(question.scenario().name, set, study),
          lever_page(question.scenario(), set, study, inputs)};
}

Command levers_command() {
  return {.name = "levers",
          .summary = "what hypothetical changes, such as more freezes, would do to money and shares",
          .arguments = {question_scenario()},
          .notes =
              "The levers and their doses stand in DATA/levers.toml. They describe hypothetical changes of inputs;\n"
              "they are no forecast and no advice.",
          .options = question_options({}, "20000", 300),
          .examples = {"fundshare levers", "fundshare levers strict_attribution --worlds 100000",
                       "fundshare levers --set theft.basis=incidents --json"},
          .execute = execute_levers};
}

}  // namespace fundshare::cli
