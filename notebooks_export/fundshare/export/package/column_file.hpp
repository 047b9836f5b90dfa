// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fundshare {

/// Where the bytes of a file go, in order.
using ByteSink = std::function<void(std::string_view)>;

/// A table of doubles in the making, written in groups of rows, so that its size is no matter of memory. Values are
/// kept bit for bit.
class ColumnFile {
 public:
  virtual ~ColumnFile() = default;
  /// Writes the next rows. \param columns  one span of equal length for each column; not empty
  virtual void write_group(std::span<const std::span<const double>> columns) = 0;
  /// Writes what ends the file.
  virtual void finish() = 0;
};

/// A Parquet file (format version 1): float64 columns that are never null, PLAIN pages packed by zstd.
/// \param metadata  key and value, kept in the file
[[nodiscard]] std::unique_ptr<ColumnFile> parquet_file(std::vector<std::string> columns,
                                                       std::vector<std::pair<std::string, std::string>> metadata,
                                                       ByteSink sink);

/// A CSV file: the shortest text that reads back as the same double, an empty cell where there is no number.
[[nodiscard]] std::unique_ptr<ColumnFile> csv_file(const std::vector<std::string>& columns, ByteSink sink);

}  // namespace fundshare
