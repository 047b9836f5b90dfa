// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/export/csv_table.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"

namespace fundshare::cli {

/// What a command hands over in the place of writing and printing, when it runs for a dry run.
class Trial {
 public:
  /// A folder with the names of its files, each in the order of writing.
  struct Folder {
    std::string name;  ///< as the user may type it
    std::vector<std::string> files;
  };
  struct Assumed {
    std::string scenario;
    Node resolved;
  };

  void would_write(const std::string& folder, const std::vector<ResultFile>& files) {
    folders_.push_back({folder, {}});
    for (const auto& file : files) folders_.back().files.push_back(file.name);
  }
  void assumes(const std::string& name, const Scenario& scenario) { assumed_.push_back({name, scenario.resolved}); }

  [[nodiscard]] const std::vector<Folder>& folders() const { return folders_; }
  [[nodiscard]] const std::vector<Assumed>& assumed() const { return assumed_; }

 private:
  std::vector<Folder> folders_;
  std::vector<Assumed> assumed_;
};

}  // namespace fundshare::cli
