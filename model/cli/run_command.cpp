// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/data_folder.hpp"
#include "cli/dry_run.hpp"
#include "cli/progress.hpp"
#include "cli/standard_output.hpp"
#include "cli/trial.hpp"
#include "cli/wanted_runs.hpp"
#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/export/answer.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/run_files.hpp"
#include "fundshare/uncertainty/engine/sampler_cache.hpp"

namespace fundshare::cli {
namespace {

struct RunOptions {
  RunTexts texts;
  std::uint64_t worlds, seed;
  unsigned threads;
  std::uint64_t memory_bytes;
  std::vector<std::string> outputs;  ///< names; empty for all
  std::optional<std::string> data;
  bool json, quiet;
  Trial* trial;  ///< takes the results of a dry run; otherwise null
};

/// The names of lists that are parted by commas.
std::vector<std::string> names_in(const std::vector<std::string>& lists) {
  std::vector<std::string> names;
  for (const auto& list : lists) {
    std::istringstream text{list};
    for (std::string name; std::getline(text, name, ',');) names.push_back(name);
    if (list.empty() || list.ends_with(',')) names.emplace_back();
  }
  return names;
}

RunOptions options_of(const Arguments& given) {
  return {{given.texts("SCENARIO"), given.texts("--set"), given.texts("--variant"), given.text("--out"),
           prints_table(given)},
          given.whole("--worlds"),
          given.whole("--seed"),
          threads_of(given),
          memory_of(given),
          names_in(given.texts("--outputs")),
          given.text("--data"),
          given.has("--json"),
          given.has("--quiet") || given.trial(),
          given.trial()};
}

/// Computes one run after the other. Worlds and tables of quantiles are the same in all, so each law is tabulated once.
std::vector<EstimateResult> compute(const std::vector<Estimator>& models, const RunOptions& options,
                                    const std::shared_ptr<SamplerCache>& samplers, const std::atomic<bool>& stop) {
  Progress progress{options.worlds * models.size(),
                    options.quiet ? Progress::Where::nowhere : Progress::Where::terminal};
  std::uint64_t before = 0;
  const Plan plan{options.worlds, options.threads, [&](std::uint64_t done) { progress.show(before + done); }, &stop,
                  samplers};
  std::vector<EstimateResult> results;
  for (const auto& model : models) {
    results.push_back(estimate(model, options.seed, plan, options.memory_bytes));
    before += options.worlds;
  }
  return results;
}

void warn(const RunOptions& options, const std::vector<NamedAnswer>& runs) {
  if (options.quiet) return;
  std::vector<std::string> warnings;  // each once: the runs share most of them
  for (const auto& run : runs) {
    for (const auto& warning : run.answer.warnings) {
      if (std::ranges::find(warnings, warning) == warnings.end()) warnings.push_back(warning);
    }
  }
  for (const auto& warning : warnings) print_error("warning: " + warning);
}

void say(const RunOptions& options, const std::vector<NamedAnswer>& runs) {
  warn(options, runs);
  if (options.json) return print(options.texts.several() ? answers_json(runs) : answer_json(runs.front().answer));
  if (options.quiet) return;
  if (!options.texts.several()) return print(describe_answer(runs.front().answer));
  std::string text;
  for (const auto& run : runs) text += fmt::format("[{}]\n{}\n", run.name, describe_answer(run.answer));
  print(text + describe_comparison(runs));
}

/// What a run that writes no folder does with its files: a trial takes note of them, --out - prints summary.csv.
void show_files(const RunOptions& options, const WantedRun& wanted, std::vector<ResultFile> files) {
  if (options.texts.to_output) {
    std::erase_if(files, [](const ResultFile& file) { return file.name != "summary.csv"; });
    if (!options.trial) return print(files.front().bytes);
  }
  options.trial->assumes(wanted.name, wanted.scenario);
  options.trial->would_write(options.texts.to_output ? "standard output" : wanted.shown_folder, files);
}

void execute(const Arguments& arguments, const std::atomic<bool>& stop) {
  const RunOptions options = options_of(arguments);
  const auto data = data_folder(options.data);
  const auto wanted = read_wanted_runs(options.texts, data);
  const Evidence evidence = read_evidence(data);
  std::vector<Estimator> models;
  models.reserve(wanted.size());
  const auto samplers = std::make_shared<SamplerCache>();
  const Plan pilot{pilot_worlds, options.threads, {}, &stop, samplers};
  for (const auto& run : wanted) models.emplace_back(evidence, run.scenario, pilot);
  if (!options.outputs.empty()) {
    for (auto& model : models) model.compute_only(options.outputs);
  }
  const auto results = compute(models, options, samplers, stop);

  const Plan quiet{options.worlds, options.threads, {}, &stop, samplers};
  std::vector<WrittenRun> written;  // all of them, before the first is put in place of an earlier one
  std::vector<NamedAnswer> answers;
  for (std::size_t k = 0; k < wanted.size(); ++k) {
    const RunRecord run{wanted[k].scenario,
                        evidence,
                        models[k],
                        results[k],
                        warnings_of(models[k], results[k]),
                        influence_on_coverage(models[k], options.seed, quiet)};
    if (options.trial || options.texts.to_output) {
      show_files(options, wanted[k], run_files(run));
    } else {
      written.push_back(wanted[k].folder->write(run_files(run), &stop));
    }
    answers.push_back({wanted[k].name, make_answer(run, wanted[k].shown_folder)});
  }
  if (options.trial || options.texts.to_output) return warn(options, answers);
  for (auto& run : written) run.put_in_place();
  say(options, answers);
}

std::vector<Option> options() {
  return {
      worlds_option(),
      seed_option(),
      threads_option(),
      memory_option(),
      {.name = "--outputs",
       .value = "NAME,...",
       .meaning = "compute and write these variables of summary.csv alone; waterfall, equivalents and checks ask for "
                  "those tables; no number changes",
       .accepts = NameOf{Names::output, ","},
       .if_not_given = "all of them",
       .repeats = true},
      {.name = "--out",
       .value = "DIR",
       .meaning = "folder of the results; that of an earlier run is replaced, any other is refused; for several runs "
                  "the folder above theirs; - prints summary.csv and writes nothing",
       .accepts = PathName{"folder"},
       .if_not_given = "results/SCENARIO or results/SCENARIO+NAME"},
      set_option(),
      {.name = "--variant",
       .value = "NAME:KEY=VALUE",
       .meaning = "add a run of each SCENARIO with this setting on top; the same NAME again adds to its settings",
       .repeats = true},
      data_option(),
      dry_run_option(),
      json_option("print the answer as JSON with every digit; a list for several runs"),
      quiet_option()};
}

}  // namespace

Command run_command() {
  return {
      .name = "run",
      .summary = "compute scenarios and write their tables",
      .arguments =
          {{.name = "SCENARIO",
            .meaning = "a shipped name (data/scenarios/NAME.toml), the path of a .toml file, or - for standard input; "
                       "several share "
                       "their draws, so that they can be compared world by world",
            .missing = scenario_missing,
            .repeats = true,
            .accepts = NameOf{Names::scenario}}},
      .options = options(),
      .examples = {"fundshare run baseline", "fundshare run baseline --set theft.basis=incidents",
                   "fundshare run baseline --out results/high --set 'allocation.missile_share={ beta = [4, 2] }'",
                   "fundshare run baseline --variant frozen:price_path=frozen --variant listed:theft.basis=incidents",
                   "fundshare run my_scenario.toml --worlds 1000000 --json"},
      .execute = execute};
}

}  // namespace fundshare::cli
