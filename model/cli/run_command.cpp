// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/data_folder.hpp"
#include "cli/draws_option.hpp"
#include "cli/dry_run.hpp"
#include "cli/progress.hpp"
#include "cli/questions/beside_run.hpp"
#include "cli/standard_output.hpp"
#include "cli/trial.hpp"
#include "cli/wanted_runs.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/export/answer.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/package/package_files.hpp"
#include "fundshare/export/result_tables.hpp"
#include "fundshare/uncertainty/engine/sampler_cache.hpp"

namespace fundshare::cli {
namespace {

struct RunOptions {
  RunTexts texts;
  std::uint64_t worlds, seed;
  unsigned threads;
  std::uint64_t memory_bytes;
  std::vector<std::string> outputs;  ///< names; empty for all
  std::optional<DrawsFormat> draws;
  std::optional<std::string> data;
  bool json, quiet;
  Trial* trial;  ///< takes the results of a dry run; otherwise null
};

RunOptions options_of(const Arguments& given) {
  return {{given.texts("SCENARIO"), given.texts("--set"), given.texts("--variant"), given.text("--out"),
           prints_table(given)},
          given.whole("--worlds"),
          given.whole("--seed"),
          threads_of(given),
          memory_of(given),
          given.words("--outputs"),
          draws_format(given),
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

/// The answer of a run, with the names and warnings of the questions beside it.
Answer answer_of(const RunRecord& run, const std::string& folder, const std::vector<AnsweredQuestion>& questions) {
  Answer answer = make_answer(run, folder);
  for (const auto& [record, tables] : questions) {
    answer.questions.push_back(record.question);
    answer.warnings.insert(answer.warnings.end(), record.warnings.begin(), record.warnings.end());
  }
  return answer;
}

/// Writes everything beside the folder of the run.
WrittenRun write(const RunRecord& run, const RunFolder& folder, const std::vector<AnsweredQuestion>& questions,
                 const RunOptions& options, const Plan& plan) {
  WrittenRun written = folder.begin();
  BesideRun beside{questions};
  if (options.draws)
    beside.files = write_draws_files(run, *options.draws, !options.outputs.empty(), plan, written.folder());
  written.add(package_files(run, std::move(beside)), plan.stop);
  return written;
}

ResultFile summary_of(const RunRecord& run) {
  return summary_table(run.scenario.name, run.model.outputs(), run.result.summaries);
}

/// What a run that writes no folder does: --out - prints summary.csv, a trial takes note of the files.
void show_files(const RunRecord& run, const WantedRun& wanted, const std::vector<AnsweredQuestion>& questions,
                const RunOptions& options) {
  if (!options.trial) return print(summary_of(run).bytes);
  options.trial->assumes(wanted.name, wanted.scenario);
  if (options.texts.to_output) return options.trial->would_write("standard output", {summary_of(run)});
  auto files = package_files(run, BesideRun{questions});
  if (options.draws) {
    files.push_back({"draws_columns.csv", "", 0});
    files.push_back({draws_file_name(*options.draws), "", 0});
  }
  options.trial->would_write(wanted.shown_folder, files);
}

void execute_run(const Arguments& arguments, const std::atomic<bool>& stop) {
  const RunOptions options = options_of(arguments);
  const QuestionsBeside questions{arguments};
  if (options.texts.to_output && (options.draws || !questions.names().empty()))
    throw Error{ExitCode::usage, "--out - prints summary.csv alone: --questions and --draws need a folder"};
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
  if (options.draws) check_draws(*options.draws, models, !options.outputs.empty(), options.worlds);
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
    const auto beside = questions.answer(wanted[k].source, wanted[k].sets, evidence, samplers, stop);
    if (options.trial || options.texts.to_output) {
      show_files(run, wanted[k], beside.answers, options);
    } else {
      written.push_back(write(run, *wanted[k].folder, beside.answers, options, quiet));
    }
    answers.push_back({wanted[k].name, answer_of(run, wanted[k].shown_folder, beside.answers)});
  }
  if (options.trial || options.texts.to_output) return warn(options, answers);
  for (auto& run : written) run.put_in_place();
  say(options, answers);
}

std::vector<Option> run_options() {
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
      questions_option(),
      draws_option(),
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
      .options = run_options(),
      .examples = {"fundshare run baseline", "fundshare run baseline --set theft.basis=incidents",
                   "fundshare run baseline --out results/high --set 'allocation.missile_share={ beta = [4, 2] }'",
                   "fundshare run baseline --questions all", "fundshare run baseline --worlds 50000 --draws parquet",
                   "fundshare run baseline --questions claims,levers",
                   "fundshare run baseline --variant frozen:price_path=frozen --variant listed:theft.basis=incidents",
                   "fundshare run my_scenario.toml --worlds 1000000 --json"},
      .execute = execute_run};
}

}  // namespace fundshare::cli
