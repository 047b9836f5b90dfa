// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "fundshare/export/package/draws.hpp"
#include "fundshare/export/run_record.hpp"

namespace fundshare {

enum class DrawsFormat { parquet, csv, netcdf };

/// More than this is refused: a slip is likelier than a wish.
inline constexpr double most_draws_bytes = 4e9;

/// About how large the file of draws will be, in bytes: 8 a number, which noise hardly lets shrink, and 19 for CSV.
[[nodiscard]] double estimated_draws_bytes(DrawsFormat format, std::size_t columns, std::uint64_t worlds);

/// Writes draws/draws.parquet, draws/draws.csv or draws/draws.nc below a folder, in bounded memory.
/// \param every_window  as in draws_columns() \param plan  of the run, with its samplers
/// \return that file, already written, and draws_columns.csv, which is still to be
/// \throws Error as FileWriter, Stopped
[[nodiscard]] std::vector<ResultFile> write_draws_files(const RunRecord& run, DrawsFormat format, bool every_window,
                                                        const Plan& plan, const std::filesystem::path& folder);

}  // namespace fundshare
