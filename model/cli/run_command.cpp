// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/data_folder.hpp"
#include "cli/progress.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/export/answer.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/run_files.hpp"
#include "fundshare/export/run_folder.hpp"

namespace fundshare::cli {
namespace {

RunFolder default_folder(const Scenario& scenario, const std::filesystem::path& data) {
  return {std::filesystem::path{"results"} / scenario.name, data, MissingParent::create};
}

struct RunOptions {
  std::string scenario;
  std::uint64_t worlds, seed;
  unsigned threads;
  std::optional<std::string> out, data;
  std::vector<std::string> sets;
  bool json, quiet;
};

RunOptions options_of(const Arguments& given) {
  return {*given.text("SCENARIO"), given.whole("--worlds"), given.whole("--seed"),
          threads_of(given),       given.text("--out"),     given.text("--data"),
          given.texts("--set"),    given.has("--json"),     given.has("--quiet")};
}

void say(const RunOptions& options, const RunRecord& run, const std::string& folder) {
  if (!options.quiet) {
    for (const auto& warning : run.warnings) print_error("warning: " + warning);
  }
  const Answer answer = make_answer(run, folder);
  if (options.json) {
    print(answer_json(answer));
  } else if (!options.quiet) {
    print(describe_answer(answer));
  }
}

void execute(const Arguments& arguments, const std::atomic<bool>& stop) {
  const RunOptions options = options_of(arguments);
  const auto data = data_folder(options.data);
  std::optional<RunFolder> folder;
  if (options.out) folder.emplace(*options.out, data, MissingParent::refuse);
  const Scenario scenario = read_scenario(options.scenario, data, options.sets);
  if (!folder) folder.emplace(default_folder(scenario, data));
  const Evidence evidence = read_evidence(data);
  const Estimator model{evidence, scenario, options.threads};

  Progress progress{options.worlds, options.quiet ? Progress::Where::nowhere : Progress::Where::terminal};
  const Plan plan{options.worlds, options.threads, [&](std::uint64_t done) { progress.show(done); }, &stop};
  const EstimateResult result = estimate(model, options.seed, plan);
  progress.clear();

  const RunRecord run{scenario, evidence, model, result, warnings_of(options.worlds)};
  folder->publish(run_files(run), &stop);
  say(options, run, options.out ? *options.out : "results/" + scenario.name + "/");
}

}  // namespace

Command run_command() {
  return {.name = "run",
          .summary = "compute a scenario and write its tables",
          .arguments = {{.name = "SCENARIO",
                         .meaning = "a shipped name (data/scenarios/NAME.toml) or the path of a .toml file",
                         .missing = scenario_missing}},
          .options = {worlds_option(),
                      seed_option(),
                      threads_option(),
                      {.name = "--out",
                       .value = "DIR",
                       .meaning = "folder of the results; a folder of an earlier run is replaced, any other is refused",
                       .accepts = PathName{"folder"},
                       .if_not_given = "results/SCENARIO"},
                      set_option(),
                      data_option(),
                      json_option("print the answer as JSON with every digit"),
                      quiet_option()},
          .examples = {"fundshare run baseline", "fundshare run baseline --set theft.basis=incidents",
                       "fundshare run baseline --set 'allocation.missile_share={ beta = [4, 2] }' "
                       "--out results/more_for_missiles",
                       "fundshare run my_scenario.toml --worlds 1000000 --json"},
          .execute = execute};
}

}  // namespace fundshare::cli
