// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "fundshare/export/run_files.hpp"

namespace fundshare {

/// Every file of the folder of a run: those of run_files(), and then those that describe or repeat them. Each of the
/// last ones is made from the bytes of those before it; datapackage.json, with the digests of all others, is the last.
/// \param beside  what stands there too; what is made later is added here
[[nodiscard]] std::vector<ResultFile> package_files(const RunRecord& run, BesideRun beside = {});

}  // namespace fundshare
