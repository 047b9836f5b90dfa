// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace fundshare {

/// Files above this size are refused before they are read.
inline constexpr std::size_t most_file_bytes = std::size_t{64} << 20;

/// The bytes of a regular file of at most 64 MiB.
/// \throws Error with ExitCode::no_input and the reason of the system where there is no such file, it cannot be read,
///         or it is a directory, a pipe or a device: those are never waited for
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

}  // namespace fundshare
