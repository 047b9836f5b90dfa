// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/csv_file.hpp"

// Upstream's reading thread is of no use for text in memory.
#define CSV_IO_NO_THREAD
#include <csv.h>
#include <fmt/format.h>

#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/csv_guard.hpp"
#include "fundshare/evidence/read_file.hpp"

namespace fundshare {
namespace {

using Lines = std::vector<RawTable::Row>;

// The library knows the number of columns at compile time only. Cells are taken as text: its numbers are not exact
// and it reads a blank as 0.
template <std::size_t Columns>
Lines read_lines(const std::string& text, const std::string& file) {
  io::CSVReader<Columns, io::trim_chars<>, io::double_quote_escape<',', '"'>> reader{file, text.data(),
                                                                                     text.data() + text.size()};
  std::array<char*, Columns> cells{};
  const auto read_row = [&] { return std::apply([&](auto&... cell) { return reader.read_row(cell...); }, cells); };
  Lines lines;
  while (read_row()) {
    lines.push_back({static_cast<int>(reader.get_file_line()), {cells.begin(), cells.end()}});
  }
  return lines;
}

template <std::size_t... Index>
constexpr auto readers_for(std::index_sequence<Index...>) {
  return std::array{&read_lines<Index + 1>...};
}

void check_names(const RawTable& table) {
  ErrorList problems;
  std::map<std::string, int> seen;
  int column = 0;
  for (const auto& name : table.header) {
    const Place place{table.file, 1, ++column, name};
    if (name.empty()) problems.add(place, "blank column name");
    const auto [first, is_new] = seen.emplace(name, column);
    if (!is_new && !name.empty()) problems.add(place, fmt::format("column name of column {} too", first->second));
  }
  problems.throw_if_any();
}

}  // namespace

RawTable parse_csv(std::string_view bytes, std::string file) {
  static constexpr auto readers = readers_for(std::make_index_sequence<most_columns>{});
  const auto guarded = guard_csv(bytes, file);
  RawTable table{std::move(file), {}, {}};
  try {
    table.rows = readers.at(guarded.columns - 1)(guarded.text, table.file);
  } catch (const io::error::base& fault) {
    throw InputError({table.file, 0, 0, {}}, fault.what());  // the guard leaves none that we know of
  }
  table.header = std::move(table.rows.front().cells);
  table.rows.erase(table.rows.begin());
  check_names(table);
  return table;
}

RawTable read_csv(const std::filesystem::path& path) { return parse_csv(read_file(path), path.generic_string()); }

}  // namespace fundshare
