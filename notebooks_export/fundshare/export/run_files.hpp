// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/question_record.hpp"
#include "fundshare/export/run_record.hpp"

namespace fundshare {

/// Every file of a run, manifest.json last. The bytes depend on scenario, tables, seed and number of worlds alone.
/// \param questions  answered beside it; their tables stand among those of the run with the bytes of their own folders
/// \param made_later  names of files that are made from these: README.txt and manifest.json list them, without digests
[[nodiscard]] std::vector<ResultFile> run_files(const RunRecord& run,
                                                const std::vector<AnsweredQuestion>& questions = {},
                                                const std::vector<std::string>& made_later = {});

}  // namespace fundshare
