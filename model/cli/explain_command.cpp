// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/catalogue_options.hpp"
#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/data_folder.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/export/explain_pages.hpp"
#include "fundshare/export/influence_text.hpp"
#include "fundshare/questions/influence.hpp"

namespace fundshare::cli {
namespace {

constexpr std::uint64_t sample_seed = 1;                // that of `run`
constexpr std::uint64_t sample_pilot_worlds = 1 << 16;  // of the combined basis, where a scenario gives it weight

/// How an input moved coverage, from a short run of the scenario; for inputs drawn by row or year, of one label alone.
void add_influence(const InputExplanation& asked, const Catalogue& catalogue, const std::atomic<bool>& stop,
                   Page& page) {
  if (asked.stage == 0) return;  // nothing reads it
  if (asked.input.scope != Scope::world && !asked.label) {
    page.parts.emplace_back(influence_by_label(asked.input));
    return;
  }
  const Plan plan{influence_worlds, default_threads(), {}, &stop, std::make_shared<SamplerCache>()};
  Plan pilot = plan;
  pilot.worlds = sample_pilot_worlds;
  const Estimator model{catalogue.evidence(), catalogue.scenario(), pilot};
  const auto input = std::ranges::find(model.inputs().inputs, asked.input.name, &Input::name);
  const auto number = static_cast<std::size_t>(input - model.inputs().inputs.begin());
  const auto effects = effects_on_coverage(model, number, asked.label, sample_seed, plan);
  page.parts.emplace_back(influence_part(model, effects, plan.worlds));
}

void execute_explain(const Arguments& arguments, const std::atomic<bool>& stop) {
  const auto catalogue = catalogue_of(arguments);
  std::vector<Page> pages;
  for (const auto& explanation : explain(catalogue, *arguments.text("NAME"))) {
    pages.push_back(explanation_page(explanation, catalogue.scenario().name));
    const auto* input = std::get_if<InputExplanation>(&explanation);
    if (input) add_influence(*input, catalogue, stop, pages.back());
  }
  print_pages(pages, arguments);
}

}  // namespace

Option scenario_option() {
  return {.name = "--scenario",
          .value = "SCENARIO",
          .meaning = "whose laws and settings are shown: a shipped name, the path of a .toml file, or -",
          .accepts = NameOf{Names::scenario},
          .standard = "baseline"};
}

Catalogue catalogue_of(const Arguments& arguments) {
  return {data_folder(arguments.text("--data")), *arguments.text("--scenario"), arguments.texts("--set")};
}

void print_pages(const std::vector<Page>& pages, const Arguments& arguments) {
  if (arguments.has("--json")) return print(pages_json(pages));
  std::string text;
  for (const auto& page : pages) text += (text.empty() ? "" : "\n") + page_text(page);
  print(text);
}

Command explain_command() {
  return {.name = "explain",
          .summary = "say what a name stands for: its meaning, law, evidence and use, and what it moves",
          .arguments = {{.name = "NAME",
                         .meaning = "an input, input[label], setting, output, flag, statistic, table, column, the id "
                                    "of a row, an exit code, or a part of an error message",
                         .missing = "a NAME, such as allocation.missile_share",
                         .accepts = NameOf{Names::topic}}},
          .options = {scenario_option(), set_option(), data_option(), json_option("print JSON")},
          .examples = {"fundshare explain allocation.missile_share", "fundshare explain 'budget.unit_cost[ICBM]'",
                       "fundshare explain coverage", "fundshare explain no_launches", "fundshare explain 65"},
          .execute = execute_explain};
}

}  // namespace fundshare::cli
