// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "fundshare/export/package/column_file.hpp"

namespace fundshare {

/// Whether this build writes NetCDF: CMake option FUNDSHARE_NETCDF.
[[nodiscard]] bool has_netcdf();

/// A NetCDF file (classic format with 64-bit offsets, which every reader takes): one variable of doubles along the
/// dimension `world` for each column, metadata as global attributes.
/// \param rows  of all groups together \throws Error with code io where it cannot be written, std::logic_error in a
/// build
///              without NetCDF
[[nodiscard]] std::unique_ptr<ColumnFile> netcdf_file(const std::vector<std::string>& columns,
                                                      const std::vector<std::pair<std::string, std::string>>& metadata,
                                                      std::uint64_t rows, const std::filesystem::path& path);

}  // namespace fundshare
