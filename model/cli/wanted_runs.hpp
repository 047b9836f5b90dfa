// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/export/run_folder.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"

namespace fundshare::cli {

/// What a command line says of the runs that it asks for.
struct RunTexts {
  std::vector<std::string> scenarios;  ///< shipped names or paths, at least one
  std::vector<std::string> sets;       ///< KEY=VALUE, for every run
  std::vector<std::string> variants;   ///< NAME:KEY=VALUE; equal names are one variant
  std::optional<std::string> out;
  bool to_output = false;  ///< a table to standard output; `out` is then no folder

  /// Whether it asks for more than one run.
  [[nodiscard]] bool several() const { return scenarios.size() > 1 || !variants.empty(); }
};

/// One of the runs that a command line asks for.
struct WantedRun {
  std::string name;               ///< SCENARIO or SCENARIO+VARIANT
  std::string source;             ///< the shipped name or path of its scenario
  std::vector<std::string> sets;  ///< KEY=VALUE, those of its variant with them
  std::string shown_folder;       ///< as the user may type it
  Scenario scenario;
  std::optional<RunFolder> folder;  ///< none where the run goes to standard output
};

/// Reads every scenario, plain and with each variant, in the order of the command line, and checks every folder. One
/// run goes to `out`, or else to results/SCENARIO; several go to folders of their names in `out`, or else in results.
/// \throws Error as read_scenario() and RunFolder, and with code usage for a variant without a name or two equal runs
[[nodiscard]] std::vector<WantedRun> read_wanted_runs(const RunTexts& texts, const std::filesystem::path& data);

}  // namespace fundshare::cli
