// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "fundshare/evidence/check_tables.hpp"
#include "fundshare/evidence/records.hpp"

namespace fundshare {

/// Every table that the dictionary names and the files they came from.
struct TableSet {
  Tables tables;
  std::vector<TableFile> files;  ///< by name, dictionary.csv among them
};

/// Reads and checks every table that `data_dir`/dictionary.csv names.
/// \throws Error with ExitCode::no_input for a file that cannot be read, InputError for content, with the faults of all
///         tables
[[nodiscard]] TableSet read_tables(const std::filesystem::path& data_dir);

/// The tables as typed records. \throws InputError where two rows of any tables have one id
[[nodiscard]] Evidence make_evidence(const TableSet& set);

/// All that is known, as typed records in an order that does not depend on the order of rows or columns in the files.
/// \throws Error with ExitCode::no_input for a file that cannot be read, InputError for content: every message names
///         file, line, field and header
[[nodiscard]] Evidence read_evidence(const std::filesystem::path& data_dir);

}  // namespace fundshare
