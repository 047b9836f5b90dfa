// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace fundshare::test {

/// File name below a data folder -> content.
using Files = std::map<std::string, std::string>;

/// A small data folder of figures that nobody published, under the dictionary of the shipped one.
[[nodiscard]] Files made_up_files();

/// A folder under the temporary one that holds the files, removed when the object goes.
class DataFolder {
 public:
  DataFolder(const std::string& name, const Files& files);
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;
  ~DataFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace fundshare::test
