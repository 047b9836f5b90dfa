// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/catalogue_options.hpp"
#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/data_folder.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/data_pages.hpp"
#include "fundshare/export/explain_pages.hpp"

namespace fundshare::cli {
namespace {

constexpr std::size_t narrow = 40, unlimited = 20'000;  // most letters of a column

void check(const Arguments& arguments, const std::atomic<bool>& /*stop*/) {
  const auto catalogue = catalogue_of(arguments);
  const auto page = survey_page(catalogue.scenario().name, survey_data(catalogue), find_oddities(catalogue));
  print(arguments.has("--json") ? page_json(page) : page_text(page));
}

// "a,b" as two names; "" as none.
std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find(',', start), text.size());
    out.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

void show_dictionary(const Arguments& arguments, const std::string& name, const Table& table) {
  std::vector<ColumnRule> columns;
  for (const auto& column : split(arguments.text("--columns").value_or("")))
    columns.push_back(find_column(table, column));
  const auto page = dictionary_page(name, columns.empty() ? table.rules() : columns);
  print(arguments.has("--json") ? page_json(page) : page_text(page));
}

void show(const Arguments& arguments, const std::atomic<bool>& /*stop*/) {
  if (arguments.has("--json") && arguments.has("--csv"))
    throw Error{ExitCode::usage, "--json and --csv exclude each other"};
  const auto set = read_tables(data_folder(arguments.text("--data")));
  const auto name = find_table_name(set.tables, *arguments.text("TABLE"));
  const auto& table = set.tables.at(name);
  if (arguments.has("--dictionary")) return show_dictionary(arguments, name, table);
  const auto selection =
      select_rows(table, arguments.texts("--where"), split(arguments.text("--columns").value_or("")));
  if (arguments.has("--csv")) return print(selection_csv(selection));
  const auto page = selection_page(name, selection, arguments.has("--full") ? unlimited : narrow);
  print(arguments.has("--json") ? page_json(page) : page_text(page));
}

void sources(const Arguments& arguments, const std::atomic<bool>& /*stop*/) {
  const auto catalogue = catalogue_of(arguments);
  const auto id = *arguments.text("ID");
  std::vector<Page> pages;
  for (const auto& card : find_sources(catalogue, id)) pages.push_back(source_page(card, catalogue.scenario().name));
  if (pages.empty())
    throw Error{ExitCode::usage, fmt::format("no row of the tables has the id '{}'{}", printable(id, 80),
                                             nearest_of(id, row_ids(catalogue.tables())))};
  print_pages(pages, arguments);
}

}  // namespace

Command data_check_command() {
  return {.name = "data check",
          .summary = "check the tables, and count what is there and on what it rests",
          .notes = "A fault ends with exit code 65 and names its file, line and field. Notes and warnings are none.",
          .options = {scenario_option(), set_option(), data_option(), json_option("print JSON with every digit")},
          .examples = {"fundshare data check", "fundshare data check --scenario baseline --json"},
          .execute = check};
}

Command data_show_command() {
  return {.name = "data show",
          .summary = "print rows of a table",
          .arguments = {{.name = "TABLE",
                         .meaning = "a file of the data folder, with or without its folder and .csv",
                         .missing = "a TABLE, such as incidents",
                         .accepts = NameOf{Names::table}}},
          .options = {{.name = "--where",
                       .value = "CONDITION",
                       .meaning = "COLUMN=VALUE, or with !=, <, <=, >, >=, or ~ for a part of a text; numbers and "
                                  "dates compare as such, COLUMN= asks for blanks; all conditions must hold",
                       .repeats = true},
                      {.name = "--columns", .value = "A,B", .meaning = "these columns, in this order"},
                      {.name = "--dictionary", .meaning = "what the columns mean, in place of rows"},
                      {.name = "--full", .meaning = "cut no text"},
                      {.name = "--csv", .meaning = "print CSV that is safe in a spreadsheet"},
                      data_option(),
                      json_option("print JSON")},
          .examples = {"fundshare data show incidents --where 'usd_best>=1e8' --columns date,victim,usd_best",
                       "fundshare data show launches --where class=ICBM --where 'date>2022' --csv",
                       "fundshare data show unit_costs --dictionary"},
          .execute = show};
}

Command data_sources_command() {
  return {.name = "data sources",
          .summary = "print one row of evidence with its address and what reads it",
          .arguments = {{.name = "ID",
                         .meaning = "the id of a row, such as N037, C10 or 2025-02-bybit",
                         .missing = "the ID of a row, such as N037",
                         .accepts = NameOf{Names::topic}}},
          .options = {scenario_option(), set_option(), data_option(), json_option("print JSON")},
          .examples = {"fundshare data sources N037", "fundshare data sources 2025-02-bybit --json"},
          .execute = sources};
}

}  // namespace fundshare::cli
