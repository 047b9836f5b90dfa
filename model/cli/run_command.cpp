// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/commands.hpp"
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

}  // namespace

void run_command(const RunOptions& options, const std::atomic<bool>& stop) {
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

}  // namespace fundshare::cli
