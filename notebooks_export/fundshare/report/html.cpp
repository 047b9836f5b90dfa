// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/html.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace fundshare {
namespace {

using charts::escaped;

constexpr double wide = 760, narrow = 358;  // user units: a pixel each on a page of full width, and on a telephone
constexpr std::size_t long_text = 40;

/// HTML needs no quotes around a value without blanks, quotes and signs of comparison.
std::string key_attribute(const std::string& key) {
  if (key.empty()) return "";
  const bool plain = key.find_first_of(" \t\"'=<>`&") == std::string::npos;
  return plain ? " data-key=" + key : fmt::format(R"( data-key="{}")", escaped(key));
}

/// What the keys of a row begin with alike, up to a |.
std::string common_key(const std::vector<FigureCell>& cells) {
  std::optional<std::string> common;
  for (const auto& cell : cells) {
    if (!cell.value || cell.key.empty()) continue;
    if (!common) common = cell.key.substr(0, cell.key.rfind('|') + 1);
    while (!cell.key.starts_with(*common)) {
      common->pop_back();
      common->resize(common->rfind('|') + 1);
    }
  }
  return common.value_or("");
}

std::string table_row(const std::vector<FigureCell>& cells) {
  const std::string common = common_key(cells);
  std::string out = common.empty() ? "<tr>" : fmt::format(R"(<tr data-row="{}">)", escaped(common));
  for (FigureCell cell : cells) {
    const char* const css = !cell.value && cell.text.size() > long_text ? R"( class="wrap")" : "";
    if (!cell.key.empty()) cell.key.erase(0, common.size());
    out += fmt::format("<td{}>{}</td>", css, html_number(cell));
  }
  return out + "</tr>";
}

std::vector<bool> number_columns(const FigureTable& table) {
  std::vector<bool> out(table.columns.size(), false);
  for (const auto& row : table.rows) {
    for (std::size_t k = 0; k < row.size() && k < out.size(); ++k) out[k] = out[k] || row[k].value.has_value();
  }
  return out;
}

}  // namespace

std::string html_number(const FigureCell& cell) {
  if (!cell.value) return escaped(cell.text);
  return fmt::format("<data value={:.5g}{}>{}</data>", *cell.value, key_attribute(cell.key), escaped(cell.text));
}

std::string html_table(const FigureTable& table, const std::string& label) {
  const auto is_number = number_columns(table);
  std::string out =
      fmt::format(R"(<div class="scroll" tabindex="0" role="region" aria-label="{}"><table class="full"><thead><tr>)",
                  escaped(label));
  for (std::size_t k = 0; k < table.columns.size(); ++k) {
    out += fmt::format(R"(<th scope="col"{}>{}</th>)", is_number[k] ? R"( class="n")" : "", escaped(table.columns[k]));
  }
  out += "</tr></thead><tbody>";
  for (const auto& row : table.rows) out += table_row(row);
  return out + "</tbody></table></div>";
}

std::string html_figure(const Figure& figure, const Results& results) {
  const auto big = draw_figure(figure, wide), small = draw_figure(figure, narrow);
  const std::string label = fmt::format("{}. {}. The numbers are in the table below.", figure.title, figure.unit);
  std::string out =
      fmt::format(R"(<figure id="{0}"{1}><figcaption><h3>{2}</h3><p class="unit">{3}</p></figcaption>)", figure.name,
                  big.height > 900 ? R"( class="long")" : "", escaped(figure.title), escaped(figure.unit));
  out += charts::svg_element(big, "wide", label) +
         charts::svg_element({charts::without_titles(small.bytes), small.width, small.height}, "narrow", label);
  out += fmt::format(R"(<p class="reading">{}</p><details><summary>The numbers as a table</summary>{}</details>)",
                     escaped(figure.reading), html_table(figure.table, "Table: " + figure.title));
  for (const auto& note : figure_notes(figure, results)) out += fmt::format(R"(<p class="foot">{}</p>)", escaped(note));
  return out + "</figure>";
}

std::string html_missing(const std::string& what, const std::string& why) {
  return fmt::format(R"(<p class="missing">Not shown: {}; {}.</p>)", escaped(what), escaped(why));
}

}  // namespace fundshare
