// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/questions/question.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/questions/counterfactual_answer.hpp"
#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/exposure/estimator/scenario_settings.hpp"

namespace fundshare::cli {
namespace {

std::vector<AskedChange> asked(const Arguments& given) {
  std::vector<AskedChange> changes;
  for (const auto& id : given.texts("--drop")) changes.push_back({AskedChange::What::drop, id});
  for (const auto& id : given.texts("--unfreeze")) changes.push_back({AskedChange::What::unfreeze, id});
  if (const auto path = given.text("--price-path")) changes.push_back({AskedChange::What::price_path, *path});
  if (!changes.empty()) return changes;
  throw Error{
      ExitCode::usage,
      "counterfactual needs --drop ID, --unfreeze ID or --price-path PATH (ids: fundshare data show incidents)"};
}

std::vector<std::string> warnings_of(const CounterfactualStudy& study) {
  std::vector<std::string> warnings;
  for (std::size_t k = 0; k < study.changes.size(); ++k) {
    if (!study.idle[k].empty()) warnings.push_back(study.changes[k].text() + " changes no number: " + study.idle[k]);
  }
  return warnings;
}

void execute_counterfactual(const Arguments& arguments, const std::atomic<bool>& stop) {
  const auto changes = asked(arguments);
  Question question{"counterfactual", arguments, stop};
  check_changes(changes, question.evidence());
  std::vector<std::pair<std::string, std::string>> options;
  for (const auto& change : changes) options.emplace_back("change", change.text());
  const Estimator model{question.evidence(), question.scenario(), {.worlds = 0}};
  const std::uint64_t runs = counterfactual_runs(question.scenario(), changes, question.worlds());
  const CounterfactualStudy study = study_counterfactual(
      question.evidence(), question.scenario(), changes, question.seed(),
      [&](std::uint64_t before) { return question.plan(before * question.worlds(), runs * question.worlds()); },
      question.pilot());
  question.answer(question.record(std::move(options), warnings_of(study)),
                  {counterfactual_table(question.scenario().name, study)},
                  counterfactual_page(question.scenario(), study, count_inputs(model.inputs())));
}

}  // namespace

Command counterfactual_command() {
  return {.name = "counterfactual",
          .summary = "what one theft, one freeze or the coin price did",
          .arguments = {question_scenario()},
          .options = question_options({{.name = "--drop",
                                        .value = "ID",
                                        .meaning = "the theft does not take place",
                                        .accepts = NameOf{Names::incident},
                                        .repeats = true},
                                       {.name = "--unfreeze",
                                        .value = "ID",
                                        .meaning = "nothing of the theft is frozen, seized or returned",
                                        .accepts = NameOf{Names::incident},
                                        .repeats = true},
                                       {.name = "--price-path",
                                        .value = "PATH",
                                        .meaning = "coins held have other prices: frozen, historical or simulated",
                                        .accepts = OneOf{setting_words("price_path")}}},
                                      "50000", 300),
          .examples = {"fundshare counterfactual --drop 2025-02-bybit",
                       "fundshare counterfactual --drop 2025-02-bybit --unfreeze 2022-03-ronin --price-path frozen",
                       "fundshare counterfactual incidents_only --price-path frozen --worlds 200000"},
          .execute = execute_counterfactual};
}

}  // namespace fundshare::cli
