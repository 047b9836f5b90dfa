// SPDX-License-Identifier: Apache-2.0
#include "cli/output_file.hpp"

#include <fmt/format.h>

#include <string>
#include <system_error>

#include "fundshare/base/error.hpp"

namespace fundshare::cli {

namespace fs = std::filesystem;

void check_absent(const fs::path& file, bool force, std::string_view instead) {
  std::error_code error;
  const auto status = fs::symlink_status(file, error);
  if (!fs::exists(status) || (force && fs::is_regular_file(status))) return;
  const std::string why = fs::is_regular_file(status) ? fmt::format(" ({}, or replace it with --force)", instead)
                                                      : std::string{" and is not a file"};
  throw Error{ExitCode::cannot_create, fmt::format("{}: it exists{}", printable(file.string(), 4096), why)};
}

}  // namespace fundshare::cli
