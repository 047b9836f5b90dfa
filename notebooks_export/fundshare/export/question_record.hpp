// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/run_record.hpp"

namespace fundshare {

/// An answered question on top of the model: which, of what scenarios, with which options. The parts must outlive it.
struct QuestionRecord {
  std::string question;                                      ///< the word of the command, such as levers
  std::vector<const Scenario*> scenarios;                    ///< in the order of the command line, at least one
  std::vector<std::pair<std::string, std::string>> options;  ///< what else decides the numbers, in a fixed order
  const Evidence& evidence;
  std::uint64_t seed, worlds;
  std::vector<std::string> warnings = {};
};

/// A question that was answered beside a run, and its tables.
struct AnsweredQuestion {
  QuestionRecord record;
  std::vector<ResultFile> tables;
};

/// 12 hexadecimal digits of SHA-256 over question, options, scenarios, tables, version, seed and worlds.
[[nodiscard]] std::string run_id(const QuestionRecord& question);

/// The files of an answer: its tables, the dictionary of their columns, and manifest.json last.
[[nodiscard]] std::vector<ResultFile> question_files(const QuestionRecord& question, std::vector<ResultFile> tables);

}  // namespace fundshare
