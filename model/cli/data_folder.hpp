// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace fundshare::cli {

/// Where the tables are: what was asked for, else FUNDSHARE_DATA, else the folder installed beside the program, else
/// that of the source tree. \throws Error with code no_input if it is no folder
[[nodiscard]] std::filesystem::path data_folder(const std::optional<std::string>& asked);

}  // namespace fundshare::cli
