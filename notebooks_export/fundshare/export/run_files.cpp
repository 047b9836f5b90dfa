// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/run_files.hpp"

#include "fundshare/export/input_table.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/readme_text.hpp"
#include "fundshare/export/result_tables.hpp"

namespace fundshare {

std::vector<ResultFile> run_files(const RunRecord& run) {
  const auto& name = run.scenario.name;
  const auto outputs = run.model.outputs();
  std::vector<ResultFile> files{summary_table(name, outputs, run.result.summaries),
                                exceedance_table(name, outputs, run.result.exceedances),
                                waterfall_table(name, outputs, run.result.summaries),
                                equivalents_table(name, outputs, run.result.summaries),
                                checks_table(name, run.model.checks(), run.result.checks),
                                input_table(run.model.inputs(), run.result.samplings),
                                influence_table(name, run.model, run.influences)};
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(file.name);
  files.push_back(dictionary_table(names));
  const std::string manifest = manifest_text(run, files);
  files.push_back({readme_name, readme_text(run, manifest), 0});
  files.push_back({"manifest.json", manifest, 0});
  return files;
}

}  // namespace fundshare
