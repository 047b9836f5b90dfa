// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/questions/comparison_options.hpp"
#include "fundshare/export/questions/compare_tables.hpp"
#include "fundshare/export/questions/comparison_cells.hpp"

namespace fundshare::cli {
namespace {

constexpr const char* needs = "two SCENARIOs or more: shipped names such as baseline, or paths of .toml files";

std::vector<std::string> sources_of(const Arguments& given) {
  auto sources = given.texts("SCENARIO");
  if (sources.size() < 2) throw Error{ExitCode::usage, fmt::format("compare needs {}", needs)};
  return sources;
}

/// A name for each; a scenario that stands there again gets a number.
std::vector<std::string> names_of(const std::vector<Scenario>& scenarios) {
  std::vector<std::string> names;
  for (const auto& scenario : scenarios) {
    std::string name = scenario.name;
    for (int k = 2; std::ranges::find(names, name) != names.end(); ++k) name = fmt::format("{}({})", scenario.name, k);
    names.push_back(std::move(name));
  }
  return names;
}

void execute_compare(const Arguments& given, const std::atomic<bool>& stop) {
  Question question{"compare", sources_of(given), given, stop};
  const auto variables = outputs_of(given, compared_variables());
  ComparisonLabels labels{names_of(question.scenarios()), {}};
  std::vector<Estimator> models;
  models.reserve(question.scenarios().size());
  for (const auto& scenario : question.scenarios()) {
    models.emplace_back(question.evidence(), scenario, question.pilot());
    compute_shown(models.back(), variables);
    labels.judgement.push_back(judgement_sentence(models.back()));
  }
  const auto compared = compare_scenarios(models, variables, question.seed(), plans_of(question, models.size()));
  question.answer(question.record({{"outputs", joined_words(variables)}}), {comparison_table(labels, compared)},
                  comparison_page(labels, compared));
}

}  // namespace

Command compare_command() {
  return {.name = "compare",
          .summary = "set scenarios side by side, world by world",
          .arguments = {{.name = "SCENARIO",
                         .meaning = "two or more: a shipped name (data/scenarios/NAME.toml) or the path of a .toml "
                                    "file; each later one is compared with each earlier one",
                         .missing = needs,
                         .repeats = true,
                         .accepts = NameOf{Names::scenario}}},
          .notes =
              "All draw the same random numbers, so that a difference is that of the settings.\n"
              "--set holds for all of them.",
          .options = question_options({outputs_option("the headline shares, missile funds and budget")}, "200000"),
          .examples = {"fundshare compare baseline frozen_prices",
                       "fundshare compare baseline incidents_only estimates_only --outputs coverage,gross_ratio",
                       "fundshare compare baseline as_of_2023_05_09 --out results/then_and_now"},
          .execute = execute_compare};
}

}  // namespace fundshare::cli
