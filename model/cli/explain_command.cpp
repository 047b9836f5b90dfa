// SPDX-License-Identifier: Apache-2.0

#include "cli/arguments.hpp"
#include "cli/catalogue_options.hpp"
#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/data_folder.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/export/explain_pages.hpp"

namespace fundshare::cli {
namespace {

void execute(const Arguments& arguments, const std::atomic<bool>& /*stop*/) {
  const auto catalogue = catalogue_of(arguments);
  std::vector<Page> pages;
  for (const auto& explanation : explain(catalogue, *arguments.text("NAME")))
    pages.push_back(explanation_page(explanation, catalogue.scenario().name));
  print_pages(pages, arguments);
}

}  // namespace

Option scenario_option() {
  return {.name = "--scenario",
          .value = "SCENARIO",
          .meaning = "whose laws and settings are shown: a shipped name or the path of a .toml file",
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
          .summary = "say what a name stands for: its meaning, law, evidence and use",
          .arguments = {{.name = "NAME",
                         .meaning = "an input, input[label], setting, output, flag, statistic, table, column, the id "
                                    "of a row, an exit code, or a part of an error message",
                         .missing = "a NAME, such as allocation.missile_share"}},
          .options = {scenario_option(), set_option(), data_option(), json_option("print JSON")},
          .examples = {"fundshare explain allocation.missile_share", "fundshare explain 'budget.unit_cost[ICBM]'",
                       "fundshare explain coverage", "fundshare explain no_launches", "fundshare explain 65"},
          .execute = execute};
}

}  // namespace fundshare::cli
