// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/progress.hpp"
#include "fundshare/evidence/records.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/export/question_record.hpp"
#include "fundshare/export/run_folder.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"
#include "fundshare/uncertainty/engine/sampler_cache.hpp"

namespace fundshare::cli {

/// The options that every question on top of the model has: --worlds --seed --threads --out --set --data --dry-run
/// --json --quiet, after the question's own.
/// \param own  the question's own options \param standard_worlds  default of --worlds
/// \param least_worlds  fewer are refused, where an answer would rest on too few
[[nodiscard]] std::vector<Option> question_options(std::vector<Option> own, const std::string& standard_worlds,
                                                   std::uint64_t least_worlds = 1);

/// The argument SCENARIO of a question; baseline where it is not given.
[[nodiscard]] Argument question_scenario();

/// What a question found, before it is written.
struct Found {
  QuestionRecord record;
  std::vector<ResultFile> tables;
  Page page;
};

/// What every question begins with: the scenario and the tables are read and the folder is checked before anything is
/// computed. The folder is --out, or else results/QUESTION/SCENARIO.
class Question {
 public:
  /// \param name  the word of the command \throws Error as read_scenario(), read_evidence() and RunFolder
  Question(std::string name, const Arguments& given, const std::atomic<bool>& stop);
  /// The same for several scenarios. \param sources  shipped names or paths, at least one
  Question(std::string name, const std::vector<std::string>& sources, const Arguments& given,
           const std::atomic<bool>& stop);
  /// The same beside a run, whose tables and quantiles it takes; it has no folder. \throws Error as read_scenario()
  Question(std::string name, const Arguments& given, const std::atomic<bool>& stop, const Evidence& evidence,
           std::shared_ptr<SamplerCache> samplers);

  [[nodiscard]] const Scenario& scenario() const { return scenarios_.front(); }
  [[nodiscard]] const std::vector<Scenario>& scenarios() const { return scenarios_; }
  [[nodiscard]] const Evidence& evidence() const { return evidence_; }
  [[nodiscard]] const std::filesystem::path& data() const { return data_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  [[nodiscard]] std::uint64_t worlds() const { return worlds_; }
  /// The folder as the user may type it.
  [[nodiscard]] const std::string& shown_folder() const { return shown_folder_; }

  /// A plan for one run over all worlds; all plans of a question share their tables of quantiles.
  /// \param done_before, all  worlds of earlier runs, and of all runs of the question: for the progress line
  [[nodiscard]] Plan plan(std::uint64_t done_before, std::uint64_t all);
  /// The plan of an Estimator's pilot.
  [[nodiscard]] Plan pilot() const;

  /// The record of the answer, with a warning where the worlds are few. \param options  what else decides the numbers,
  /// in a fixed order
  [[nodiscard]] QuestionRecord record(std::vector<std::pair<std::string, std::string>> options,
                                      std::vector<std::string> warnings = {}) const;
  /// Writes the folder in one step and prints the page as text or JSON. With --out - it prints the first table as CSV
  /// and writes nothing.
  void answer(const QuestionRecord& record, std::vector<ResultFile> tables, const Page& page);
  void answer(Found found) { answer(found.record, std::move(found.tables), found.page); }
  /// Wipes the line that shows how far it is.
  void clear_progress();

 private:
  Question(std::string name, const std::vector<std::string>& sources, const Arguments& given,
           const std::atomic<bool>& stop, std::shared_ptr<SamplerCache> samplers);

  std::string name_;
  std::filesystem::path data_;
  std::vector<Scenario> scenarios_;
  std::uint64_t seed_, worlds_;
  unsigned threads_;
  bool json_, quiet_;
  Trial* trial_;  ///< takes the answer of a dry run; otherwise null
  const std::atomic<bool>* stop_;
  std::string shown_folder_;
  std::optional<RunFolder> folder_;
  Evidence evidence_;
  std::shared_ptr<SamplerCache> samplers_;
  std::unique_ptr<Progress> progress_;

  void answer_trial(const QuestionRecord& record, const std::vector<ResultFile>& tables);
};

}  // namespace fundshare::cli
