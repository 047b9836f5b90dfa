// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fundshare/base/error.hpp"
#include "fundshare/base/quantity.hpp"
#include "fundshare/evidence/csv_file.hpp"
#include "fundshare/evidence/dates.hpp"
#include "fundshare/evidence/dictionary.hpp"

namespace fundshare {

/// A table whose every cell obeys its dictionary. Rows count from 0; a column is named by its header, so that the order
/// of the columns in the file does not matter.
class Table {
 public:
  /// \throws InputError with up to 20 faults: a column that is unknown or missing, an empty cell in a column that is
  ///         not optional, a cell that its type does not allow, an id that is there twice, a table without rows
  Table(RawTable raw, std::vector<ColumnRule> rules);

  [[nodiscard]] std::size_t rows() const { return raw_.rows.size(); }
  [[nodiscard]] const std::string& file() const { return raw_.file; }
  [[nodiscard]] const std::vector<ColumnRule>& rules() const { return rules_; }
  [[nodiscard]] bool has(std::string_view column) const;
  [[nodiscard]] Place place(std::size_t row, std::string_view column) const;

  /// The cell as it is written; empty where it is blank. \throws std::logic_error for a column that is not there
  [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const;
  /// The accessors below parse the cell. \throws std::logic_error where the column has another type or the cell is
  /// blank; those that begin with `optional_` give nothing for a blank cell.
  [[nodiscard]] Usd usd(std::size_t row, std::string_view column) const;
  [[nodiscard]] std::optional<Usd> optional_usd(std::size_t row, std::string_view column) const;
  /// Any of the types number, usd and fraction, as a plain number in the unit of the column.
  [[nodiscard]] double number(std::size_t row, std::string_view column) const;
  [[nodiscard]] std::optional<double> optional_number(std::size_t row, std::string_view column) const;
  [[nodiscard]] int integer(std::size_t row, std::string_view column) const;
  [[nodiscard]] int year(std::size_t row, std::string_view column) const;
  [[nodiscard]] bool boolean(std::size_t row, std::string_view column) const;
  [[nodiscard]] Date date(std::size_t row, std::string_view column) const;
  [[nodiscard]] std::optional<Date> optional_date(std::size_t row, std::string_view column) const;
  [[nodiscard]] Month month(std::size_t row, std::string_view column) const;
  [[nodiscard]] PartialDate partial_date(std::size_t row, std::string_view column) const;
  [[nodiscard]] std::optional<PartialDate> optional_partial_date(std::size_t row, std::string_view column) const;

 private:
  void check_header() const;
  void check_cells() const;
  void check_ids(const ColumnRule& rule, ErrorList& problems) const;
  [[nodiscard]] std::size_t column_of(std::string_view column) const;

  RawTable raw_;
  std::vector<ColumnRule> rules_;
};

/// A text without spaces at its ends and in lower case: two ids that differ in these alone are one.
[[nodiscard]] std::string folded_id(std::string_view id);

}  // namespace fundshare
