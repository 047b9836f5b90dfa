// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace fundshare {

/// How the cells of a column look; what they hold does not change.
enum class CellLook { plain, fixed_width, percent, ratio, dollars, integer, heading, note };

/// The lines of a chart over one column of years of the sheet it stands in. Rows and columns count from 0.
struct YearChart {
  struct Line {
    std::size_t column;
    std::string name;
    unsigned colour;  ///< 0xRRGGBB
    double width;     ///< in points
    bool dashed;
  };
  std::string title, axis_title, years_title;
  std::size_t year_column, first_row, last_row;
  std::size_t place_row, place_column;  ///< its upper left corner
  double axis_end;                      ///< greatest value that is drawn
  std::vector<Line> lines;
};

/// A spreadsheet in the making, in the order of its sheets; a thin cover of libxlsxwriter. Rows and columns count from
/// 0. \throws std::logic_error where the library does not take a cell
class SheetWriter {
 public:
  /// \throws Error with code io where the folder for temporary files has too little room
  explicit SheetWriter(const std::string& title);
  SheetWriter(const SheetWriter&) = delete;
  SheetWriter& operator=(const SheetWriter&) = delete;
  ~SheetWriter();

  void add_sheet(const std::string& name);
  void text(std::size_t row, std::size_t column, const std::string& text, CellLook look = CellLook::plain);
  void number(std::size_t row, std::size_t column, double value, CellLook look);
  void column_width(std::size_t column, double letters);
  /// Keeps the rows above this one in sight, and offers to filter the rows from it on.
  void freeze_above(std::size_t row);
  void filter(std::size_t row, std::size_t last_row, std::size_t last_column);
  void chart(const YearChart& chart);
  /// The bytes of the file; nothing can be added after. \throws Error with code io where it cannot be written
  [[nodiscard]] std::string finish();

 private:
  struct Library;
  std::unique_ptr<Library> library_;
};

}  // namespace fundshare
