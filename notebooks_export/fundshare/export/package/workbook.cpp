// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/csv_file.hpp"
#include "fundshare/export/package/sheet_writer.hpp"
#include "fundshare/export/readme_text.hpp"

namespace fundshare {
namespace {

const ResultFile* find_file(const std::vector<ResultFile>& files, std::string_view name) {
  const auto at = std::ranges::find(files, name, &ResultFile::name);
  return at == files.end() ? nullptr : &*at;
}

const ResultFile& file_of(const std::vector<ResultFile>& files, std::string_view name) {
  const ResultFile* const file = find_file(files, name);
  expects(file != nullptr, "a spreadsheet is made of the files of a run");
  return *file;
}

std::size_t column_named(const RawTable& table, std::string_view name) {
  const auto at = std::ranges::find(table.header, name);
  expects(at != table.header.end(), "a table has the columns of its schema");
  return static_cast<std::size_t>(at - table.header.begin());
}

double number_of(const std::string& cell) {
  double value = 0.0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

/// How the numbers of a row look, by its unit.
CellLook look_of(const ColumnSchema& column, const std::string& unit) {
  if (column.type == "integer") return CellLook::integer;
  const bool figure = !column.column.ends_with("mc_se");
  const std::string& own = column.unit == "as in unit" ? unit : column.unit;
  return own == "1"               ? (figure ? CellLook::percent : CellLook::ratio)
         : own.starts_with("usd") ? CellLook::dollars
                                  : CellLook::plain;
}

void write_rows(SheetWriter& sheet, const RawTable& table, const std::vector<ColumnSchema>& columns) {
  const auto unit = std::ranges::find(table.header, "unit") - table.header.begin();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& cells = table.rows[row].cells;
    const std::string shown = unit < std::ssize(cells) ? cells[static_cast<std::size_t>(unit)] : "";
    for (std::size_t k = 0; k < cells.size(); ++k) {
      if (cells[k].empty()) continue;
      if (columns[k].type == "number" || columns[k].type == "integer") {
        sheet.number(row + 1, k, number_of(cells[k]), look_of(columns[k], shown));
      } else {
        sheet.text(row + 1, k, cells[k]);
      }
    }
  }
}

/// In letters; numbers are shown rounded, so that their digits do not count.
double width_of(const RawTable& table, std::size_t k, const ColumnSchema& column) {
  std::size_t widest = table.header[k].size();
  if (column.type == "number") widest = std::max<std::size_t>(widest, 14);
  if (column.type == "text") {
    for (const auto& row : table.rows) widest = std::max(widest, row.cells[k].size());
  }
  return static_cast<double>(std::clamp<std::size_t>(widest + 2, 8, 40));
}

/// A table as it is, with its header in sight and a filter.
void add_table(SheetWriter& sheet, const std::string& name, const ResultFile& file) {
  const RawTable table = parse_csv(file.bytes, file.name);
  sheet.add_sheet(name);
  const auto columns = schema_of(file.name);
  for (std::size_t k = 0; k < columns.size(); ++k) {
    sheet.text(0, k, table.header[k], CellLook::heading);
    sheet.column_width(k, width_of(table, k, columns[k]));
  }
  write_rows(sheet, table, columns);
  sheet.freeze_above(1);
  if (!table.rows.empty()) sheet.filter(0, table.rows.size(), table.header.size() - 1);
}

void add_readme(SheetWriter& sheet, const ResultFile& readme) {
  sheet.add_sheet("README");
  sheet.column_width(0, 110);
  std::istringstream lines{readme.bytes};
  std::size_t row = 0;
  for (std::string line; std::getline(lines, line); ++row) {
    if (!line.empty()) sheet.text(row, 0, line, CellLook::fixed_width);
  }
}

constexpr std::size_t header_row = 3;
constexpr double axis_end = 2.0;  // coverage above it is cut in the chart, and stands in the table

YearChart chart_of(const std::string& scenario, std::size_t last_row) {
  constexpr unsigned dark = 0x1F4E79, middle = 0x5B9BD5, light = 0x9DC3E6;
  return {.title = "Coverage by year of spending (scenario " + scenario + ")",
          .axis_title = "money for missiles over the programme's budget",
          .years_title = "lines end at 200 %; outputs of a model under stated assumptions",
          .year_column = 0,
          .first_row = header_row + 1,
          .last_row = last_row,
          .place_row = header_row,
          .place_column = 8,
          .axis_end = axis_end,
          .lines = {{5, "q95", light, 1.5, true},
                    {4, "q75", middle, 1.5, false},
                    {3, "median", dark, 3.0, false},
                    {2, "q25", middle, 1.5, false},
                    {1, "q05", light, 1.5, true}}};
}

/// Coverage of each year: a small table, and a chart where there is something to draw.
void add_years(SheetWriter& sheet, const ResultFile& file) {
  const RawTable table = parse_csv(file.bytes, file.name);
  const auto variable = column_named(table, "variable"), window = column_named(table, "window");
  sheet.add_sheet("share by year");
  sheet.text(0, 0, "Coverage: money for missiles over the budget of the missile programme, by year of spending.",
             CellLook::heading);
  sheet.text(1, 0, "Quantiles over the worlds; q05 to q95 is the model 90 % interval. From summary_wide.csv.",
             CellLook::note);
  const std::vector<std::string> columns{"year_start", "q05", "q25", "median", "q75", "q95", "flags"};
  for (std::size_t k = 0; k < columns.size(); ++k)
    sheet.text(header_row, k, k == 0 ? "year" : columns[k], CellLook::heading);
  std::size_t at = header_row;
  for (const auto& row : table.rows) {
    if (row.cells[variable] != "coverage" || row.cells[window] != "year") continue;
    ++at;
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const auto& cell = row.cells[column_named(table, columns[k])];
      if (cell.empty()) continue;
      if (columns[k] == "flags") {
        sheet.text(at, k, cell);
      } else {
        sheet.number(at, k, number_of(cell), k == 0 ? CellLook::integer : CellLook::percent);
      }
    }
  }
  sheet.column_width(6, 28);
  if (at == header_row) return sheet.text(header_row + 1, 0, "coverage was not computed", CellLook::note);
  sheet.chart(chart_of(table.rows.front().cells[column_named(table, "scenario")], at));
}

}  // namespace

std::string workbook_bytes(const std::vector<ResultFile>& files) {
  SheetWriter sheet{"How much of North Korea's missile budget stolen cryptocurrency covers"};
  add_readme(sheet, file_of(files, readme_name));
  add_years(sheet, file_of(files, "summary_wide.csv"));
  add_table(sheet, "summary", file_of(files, "summary_wide.csv"));
  if (const ResultFile* const claims = find_file(files, "claims.csv")) add_table(sheet, "claims", *claims);
  if (const ResultFile* const verdicts = find_file(files, "claim_verdicts.csv"))
    add_table(sheet, "claim verdicts", *verdicts);
  add_table(sheet, "dictionary", file_of(files, "data_dictionary.csv"));
  return sheet.finish();
}

}  // namespace fundshare
