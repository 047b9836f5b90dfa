// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/netcdf_file.hpp"

#include <fmt/format.h>
#include <netcdf.h>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

class NetcdfFile final : public ColumnFile {
 public:
  NetcdfFile(const std::vector<std::string>& columns, const std::vector<std::pair<std::string, std::string>>& metadata,
             std::uint64_t rows, std::filesystem::path path)
      : path_{std::move(path)} {
    must(nc_create(path_.c_str(), NC_NOCLOBBER | NC_64BIT_OFFSET, &file_));
    try {
      define(columns, metadata, rows);
    } catch (...) {
      nc_abort(file_);
      throw;
    }
  }
  NetcdfFile(const NetcdfFile&) = delete;
  NetcdfFile& operator=(const NetcdfFile&) = delete;
  ~NetcdfFile() override {
    if (open_) nc_close(file_);
  }

  void write_group(std::span<const std::span<const double>> columns) override {
    expects(columns.size() == variables_.size(), "a group has the columns of its file");
    const std::size_t count = columns.front().size();
    for (std::size_t k = 0; k < columns.size(); ++k)
      must(nc_put_vara_double(file_, variables_[k], &first_, &count, columns[k].data()));
    first_ += count;
  }

  void finish() override {
    open_ = false;
    must(nc_close(file_));
  }

 private:
  void must(int code) const {
    if (code == NC_NOERR) return;
    throw Error{ExitCode::io, fmt::format("{}: cannot write ({})", printable(path_.string(), 4096), nc_strerror(code))};
  }

  void define(const std::vector<std::string>& columns, const std::vector<std::pair<std::string, std::string>>& metadata,
              std::uint64_t rows) {
    int old_mode = 0, dimension = 0;
    must(nc_set_fill(file_, NC_NOFILL, &old_mode));
    must(nc_def_dim(file_, "world", static_cast<std::size_t>(rows), &dimension));
    for (const auto& column : columns)
      must(nc_def_var(file_, column.c_str(), NC_DOUBLE, 1, &dimension, &variables_.emplace_back()));
    for (const auto& [key, value] : metadata)
      must(nc_put_att_text(file_, NC_GLOBAL, key.c_str(), value.size(), value.c_str()));
    must(nc_enddef(file_));
  }

  std::filesystem::path path_;
  int file_ = 0;
  bool open_ = true;
  std::vector<int> variables_;
  std::size_t first_ = 0;
};

}  // namespace

bool has_netcdf() { return true; }

std::unique_ptr<ColumnFile> netcdf_file(const std::vector<std::string>& columns,
                                        const std::vector<std::pair<std::string, std::string>>& metadata,
                                        std::uint64_t rows, const std::filesystem::path& path) {
  return std::make_unique<NetcdfFile>(columns, metadata, rows, path);
}

}  // namespace fundshare
