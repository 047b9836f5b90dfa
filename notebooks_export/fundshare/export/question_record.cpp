// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/question_record.hpp"

#include <fmt/format.h>

#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/result_tables.hpp"
#include "fundshare/export/sha256.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare {

std::string run_id(const QuestionRecord& question) {
  std::string text = fmt::format("question {}\n", question.question);
  for (const auto& [name, value] : question.options) text += fmt::format("{}={}\n", name, value);
  for (const auto* scenario : question.scenarios) text += "scenario\n" + to_toml(scenario->resolved);
  return short_sha256(fmt::format("{}data\n{}version {}\nseed {}\nworlds {}\n", text, digests(question.evidence.files),
                                  version(), question.seed, question.worlds));
}

std::vector<ResultFile> question_files(const QuestionRecord& question, std::vector<ResultFile> tables) {
  std::vector<std::string> names;
  for (const auto& table : tables) names.push_back(table.name);
  tables.push_back(dictionary_table(names));
  std::string manifest = question_manifest_text(question, tables);
  tables.push_back({"manifest.json", std::move(manifest), 0});
  return tables;
}

}  // namespace fundshare
