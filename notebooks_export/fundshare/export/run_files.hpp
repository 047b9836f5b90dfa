// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/run_record.hpp"

namespace fundshare {

/// Every file of a run, manifest.json last. The bytes depend on scenario, tables, seed and number of worlds alone.
[[nodiscard]] std::vector<ResultFile> run_files(const RunRecord& run);

}  // namespace fundshare
