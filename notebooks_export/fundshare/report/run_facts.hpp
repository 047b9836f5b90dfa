// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "fundshare/report/results.hpp"

namespace fundshare {

/// What manifest.json and README.txt of a run's folder say. \throws Error (66) where the folder or a file is not there,
/// InputError (65) where the manifest is not that of a run
[[nodiscard]] RunFacts read_facts(const std::filesystem::path& folder);

}  // namespace fundshare
