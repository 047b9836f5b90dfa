// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fundshare/export/schema.hpp"

namespace fundshare {

/// The shortest decimal text that reads back as the same double: "0.5", "1e-05", "2017"; "0" for -0; empty for NaN and
/// infinities.
[[nodiscard]] std::string number_text(double value);

/// Text that is safe in a cell of any spreadsheet: ASCII, a leading ' before = + - @ TAB and CR, quotes where needed.
[[nodiscard]] std::string text_cell(std::string_view text);

/// What is known of a file that was written before the others, because it is too large to be held.
struct WrittenFile {
  std::string sha256;
  std::uint64_t bytes = 0;
};

/// A file as it will be written.
struct ResultFile {
  std::string name, bytes;
  std::size_t rows = 0;                               ///< of a table, without its header
  std::optional<WrittenFile> written = std::nullopt;  ///< then `bytes` are empty

  [[nodiscard]] std::uint64_t size() const { return written ? written->bytes : bytes.size(); }
  [[nodiscard]] std::string sha256() const;
};

/// One cell: text, a number, an integer, or nothing.
class Cell {
 public:
  Cell(std::string_view text) : kind_{"text"}, text_{text_cell(text)} {}
  Cell(const std::string& text) : Cell{std::string_view{text}} {}
  Cell(const char* text) : Cell{std::string_view{text}} {}
  Cell(double value) : kind_{"number"}, text_{number_text(value)} {}
  Cell(int value) : kind_{"integer"}, text_{std::to_string(value)} {}
  Cell(std::optional<int> value) : kind_{"integer"}, text_{value ? std::to_string(*value) : ""} {}
  Cell(std::optional<double> value) : kind_{"number"}, text_{value ? number_text(*value) : ""} {}

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Whether a column of this type may hold the cell; dates are written as text.
  [[nodiscard]] bool fits(std::string_view type) const { return type == kind_ || (type == "date" && kind_ == "text"); }

 private:
  std::string_view kind_;
  std::string text_;
};

/// Words of one cell, separated by ';'.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

/// A CSV file in the making, checked against its schema: commas, LF, one header.
class CsvTable {
 public:
  /// \throws std::logic_error for a file that has no schema
  explicit CsvTable(const std::string& file);
  /// \throws std::logic_error unless the cells fit the columns of the schema in number and type
  void add(const std::vector<Cell>& cells);
  [[nodiscard]] ResultFile finish() &&;

 private:
  std::vector<ColumnSchema> columns_;
  ResultFile file_;
};

}  // namespace fundshare
