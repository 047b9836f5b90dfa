// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace fundshare {

// File operations that report every failure and that survive a power cut: the result of each write, fsync and close is
// checked (after Pillai et al., "All file systems are not created equal", OSDI 2014).

/// Creates a file, writes it and forces it to the disk. \throws Error with code io, or cannot_create if it cannot be
/// made
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Writes a file in the place of what is there, if there is something: the whole new text or the whole old one.
/// \throws Error as write_file()
void replace_file(const std::filesystem::path& path, std::string_view bytes);

/// Forces the entries of a folder to the disk. \throws Error with code io
void sync_folder(const std::filesystem::path& folder);

/// Makes one folder that must not exist yet. \throws Error with code cannot_create, or io where the disk is full
void make_folder(const std::filesystem::path& folder);

/// Puts the file or folder `fresh` in the place of `target`, in one step; what was at `target` is then at `fresh`, if
/// there was something. \throws Error with code cannot_create, or io where the disk fails
void exchange_folders(const std::filesystem::path& fresh, const std::filesystem::path& target);

/// Removes a folder and all in it; failures are passed over, because what is left hurts nobody.
void remove_quietly(const std::filesystem::path& folder) noexcept;

/// Names of what a folder holds, sorted. \throws Error with code cannot_create where it cannot be read
[[nodiscard]] std::vector<std::string> names_in(const std::filesystem::path& folder);

}  // namespace fundshare
