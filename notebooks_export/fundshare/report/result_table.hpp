// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/csv_file.hpp"
#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// A table of a run's folder, read back. Columns go by their header, so that their order does not matter; columns that
/// the schema does not know are passed over.
class ResultTable {
 public:
  /// Reads DIR/NAME.csv. \param name  of the schema, such as summary
  /// \throws Error (66) where it cannot be read, InputError (65) where a column of its schema is missing, a cell of a
  ///         number is no number, or the text is no table
  ResultTable(const std::filesystem::path& folder, const std::string& name);

  [[nodiscard]] std::size_t rows() const { return raw_.rows.size(); }
  /// The cell as written. \throws std::logic_error for a column that the schema does not have
  [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const;
  /// The number; nothing for an empty cell.
  [[nodiscard]] std::optional<double> optional_number(std::size_t row, std::string_view column) const;
  /// The number. \throws InputError at an empty cell
  [[nodiscard]] double number(std::size_t row, std::string_view column) const;
  /// The number as a whole one, such as a year. \throws InputError unless it is one
  [[nodiscard]] int integer(std::size_t row, std::string_view column) const;
  /// A number with its standard error, NaN where that cell is empty: what is not known is not 0. \throws InputError at
  /// an empty number
  [[nodiscard]] Estimate estimate(std::size_t row, std::string_view column, std::string_view mc_se = "mc_se") const {
    return {number(row, column), optional_number(row, mc_se).value_or(std::numeric_limits<double>::quiet_NaN())};
  }
  /// Whether the cells of a row are these.
  [[nodiscard]] bool is(std::size_t row, std::string_view column, std::string_view value) const {
    return text(row, column) == value;
  }

 private:
  struct Column {
    std::string name;
    std::size_t at;
    bool is_number;
  };
  [[nodiscard]] const Column& column_of(std::string_view name) const;
  [[nodiscard]] Place place(std::size_t row, const Column& column) const;
  void find_columns(const std::string& name);
  void check_cells() const;

  RawTable raw_;
  std::vector<Column> columns_;
};

}  // namespace fundshare
