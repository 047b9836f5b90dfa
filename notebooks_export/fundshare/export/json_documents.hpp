// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fundshare/export/answer.hpp"
#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/export/question_record.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// manifest.json: what a run was and the digests of everything it read and wrote. Neither time of day nor number of
/// threads: equal runs have equal manifests.
/// \param questions  answered beside the run: each is listed with its id, options and tables
/// \param outputs  every other file of the run but README.txt, which is listed without a digest
/// \param made_later  names of files that will hold digests of this one, listed without a digest too
[[nodiscard]] std::string manifest_text(const RunRecord& run, const std::vector<AnsweredQuestion>& questions,
                                        const std::vector<ResultFile>& outputs,
                                        const std::vector<std::string>& made_later = {});

/// manifest.json of a question that is asked of the model: the same facts, with the question and its options.
/// \param outputs  every other file of the answer
[[nodiscard]] std::string question_manifest_text(const QuestionRecord& question,
                                                 const std::vector<ResultFile>& outputs);

/// The answer of a question as JSON: what was asked of which scenarios, and its page with every digit.
[[nodiscard]] std::string question_json(const QuestionRecord& question, const Page& page, const std::string& folder);

/// The names of the files that a manifest of ours lists, itself included; empty for any other text.
[[nodiscard]] std::vector<std::string> files_of_manifest(std::string_view text);

/// The answer as JSON, with every digit.
[[nodiscard]] std::string answer_json(const Answer& answer);

/// A list of such answers, in their order.
[[nodiscard]] std::string answers_json(const std::vector<NamedAnswer>& runs);

/// A point of a law: P(X <= x) = p, or P(X > x) = p where `upper`.
struct LawPoint {
  double probability;
  bool upper;
  double value;
};

/// What the command `law` tells.
struct LawFacts {
  std::string law;
  double mean, sd;
  std::vector<LawPoint> quantiles;
};

/// A moment that is no finite number is null, and `mean_note` or `sd_note` says why.
[[nodiscard]] std::string law_json(const LawFacts& facts);

/// "none" for NaN, "infinite" or "-infinite" for infinities; nothing for a number.
[[nodiscard]] std::string describe_no_number(double value);

/// An object of texts, in their order.
[[nodiscard]] std::string texts_json(const std::vector<std::pair<std::string, std::string>>& texts);

/// A tree of values as JSON.
[[nodiscard]] std::string json_text(const Node& tree);

/// JSON as a tree of values with their places; null becomes an empty text. Of equal keys the last counts.
/// \throws InputError at line and column of `file` where it is no JSON
[[nodiscard]] Node parse_json(std::string_view text, const std::string& file);

/// A count of a document of ours, such as a seed or a number of worlds. \throws InputError at its place unless it is a
/// whole number from 0 on
[[nodiscard]] double as_count(const Node& node);

}  // namespace fundshare
