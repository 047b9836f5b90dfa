// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fundshare/export/run_record.hpp"

namespace fundshare {

inline constexpr const char* readme_name = "README.txt";

/// README.txt of a run: the settings that the command line changed, or else the title of the scenario; the headline
/// with its intervals, the inputs that decide it, the limits of its use, what each file is, and how to cite it. ASCII,
/// at most 100 columns but for the line to cite. \param files  the names of those that are there, but README.txt and
/// manifest.json \param manifest  the text of manifest.json
[[nodiscard]] std::string readme_text(const RunRecord& run, const std::vector<std::string>& files,
                                      std::string_view manifest);

/// "fundshare 1.2.3, data 0123456789ab (as of 2026-06-09), scenario baseline, 200,000 worlds, seed 1, manifest
/// 0123456789ab. The fundshare authors, 2026." The day is that of the scenario's knowledge, else of the last theft
/// known. Where the command line changed settings, the scenario is "baseline with 2 changed settings".
[[nodiscard]] std::string cite_line(const RunRecord& run, std::string_view manifest);

}  // namespace fundshare
