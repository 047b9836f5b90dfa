// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fundshare/export/csv_table.hpp"

namespace fundshare {

// File operations that report every failure and that survive a power cut: the result of each write, fsync and close is
// checked (after Pillai et al., "All file systems are not created equal", OSDI 2014).

/// Creates a file, writes it and forces it to the disk. \throws Error with code io, or cannot_create if it cannot be
/// made
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// A file that is created and written piece by piece, and hashed on the way.
class FileWriter {
 public:
  /// \throws Error as write_file()
  explicit FileWriter(const std::filesystem::path& path);
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;
  ~FileWriter();
  void write(std::string_view bytes);
  /// Forces it to the disk and closes it. \return its digest and size
  WrittenFile finish();

 private:
  struct Open;
  std::unique_ptr<Open> open_;
};

/// Digest and size of a regular file of any size, read in pieces. \throws Error with code no_input
[[nodiscard]] WrittenFile hash_file(const std::filesystem::path& path);

/// Writes a file in the place of one that is there, if there is one: the whole new text or the whole old one.
/// \throws Error as write_file(), and with code cannot_create where something else than a plain file is there
void replace_file(const std::filesystem::path& path, std::string_view bytes);

/// Forces a file to the disk that another library has written. \throws Error with code io
void sync_file(const std::filesystem::path& path);

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

/// Names of the files below a folder, such as draws/draws.csv, sorted. \throws Error as names_in()
[[nodiscard]] std::vector<std::string> files_below(const std::filesystem::path& folder);

}  // namespace fundshare
