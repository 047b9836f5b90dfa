// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/csv_table.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "fundshare/base/error.hpp"
#include "fundshare/export/sha256.hpp"

namespace fundshare {
namespace {

/// One '?' for a character outside ASCII and for a control character that no table needs.
std::string ascii(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues_character = (byte & 0xc0U) == 0x80U;
    const bool kept = (byte >= 0x20 && byte < 0x7f) || c == '\t' || c == '\r' || c == '\n';
    if (!continues_character) out += kept ? c : '?';
  }
  return out;
}

}  // namespace

std::string ResultFile::sha256() const { return written ? written->sha256 : sha256_hex(bytes); }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ";") + word;
  return text;
}

std::string number_text(double value) {
  if (!std::isfinite(value)) return "";
  return fmt::format("{}", value == 0.0 ? 0.0 : value);  // -0 compares equal to 0
}

std::string text_cell(std::string_view text) {
  std::string cell = ascii(text);
  if (!cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos) cell.insert(0, "'");
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

CsvTable::CsvTable(const std::string& file) : columns_{schema_of(file)}, file_{file, "", 0} {
  for (const auto& column : columns_) {
    if (&column != &columns_.front()) file_.bytes += ',';
    file_.bytes += column.column;
  }
  file_.bytes += '\n';
}

void CsvTable::add(const std::vector<Cell>& cells) {
  expects(cells.size() == columns_.size(), "a row has one cell per column of the schema");
  for (std::size_t k = 0; k < cells.size(); ++k) {
    expects(cells[k].fits(columns_[k].type), "a cell has the type of its column");
    if (k > 0) file_.bytes += ',';
    file_.bytes += cells[k].text();
  }
  file_.bytes += '\n';
  ++file_.rows;
}

ResultFile CsvTable::finish() && { return std::move(file_); }

}  // namespace fundshare
