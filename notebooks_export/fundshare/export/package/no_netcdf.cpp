// SPDX-License-Identifier: Apache-2.0
// What stands in for netcdf_file.cpp in a build without the library.
#include "fundshare/base/error.hpp"
#include "fundshare/export/package/netcdf_file.hpp"

namespace fundshare {

bool has_netcdf() { return false; }

std::unique_ptr<ColumnFile> netcdf_file(const std::vector<std::string>& /*columns*/,
                                        const std::vector<std::pair<std::string, std::string>>& /*metadata*/,
                                        std::uint64_t /*rows*/, const std::filesystem::path& /*path*/) {
  throw std::logic_error{"a build with NetCDF"};
}

}  // namespace fundshare
