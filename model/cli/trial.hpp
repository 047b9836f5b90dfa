// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
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

  /// \param asked  worlds that the user gave, or the default of the command \param given  whether the user did
  Trial(std::uint64_t asked, bool given) : asked_{asked}, given_{given} {}

  /// A part of the worlds of a command that runs beside: the same as the trial has of those that were asked for.
  /// \param trial  worlds of the trial \param standard  those of the other command where none are asked for
  [[nodiscard]] std::uint64_t part_of(std::uint64_t trial, std::uint64_t standard, std::uint64_t least) const {
    const std::uint64_t whole = given_ ? asked_ : standard;
    const double part = static_cast<double>(trial) / static_cast<double>(asked_);
    return std::max(least, static_cast<std::uint64_t>(part * static_cast<double>(whole)));
  }

  void would_write(const std::string& folder, const std::vector<ResultFile>& files) {
    folders_.push_back({folder, {}});
    for (const auto& file : files) folders_.back().files.push_back(file.name);
  }
  void assumes(const std::string& name, const Scenario& scenario) { assumed_.push_back({name, scenario.resolved}); }

  [[nodiscard]] const std::vector<Folder>& folders() const { return folders_; }
  [[nodiscard]] const std::vector<Assumed>& assumed() const { return assumed_; }

 private:
  std::uint64_t asked_;
  bool given_;
  std::vector<Folder> folders_;
  std::vector<Assumed> assumed_;
};

}  // namespace fundshare::cli
