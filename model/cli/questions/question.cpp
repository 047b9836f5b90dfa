// SPDX-License-Identifier: Apache-2.0
#include "cli/questions/question.hpp"

#include <fmt/format.h>

#include <utility>

#include "cli/common_options.hpp"
#include "cli/data_folder.hpp"
#include "cli/dry_run.hpp"
#include "cli/standard_output.hpp"
#include "cli/trial.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/exposure/estimator/estimator.hpp"

namespace fundshare::cli {
namespace {

namespace fs = std::filesystem;

std::vector<Scenario> read_all(const std::vector<std::string>& sources, const fs::path& data,
                               const std::vector<std::string>& sets) {
  std::vector<Scenario> scenarios;
  for (const auto& source : sources) scenarios.push_back(read_scenario(source, data, sets));
  return scenarios;
}

std::string joined_names(const std::vector<Scenario>& scenarios) {
  std::string names;
  for (const auto& scenario : scenarios) names += (names.empty() ? "" : "+") + scenario.name;
  return names;
}

}  // namespace

std::vector<Option> question_options(std::vector<Option> own, const std::string& standard_worlds,
                                     std::uint64_t least_worlds) {
  Option worlds = worlds_option();
  worlds.standard = standard_worlds;
  std::get<WholeNumber>(worlds.accepts).low = least_worlds;
  for (auto&& option :
       {worlds, seed_option(), threads_option(),
        Option{.name = "--out",
        .value = "DIR",
        .meaning = "folder of the answer; that of an earlier one is replaced, any other is refused; - prints the first "
                   "table as CSV and writes nothing",
        .accepts = PathName{"folder"},
        .if_not_given = "results/QUESTION/SCENARIO"},
        set_option(), data_option(), dry_run_option(), json_option("print the answer as JSON with every digit"),
        quiet_option()}) {
    own.push_back(option);
  }
  return own;
}

Argument question_scenario() {
  return {.name = "SCENARIO",
          .meaning =
              "a shipped name (data/scenarios/NAME.toml), the path of a .toml file, or - for standard "
              "input (baseline)",
          .accepts = NameOf{Names::scenario}};
}

Question::Question(std::string name, const Arguments& given, const std::atomic<bool>& stop)
    : Question{std::move(name), {given.text("SCENARIO").value_or("baseline")}, given, stop} {}

Question::Question(std::string name, const std::vector<std::string>& sources, const Arguments& given,
                   const std::atomic<bool>& stop, std::shared_ptr<SamplerCache> samplers)
    : name_{std::move(name)},
      data_{data_folder(given.text("--data"))},
      scenarios_{read_all(sources, data_, given.texts("--set"))},
      seed_{given.whole("--seed")},
      worlds_{given.whole("--worlds")},
      threads_{threads_of(given)},
      json_{given.has("--json")},
      quiet_{given.has("--quiet") || given.trial()},
      trial_{given.trial()},
      stop_{&stop},
      samplers_{std::move(samplers)} {}

Question::Question(std::string name, const Arguments& given, const std::atomic<bool>& stop, const Evidence& evidence,
                   std::shared_ptr<SamplerCache> samplers)
    : Question{std::move(name), {given.text("SCENARIO").value_or("baseline")}, given, stop, std::move(samplers)} {
  evidence_ = evidence;
}

Question::Question(std::string name, const std::vector<std::string>& sources, const Arguments& given,
                   const std::atomic<bool>& stop)
    : Question{std::move(name), sources, given, stop, std::make_shared<SamplerCache>()} {
  const auto out = given.text("--out");
  const fs::path usual = fs::path{"results"} / name_ / joined_names(scenarios_);
  shown_folder_ = out ? *out : usual.string() + "/";
  if (!prints_table(given))
    folder_.emplace(out ? fs::path{*out} : usual, data_, out ? MissingParent::refuse : MissingParent::create);
  evidence_ = read_evidence(data_);
}

Plan Question::plan(std::uint64_t done_before, std::uint64_t all) {
  if (!progress_) {
    progress_ = std::make_unique<Progress>(all, quiet_ ? Progress::Where::nowhere : Progress::Where::terminal);
  }
  return {worlds_, threads_, [this, done_before](std::uint64_t done) { progress_->show(done_before + done); }, stop_,
          samplers_};
}

Plan Question::pilot() const { return {pilot_worlds, threads_, {}, stop_, samplers_}; }

QuestionRecord Question::record(std::vector<std::pair<std::string, std::string>> options,
                                std::vector<std::string> warnings) const {
  std::vector<const Scenario*> scenarios;
  for (const auto& scenario : scenarios_) scenarios.push_back(&scenario);
  const auto few = warnings_of_worlds(worlds_);
  warnings.insert(warnings.begin(), few.begin(), few.end());
  return {name_, std::move(scenarios), std::move(options), evidence_, seed_, worlds_, std::move(warnings)};
}

void Question::clear_progress() {
  if (progress_) progress_->clear();
}

void Question::answer(const QuestionRecord& record, std::vector<ResultFile> tables, const Page& page) {
  clear_progress();
  if (trial_) return answer_trial(record, tables);
  if (folder_) folder_->publish(question_files(record, std::move(tables)), stop_);
  if (!quiet_) {
    for (const auto& warning : record.warnings) print_error("warning: " + warning);
  }
  if (!folder_) return print(tables.front().bytes);
  if (json_) return print(question_json(record, page, shown_folder_));
  if (quiet_) return;
  print(page_text(page) + fmt::format("\nThese are outputs of a model under stated assumptions, not measurements of "
                                      "spending.\nFiles: {} ({} world{}, seed {}, run {})\n",
                                      shown_folder_, record.worlds, record.worlds == 1 ? "" : "s", record.seed,
                                      run_id(record)));
}

void Question::answer_trial(const QuestionRecord& record, const std::vector<ResultFile>& tables) {
  for (const auto* scenario : record.scenarios) trial_->assumes(scenario->name, *scenario);
  if (folder_) return trial_->would_write(shown_folder_, question_files(record, tables));
  trial_->would_write("standard output", {tables.front()});
}

}  // namespace fundshare::cli
