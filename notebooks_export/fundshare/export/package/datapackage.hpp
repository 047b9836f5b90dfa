// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/export/run_record.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

inline constexpr const char* datapackage_name = "datapackage.json";

/// datapackage.json of a run: a Data Package (version 2) that readers of version 1 take as well. Every file with its
/// size and SHA-256, every table with the types, units, constraints and key of its columns, and the pages that the data
/// rest on. No time of day. \param files  every other file of the folder
[[nodiscard]] std::string datapackage_text(const RunRecord& run, const std::vector<ResultFile>& files);

/// The resource of one file; a CSV file with a schema of ours is a table.
[[nodiscard]] Node resource_node(const ResultFile& file);

/// "application/json" and the like, by the ending of the name.
[[nodiscard]] std::string_view media_type(std::string_view file);

}  // namespace fundshare
