// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "fundshare/export/package/faults.hpp"

namespace fundshare {

/// What a check of a folder of results found.
struct Verification {
  std::string version, run_id;  ///< as the folder says; empty where it does not
  std::size_t files = 0;        ///< that were read
  std::size_t tables = 0, rows = 0;
  Faults faults;
};

/// Checks a folder that `fundshare run` or a question wrote against its datapackage.json and manifest.json: files that
/// are missing or not listed, sizes, SHA-256, number of rows, and in every table columns, types, words, bounds and key.
/// A folder without datapackage.json, as questions write them, is checked against the tables of this version.
/// \throws Error with code no_input where there is no such folder, or neither of these files in it
[[nodiscard]] Verification verify_folder(const std::filesystem::path& folder);

/// The result as JSON: "sound", the counts, and every fault with file, line, column, name and problem.
[[nodiscard]] std::string verification_json(const Verification& found, const std::string& folder);

/// One sentence for a folder without a fault.
[[nodiscard]] std::string verification_text(const Verification& found, const std::string& folder);

}  // namespace fundshare
