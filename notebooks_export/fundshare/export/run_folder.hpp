// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <vector>

#include "fundshare/export/csv_table.hpp"

namespace fundshare {

/// What to do where the folder that is to hold the run's folder is missing.
enum class MissingParent { refuse, create };

/// The files of a run beside the folder that they are for. They are removed again unless they are put in its place.
class WrittenRun {
 public:
  WrittenRun(WrittenRun&& other) noexcept;
  WrittenRun& operator=(WrittenRun&&) = delete;
  ~WrittenRun();

  /// The folder beside, which already exists.
  [[nodiscard]] const std::filesystem::path& folder() const;
  /// Writes files into it, but those that were written before, and forces the folder to the disk.
  /// \param stop  set from outside to give up; may be null \throws Error as write_file(), Stopped
  void add(const std::vector<ResultFile>& files, const std::atomic<bool>* stop);

  /// Puts the files in place of those of an earlier run; then removes what killed runs left behind.
  /// \throws Error as the constructor of RunFolder; the earlier files are then untouched
  void put_in_place();

 private:
  friend class RunFolder;
  WrittenRun(std::filesystem::path temporary, std::filesystem::path target);
  struct Temporary;
  std::unique_ptr<Temporary> temporary_;
  std::filesystem::path target_;
};

/// The folder that a run will be written to. It appears with all its files or not at all: they are written to a sibling
/// `NAME.tmp-<process id>` that is then put in its place in one step.
class RunFolder {
 public:
  /// Checks that the folder can be written, before anything is computed.
  /// \throws Error with code cannot_create if it is a file, is, holds or lies in the data folder, exists and holds
  ///         anything but a run of ours, or cannot be made
  RunFolder(const std::filesystem::path& target, const std::filesystem::path& data_dir, MissingParent missing_parent);

  /// Makes the folder beside, for files that are written one by one. \throws Error as make_folder()
  [[nodiscard]] WrittenRun begin() const;

  /// Writes the files beside the folder. So several runs can be written before the first is put in its place.
  /// \param stop  set from outside to give up; may be null
  /// \throws Error as write_file(), Stopped
  [[nodiscard]] WrittenRun write(const std::vector<ResultFile>& files, const std::atomic<bool>* stop) const;

  /// Writes the files and puts them in place. \throws as these two
  void publish(const std::vector<ResultFile>& files, const std::atomic<bool>* stop) const;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  MissingParent missing_parent_;
};

}  // namespace fundshare
