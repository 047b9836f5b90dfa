// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/questions/found.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/questions/sensitivity_page.hpp"
#include "fundshare/export/questions/sensitivity_tables.hpp"

namespace fundshare::cli {
namespace {

constexpr std::uint64_t most_worlds = 1'000'000;  // columns of plain worlds are kept, and ranked

/// Has the model compute this variable of summary.csv alone. \throws Error (64) for another word, with the nearest
void compute_only(Estimator& model, const std::string& variable) {
  std::vector<std::string> known;
  for (const auto& output : model.outputs()) {
    if (output.table == "summary") known.push_back(output.variable);
  }
  if (std::ranges::find(known, variable) == known.end()) {
    throw Error{ExitCode::usage, fmt::format("--output: there is no output '{}'{}", printable(variable, 80),
                                             nearest_of(variable, known))};
  }
  model.compute_only({variable});
}

void execute_sensitivity(const Arguments& given, const std::atomic<bool>& stop) {
  Question question{"sensitivity", given, stop};
  question.answer(find_sensitivity(question, given));
}

std::vector<Option> options() {
  auto all = question_options({{.name = "--output",
                                .value = "NAME",
                                .meaning = "the variable of summary.csv that is asked about",
                                .accepts = NameOf{Names::output},
                                .standard = "coverage"}},
                              "60000");
  const auto worlds = std::ranges::find(all, "--worlds", &Option::name);
  worlds->accepts = WholeNumber{SensitivitySizes::least_worlds, most_worlds};
  worlds->meaning =
      "worlds in which everything varies; a quarter as many pairs of points for single inputs, a "
      "sixteenth for groups";
  return all;
}

}  // namespace

Found find_sensitivity(Question& question, const Arguments& given) {
  const std::string variable = *given.text("--output");
  Estimator model{question.evidence(), question.scenario(), question.pilot()};
  compute_only(model, variable);
  const auto sizes = SensitivitySizes::from_worlds(question.worlds());
  const auto found = what_matters(model, variable, question.seed(), sizes, question.plan(0, sensitivity_work(sizes)));
  const auto record = question.record({{"output", variable}}, sensitivity_warnings(model, found));
  const std::string& name = question.scenario().name;
  return {record, sensitivity_tables(name, model, found), sensitivity_page(name, model, found)};
}

Command sensitivity_command() {
  return {.name = "sensitivity",
          .summary = "say which inputs, and which choices of structure, decide the answer",
          .arguments = {question_scenario()},
          .notes =
              "Shares of the variance of an output: Shapley effects by group, Sobol' indices by group and input,\n"
              "rank correlations, and the output where an input is low or high. Every figure has an interval.",
          .options = options(),
          .examples = {"fundshare sensitivity", "fundshare sensitivity baseline --output net_ratio",
                       "fundshare sensitivity baseline --set budget.method=bottom_up --worlds 200000"},
          .execute = execute_sensitivity};
}

}  // namespace fundshare::cli
