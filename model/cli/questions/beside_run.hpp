// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/questions/question.hpp"
#include "fundshare/export/question_record.hpp"

namespace fundshare::cli {

/// Questions answered beside a run, with what their records refer to.
struct AnsweredBeside {
  std::vector<std::unique_ptr<Question>> questions;
  std::vector<AnsweredQuestion> answers;
};

/// The questions that `run --questions` asks for, each with the arguments that its own command would be given.
class QuestionsBeside {
 public:
  /// \param run  the arguments of `run` \throws Error (64) for a question that is none, one named twice, or an option
  ///             that its command would refuse
  explicit QuestionsBeside(const Arguments& run);

  /// Answers them for one of the scenarios of the run.
  /// \param source, sets  where the scenario comes from and its settings, those of its variant with them
  /// \param samplers  the tables of quantiles of the run \throws Error, Stopped
  [[nodiscard]] AnsweredBeside answer(const std::string& source, const std::vector<std::string>& sets,
                                      const Evidence& evidence, const std::shared_ptr<SamplerCache>& samplers,
                                      const std::atomic<bool>& stop) const;

  /// Their names, in the order of answering.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  [[nodiscard]] Arguments arguments_of(const std::string& name, const std::string& source,
                                       const std::vector<std::string>& sets) const;

  const Arguments* run_;
  std::vector<std::string> names_;
};

/// The option --questions of `run`.
[[nodiscard]] Option questions_option();

}  // namespace fundshare::cli
