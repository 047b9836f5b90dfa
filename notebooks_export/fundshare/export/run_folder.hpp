// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <filesystem>
#include <vector>

#include "fundshare/export/csv_table.hpp"

namespace fundshare {

/// What to do where the folder that is to hold the run's folder is missing.
enum class MissingParent { refuse, create };

/// The folder that a run will be written to. It appears with all its files or not at all: they are written to a sibling
/// `NAME.tmp-<process id>` that is then put in its place in one step.
class RunFolder {
 public:
  /// Checks that the folder can be written, before anything is computed.
  /// \throws Error with code cannot_create if it is a file, is, holds or lies in the data folder, exists and holds
  ///         anything but a run of ours, or cannot be made
  RunFolder(const std::filesystem::path& target, const std::filesystem::path& data_dir, MissingParent missing_parent);

  /// Writes the files and puts them in place of those of an earlier run; then removes what killed runs left behind.
  /// \param stop  set from outside to give up; may be null
  /// \throws Error as write_file() and the constructor, Stopped; the earlier files are then untouched
  void publish(const std::vector<ResultFile>& files, const std::atomic<bool>* stop) const;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  void remove_leftovers() const;
  std::filesystem::path path_;
  MissingParent missing_parent_;
};

}  // namespace fundshare
