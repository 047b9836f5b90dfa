// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/export/csv_table.hpp"

namespace fundshare {

inline constexpr const char* workbook_name = "results.xlsx";

/// results.xlsx: README.txt, coverage by year with a chart, summary_wide.csv, the claims where they are there, and the
/// dictionary of the sheets. Numbers are those of the tables to 16 digits; the bytes depend on the tables and on the
/// library that packs them, not on the time of day.
/// \param files  of the run, README.txt, summary_wide.csv and data_dictionary.csv among them
/// \throws Error with code io where the folder for temporary files has no room, std::logic_error without those files
[[nodiscard]] std::string workbook_bytes(const std::vector<ResultFile>& files);

}  // namespace fundshare
