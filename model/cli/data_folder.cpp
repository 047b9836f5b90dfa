// SPDX-License-Identifier: Apache-2.0
#include "cli/data_folder.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <system_error>

#include "fundshare/base/error.hpp"

namespace fundshare::cli {
namespace {

namespace fs = std::filesystem;

/// PREFIX/share/fundshare/data for a program at PREFIX/bin/fundshare.
fs::path installed_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path{} : program.parent_path().parent_path() / FUNDSHARE_DATA_BELOW_PREFIX;
}

fs::path checked(const fs::path& folder, const char* how_set) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return folder;
  throw Error{ExitCode::no_input,
              fmt::format("{}: no such data folder ({})", printable(folder.string(), 4096), how_set)};
}

}  // namespace

std::filesystem::path data_folder(const std::optional<std::string>& asked) {
  if (asked) return checked(*asked, "set by --data");
  const char* const environment = std::getenv("FUNDSHARE_DATA");
  if (environment && *environment) return checked(environment, "set by FUNDSHARE_DATA");
  std::error_code error;
  const fs::path installed = installed_folder();
  if (!installed.empty() && fs::is_directory(installed, error)) return installed;
  return checked(FUNDSHARE_SOURCE_DATA_DIR, "name one with --data or FUNDSHARE_DATA");
}

}  // namespace fundshare::cli
