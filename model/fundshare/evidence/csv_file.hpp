// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace fundshare {

/// A table as text: nothing is trimmed, converted or left out.
struct RawTable {
  struct Row {
    int line = 0;  ///< of the file, from 1
    std::vector<std::string> cells;
  };
  std::string file;  ///< as named in messages
  std::vector<std::string> header;
  std::vector<Row> rows;
};

/// Reads comma-separated text (RFC 4180, at most 40 columns, no newline inside a cell). A byte order mark, CRLF, a
/// missing last newline and quotes around every cell give the same table.
/// \param file the name used in messages
/// \throws InputError at line and field for text that is not such a table, with a guess at what it is
[[nodiscard]] RawTable parse_csv(std::string_view bytes, std::string file);

/// The same for a file. \throws Error with ExitCode::no_input where it cannot be read
[[nodiscard]] RawTable read_csv(const std::filesystem::path& path);

}  // namespace fundshare
