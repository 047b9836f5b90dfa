// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace fundshare::cli {

/// A file that is there may be work of somebody: it is replaced with --force alone, and anything but a file never.
/// \param instead  what else can be done, such as "name another file" \throws Error (73)
void check_absent(const std::filesystem::path& file, bool force, std::string_view instead);

}  // namespace fundshare::cli
