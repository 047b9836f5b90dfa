// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/question_record.hpp"
#include "fundshare/export/run_record.hpp"

namespace fundshare {

/// What stands in the folder of a run beside its own tables.
struct BesideRun {
  std::vector<AnsweredQuestion> questions = {};  ///< their tables have the bytes that their own folders would have
  std::vector<ResultFile> files = {};            ///< such as the draws
  std::vector<std::string> made_later = {};      ///< names of files that are made from those of run_files()
};

/// Every file of a run, manifest.json last. The bytes depend on scenario, tables, seed and number of worlds alone.
/// README.txt and manifest.json list the files that are made later, without digests.
[[nodiscard]] std::vector<ResultFile> run_files(const RunRecord& run, const BesideRun& beside = {});

}  // namespace fundshare
