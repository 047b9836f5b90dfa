// SPDX-License-Identifier: Apache-2.0
#include "cli/questions/beside_run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "cli/commands.hpp"
#include "cli/questions/found.hpp"
#include "cli/trial.hpp"
#include "fundshare/base/error.hpp"

namespace fundshare::cli {
namespace {

struct Askable {
  const char* name;
  Found (*find)(Question&, const Arguments&);
};
constexpr std::array askable{Askable{"claims", find_claims}, Askable{"levers", find_levers},
                             Askable{"sensitivity", find_sensitivity}, Askable{"frontier", find_frontier}};

std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (const auto& each : askable) names.emplace_back(each.name);
  return names;
}

/// The names asked for, in the order of `askable`.
std::vector<std::string> names_asked(const std::vector<std::string>& words) {
  const auto known = all_names();
  if (words == std::vector<std::string>{"all"}) return known;
  for (const auto& word : words) {
    if (std::ranges::find(known, word) == known.end()) {
      throw Error{ExitCode::usage, fmt::format("--questions: '{}' is not known{} (all, or some of {})",
                                               printable(word, 80), nearest_of(word, known), fmt::join(known, ", "))};
    }
    if (std::ranges::count(words, word) > 1) {
      throw Error{ExitCode::usage, fmt::format("--questions: {} is asked for twice", word)};
    }
  }
  std::vector<std::string> names;
  std::ranges::copy_if(known, std::back_inserter(names),
                       [&](const auto& name) { return std::ranges::find(words, name) != words.end(); });
  return names;
}

/// The worlds of a question in a dry run.
std::uint64_t trial_worlds(const Command& command, const Arguments& run) {
  const auto option = std::ranges::find(command.options, "--worlds", &Option::name);
  const auto& bounds = std::get<WholeNumber>(option->accepts);
  return run.trial()->part_of(run.whole("--worlds"), whole_number(option->standard, option->name, bounds), bounds.low);
}

}  // namespace

QuestionsBeside::QuestionsBeside(const Arguments& run) : run_{&run}, names_{names_asked(run.words("--questions"))} {
  for (const auto& name : names_) static_cast<void>(arguments_of(name, "baseline", {}));
}

Arguments QuestionsBeside::arguments_of(const std::string& name, const std::string& source,
                                        const std::vector<std::string>& sets) const {
  Arguments::Given given{{"SCENARIO", {source}}};
  if (!sets.empty()) given["--set"] = sets;
  for (const char* const option : {"--worlds", "--seed", "--threads", "--data", "--quiet"}) {
    if (run_->has(option)) given[option] = run_->texts(option);
  }
  if (run_->trial()) given["--worlds"] = {std::to_string(trial_worlds(command_named(name), *run_))};
  try {
    return {command_named(name), std::move(given)};
  } catch (const Error& fault) {
    throw Error{fault.code(), fmt::format("--questions {}: {}", name, fault.what())};
  }
}

AnsweredBeside QuestionsBeside::answer(const std::string& source, const std::vector<std::string>& sets,
                                       const Evidence& evidence, const std::shared_ptr<SamplerCache>& samplers,
                                       const std::atomic<bool>& stop) const {
  AnsweredBeside out;
  for (const auto& [name, find] : askable) {
    if (std::ranges::find(names_, name) == names_.end()) continue;
    const Arguments given = arguments_of(name, source, sets);
    auto question = std::make_unique<Question>(name, given, stop, evidence, samplers);
    Found found = find(*question, given);
    question->clear_progress();
    out.answers.push_back({std::move(found.record), std::move(found.tables)});
    out.questions.push_back(std::move(question));
  }
  return out;
}

Option questions_option() {
  return {.name = "--questions",
          .value = "NAME,...",
          .meaning =
              "answer these as well, with their tables in the same folder: claims, levers, sensitivity, "
              "frontier, or all; each draws the worlds of its own command unless --worlds is given",
          .accepts = NameOf{Names::question, ","},
          .if_not_given = "none",
          .repeats = true};
}

}  // namespace fundshare::cli
