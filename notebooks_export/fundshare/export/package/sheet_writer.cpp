// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/sheet_writer.hpp"

#include <fmt/format.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/read_file.hpp"
#include "fundshare/export/file_system.hpp"

namespace fundshare {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t room_needed = std::uint64_t{64} << 20;  // the library does not say where its own files are cut
constexpr std::uint8_t paper_a4 = 9;
constexpr std::time_t fixed_day = 1'483'228'800;  // 1 January 2017, so that equal runs have equal bytes

void must(lxw_error code) { expects(code == LXW_NO_ERROR, "the spreadsheet library takes what it is given"); }

lxw_row_t row_of(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_of(std::size_t column) { return static_cast<lxw_col_t>(column); }

[[noreturn]] void fail(const fs::path& folder, const std::string& why) {
  throw Error{ExitCode::io,
              fmt::format("{}: cannot make the spreadsheet here: {}", printable(folder.string(), 4096), why)};
}

/// A new folder for temporary files with room for them.
fs::path make_room() {
  std::error_code error;
  const fs::path above = fs::temp_directory_path(error);
  if (error) fail("TMPDIR", error.message());
  std::string name = (above / "fundshare-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) fail(above, std::generic_category().message(errno));
  struct statvfs room {};
  if (::statvfs(name.c_str(), &room) == 0 && std::uint64_t{room.f_bavail} * room.f_frsize < room_needed) {
    remove_quietly(name);
    fail(above, "less than 64 MiB are free (set TMPDIR to another folder)");
  }
  return name;
}

}  // namespace

struct SheetWriter::Library {
  fs::path folder = make_room();
  std::string file = (folder / "results.xlsx").string(), temporary = folder.string();
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::string sheet_name;
  std::map<CellLook, lxw_format*> formats;

  Library() {
    lxw_workbook_options options{};
    options.tmpdir = temporary.data();
    book = workbook_new_opt(file.c_str(), &options);
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() {
    if (book) workbook_close(book);
    remove_quietly(folder);
  }

  lxw_format* format(CellLook look) {
    lxw_format*& made = formats[look];
    if (made) return made;
    made = workbook_add_format(book);
    if (look == CellLook::fixed_width) format_set_font_name(made, "Courier New");
    if (look == CellLook::percent) format_set_num_format(made, "[<0.01]\"< 1%\";0%");
    if (look == CellLook::ratio) format_set_num_format(made, "0.0000");
    if (look == CellLook::dollars) format_set_num_format(made, "#,##0");
    if (look == CellLook::integer) format_set_num_format(made, "0");
    if (look == CellLook::heading) format_set_bold(made);
    if (look == CellLook::note) format_set_italic(made);
    return made;
  }
};

SheetWriter::SheetWriter(const std::string& title) : library_{std::make_unique<Library>()} {
  std::string name = title, authors = "The fundshare authors";
  lxw_doc_properties properties{};
  properties.title = name.data();
  properties.author = authors.data();
  properties.created = fixed_day;
  must(workbook_set_properties(library_->book, &properties));
}

SheetWriter::~SheetWriter() = default;

void SheetWriter::add_sheet(const std::string& name) {
  library_->sheet = workbook_add_worksheet(library_->book, name.c_str());
  library_->sheet_name = name;
  expects(library_->sheet != nullptr, "a sheet has a short name of its own");
  worksheet_set_landscape(library_->sheet);  // on paper all columns stand on one page, as many pages down as it takes
  worksheet_set_paper(library_->sheet, paper_a4);
  worksheet_fit_to_pages(library_->sheet, 1, 0);
}

void SheetWriter::text(std::size_t row, std::size_t column, const std::string& text, CellLook look) {
  must(worksheet_write_string(library_->sheet, row_of(row), column_of(column), text.c_str(), library_->format(look)));
}

void SheetWriter::number(std::size_t row, std::size_t column, double value, CellLook look) {
  must(worksheet_write_number(library_->sheet, row_of(row), column_of(column), value, library_->format(look)));
}

void SheetWriter::column_width(std::size_t column, double letters) {
  must(worksheet_set_column(library_->sheet, column_of(column), column_of(column), letters, nullptr));
}

void SheetWriter::freeze_above(std::size_t row) { worksheet_freeze_panes(library_->sheet, row_of(row), 0); }

void SheetWriter::filter(std::size_t row, std::size_t last_row, std::size_t last_column) {
  must(worksheet_autofilter(library_->sheet, row_of(row), 0, row_of(last_row), column_of(last_column)));
}

void SheetWriter::chart(const YearChart& chart) {
  lxw_chart* const made = workbook_add_chart(library_->book, LXW_CHART_LINE);
  const auto first = row_of(chart.first_row), last = row_of(chart.last_row);
  const char* const sheet = library_->sheet_name.c_str();
  for (const auto& line : chart.lines) {
    lxw_chart_series* const series = chart_add_series(made, nullptr, nullptr);
    const auto column = column_of(line.column), years = column_of(chart.year_column);
    chart_series_set_categories(series, sheet, first, years, last, years);
    chart_series_set_values(series, sheet, first, column, last, column);
    chart_series_set_name(series, line.name.c_str());
    lxw_chart_line look{};
    look.color = line.colour;
    look.width = static_cast<float>(line.width);
    if (line.dashed) look.dash_type = LXW_CHART_LINE_DASH_DASH;
    chart_series_set_line(series, &look);
  }
  chart_title_set_name(made, chart.title.c_str());
  chart_axis_set_name(made->x_axis, chart.years_title.c_str());
  chart_axis_set_name(made->y_axis, chart.axis_title.c_str());
  chart_axis_set_min(made->y_axis, 0.0);
  chart_axis_set_max(made->y_axis, chart.axis_end);
  chart_axis_set_num_format(made->y_axis, "0%");
  chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
  lxw_chart_options options{};
  options.x_scale = 1.6;
  options.y_scale = 1.6;
  must(worksheet_insert_chart_opt(library_->sheet, row_of(chart.place_row), column_of(chart.place_column), made,
                                  &options));
}

std::string SheetWriter::finish() {
  lxw_workbook* const book = library_->book;
  library_->book = nullptr;  // closing frees it whatever comes
  const lxw_error code = workbook_close(book);
  if (code != LXW_NO_ERROR) fail(library_->folder, lxw_strerror(code));
  return read_file(library_->file);
}

}  // namespace fundshare
