// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/datapackage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/csv_file.hpp"
#include "fundshare/export/file_notes.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/package/table_schema.hpp"
#include "fundshare/export/schema_nodes.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare {
namespace {

using namespace json_schema;

struct MediaType {
  std::string_view ending, type;
};
constexpr std::array media_types{
    MediaType{".csv", "text/csv"},
    MediaType{".json", "application/json"},
    MediaType{".txt", "text/plain"},
    MediaType{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    MediaType{".parquet", "application/vnd.apache.parquet"},
    MediaType{".nc", "application/x-netcdf"}};

/// Lower-case letters, digits, '-', '_' and '.' alone, as names of packages and resources are.
std::string plain_name(std::string_view name) {
  std::string out;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    out += kept ? c : '-';
  }
  return out;
}

std::string_view ending_of(std::string_view file) { return file.substr(std::min(file.rfind('.'), file.size())); }

/// The tables that cite each address, by address.
std::map<std::string, std::set<std::string>> cited_in(const std::vector<TableFile>& files) {
  std::map<std::string, std::set<std::string>> out;
  for (const auto& file : files) {
    const RawTable table = parse_csv(file.bytes, file.name);
    const auto column = std::ranges::find(table.header, "source_url") - table.header.begin();
    for (const auto& row : table.rows) {
      if (column == std::ssize(table.header)) break;
      std::string_view cell = row.cells[static_cast<std::size_t>(column)];
      while (!cell.empty()) {
        const auto end = std::min(cell.find(';'), cell.size());
        const auto first = std::min(cell.find_first_not_of(' '), end);
        const std::string address{cell.substr(first, end - first)};
        if (address.starts_with("http")) out[address].insert(file.name);
        cell.remove_prefix(std::min(end + 1, cell.size()));
      }
    }
  }
  return out;
}

Node sources_node(const std::vector<TableFile>& files) {
  NodeList sources;
  for (const auto& [address, tables] : cited_in(files)) {
    std::string names;
    for (const auto& table : tables) names += (names.empty() ? "" : ", ") + table;
    sources.push_back(object({{"title", text("cited in " + names)}, {"path", text(address)}}));
  }
  return list(std::move(sources));
}

}  // namespace

std::string_view media_type(std::string_view file) {
  const auto* const at = std::ranges::find(media_types, ending_of(file), &MediaType::ending);
  expects(at != media_types.end(), "a file of a run has an ending that is known");
  return at->type;
}

Node resource_node(const ResultFile& file) {
  const std::string_view ending = ending_of(file.name);
  const std::string stem = file.name.substr(0, file.name.size() - ending.size());
  const bool table = ending == ".csv" && !file.written;
  Node out = object({{"name", text(plain_name(stem))},
                     {"path", text(file.name)},
                     {"title", text(std::string{note_of_file(file.name)})},
                     {"format", text(std::string{ending.substr(1)})},
                     {"mediatype", text(std::string{media_type(file.name)})},
                     {"bytes", whole(file.size())},
                     {"hash", text("sha256:" + file.sha256())}});
  if (!table) return out;
  add(out, "type", text("table"));
  add(out, "profile", text("tabular-data-resource"));
  add(out, "encoding", text("utf-8"));
  add(out, "rows", whole(file.rows));
  add(out, "schema", table_schema(file.name));
  return out;
}

std::string datapackage_text(const RunRecord& run, const std::vector<ResultFile>& files) {
  NodeList resources;
  for (const auto& file : files) resources.push_back(resource_node(file));
  const std::string title =
      fmt::format("How much of North Korea's missile budget stolen cryptocurrency covers (scenario {})",
                  printable(run.scenario.name, 64));
  const Node licence = object({{"name", text("Apache-2.0")},
                               {"title", text("Apache License 2.0")},
                               {"path", text("https://www.apache.org/licenses/LICENSE-2.0")}});
  return json_text(object(
      {{"$schema", text("https://datapackage.org/profiles/2.0/datapackage.json")},
       {"profile", text("data-package")},
       {"name", text("fundshare-" + plain_name(run.scenario.name))},
       {"id", text("fundshare:" + run_id(run))},
       {"title", text(title)},
       {"description", text("Outputs of a model under stated assumptions; not measurements of spending, not "
                            "intelligence, and not findings about any person or company. README.txt is to be read "
                            "first.")},
       {"version", text(std::string{version()})},
       {"dataVersion", text(data_version(run.evidence.files))},
       {"scenario", text(run.scenario.name)},
       {"seed", text(std::to_string(run.result.seed))},
       {"worlds", whole(run.result.worlds)},
       {"licenses", list({licence})},
       {"contributors", list({object({{"title", text("The fundshare authors")}, {"roles", texts({"author"})}})})},
       {"sources", sources_node(run.evidence.files)},
       {"resources", list(std::move(resources))}}));
}

}  // namespace fundshare
