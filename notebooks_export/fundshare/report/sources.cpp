// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>
#include <set>
#include <sstream>

#include "fundshare/charts/svg.hpp"
#include "fundshare/report/page_parts.hpp"

namespace fundshare {
namespace {

using charts::escaped;

/// Rows of the tables that the inputs of the run cite, and its claims.
std::set<std::string> cited_rows(const Results& results) {
  std::set<std::string> ids;
  const auto& inputs = results.table("inputs");
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    std::istringstream words{inputs.text(row, "evidence")};
    for (std::string id; std::getline(words, id, ';');) ids.insert(id);
  }
  for (const auto& claim : results.evidence()->claims) ids.insert(claim.id);
  return ids;
}

/// Addresses of a cell as links; nothing but http and https.
std::string links(const std::string& addresses) {
  std::string out, text = addresses;
  for (char& letter : text) letter = letter == ';' || letter == '|' ? ' ' : letter;
  std::istringstream words{text};
  for (std::string address; words >> address;) {
    if (!address.starts_with("https://") && !address.starts_with("http://")) continue;
    const std::size_t host = address.find("//") + 2;
    out += fmt::format(R"({}<a href="{}">{}</a>)", out.empty() ? "" : ", ", escaped(address),
                       escaped(address.substr(host, address.find('/', host) - host)));
  }
  return out;
}

std::string plain(std::string text) {
  for (char& letter : text) letter = letter == '_' ? ' ' : letter;
  return text;
}

}  // namespace

std::string sources_html(const Results& results) {
  if (!results.evidence()) {
    return "<p>The tables that this run read are not at hand, or are others: the sources are not listed. Give their "
           "folder with <code>--data</code>.</p>";
  }
  // Rows of one table with the same addresses and the same check are one line.
  std::map<std::string, std::map<std::string, std::string>> by_table;
  std::map<std::string, std::size_t> counts;
  for (const auto& id : cited_rows(results)) {
    const auto found = results.evidence()->rows.find(id);
    if (found == results.evidence()->rows.end()) continue;
    const auto& row = found->second;
    const std::string where = links(row.source_url);
    auto& ids = by_table[row.table][(where.empty() ? "no address" : where) +
                                    fmt::format(" ({})", escaped(plain(std::string{to_string(row.source_checked)})))];
    ids += (ids.empty() ? "" : ", ") + escaped(id);
    ++counts[row.table];
  }
  std::string out =
      "<p>Rows that the inputs and the claims of this run rest on. In brackets: how the figure was checked. Open the "
      "source again before you quote it. Every theft and launch has its source in the tables of the project.</p>"
      R"(<div class="sources">)";
  for (const auto& [table, lines] : by_table) {
    out += fmt::format("<details><summary>{} ({} rows)</summary><ul>", escaped(table), counts[table]);
    for (const auto& [where, ids] : lines) out += fmt::format("<li>{}: {}</li>", ids, where);
    out += "</ul></details>";
  }
  return out + "</div>";
}

}  // namespace fundshare
