// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/run_files.hpp"

#include "fundshare/export/input_table.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/readme_text.hpp"
#include "fundshare/export/result_tables.hpp"

namespace fundshare {

namespace {

/// The tables of the run itself.
std::vector<ResultFile> tables_of(const RunRecord& run) {
  const auto& name = run.scenario.name;
  const auto outputs = run.model.outputs();
  return {summary_table(name, outputs, run.result.summaries),
          wide_summary_table(name, outputs, run.result.summaries),
          exceedance_table(name, outputs, run.result.exceedances),
          waterfall_table(name, outputs, run.result.summaries),
          equivalents_table(name, outputs, run.result.summaries),
          checks_table(name, run.model.checks(), run.result.checks),
          input_table(run.model.inputs(), run.result.samplings),
          influence_table(name, run.model, run.influences)};
}

}  // namespace

std::vector<ResultFile> run_files(const RunRecord& run, const BesideRun& beside) {
  auto files = tables_of(run);
  for (const auto& question : beside.questions)
    files.insert(files.end(), question.tables.begin(), question.tables.end());
  files.insert(files.end(), beside.files.begin(), beside.files.end());
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(file.name);
  files.push_back(dictionary_table(names));
  names.push_back(files.back().name);
  const std::string manifest = manifest_text(run, beside.questions, files, beside.made_later);
  names.insert(names.end(), beside.made_later.begin(), beside.made_later.end());
  files.push_back({readme_name, readme_text(run, names, manifest), 0});
  files.push_back({"manifest.json", manifest, 0});
  return files;
}

}  // namespace fundshare
