// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/page_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <regex>

#include "fundshare/export/rounding.hpp"
#include "fundshare/report/figures.hpp"
#include "fundshare/report/html.hpp"
#include "fundshare/report/input_words.hpp"

namespace fundshare {
namespace {

using charts::escaped;

constexpr std::size_t most_deciding = 3;

/// Rows of influence.csv about the whole window and an input on judgement, the closest first.
std::vector<std::size_t> deciding_rows(const Results& results) {
  const auto& table = results.table("influence");
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool asked = table.is(row, "variable", "coverage") && table.is(row, "judgement", "yes") &&
                       years_of(table, row) == results.whole();
    if (asked && table.optional_number(row, "rank_correlation")) rows.push_back(row);
  }
  std::ranges::stable_sort(rows, std::greater{},
                           [&](std::size_t row) { return std::fabs(table.number(row, "rank_correlation")); });
  if (rows.size() > most_deciding) rows.resize(most_deciding);
  return rows;
}

/// One statement out of "C04: ... C10: ...".
std::string cut_statement(const std::string& all, const std::string& claim) {
  const std::string start = claim + ": ";
  std::size_t at = all.find(start);
  if (at == std::string::npos || (at > 0 && all[at - 1] != ' ')) return "";
  at += start.size();
  const std::string rest = all.substr(at);
  static const std::regex next{R"( C\d+[a-z]?: )"};
  std::smatch found;
  return std::regex_search(rest, found, next) ? rest.substr(0, static_cast<std::size_t>(found.position())) : rest;
}

}  // namespace

std::string deciders_html(const Results& results) {
  const auto& table = results.table("influence");
  std::string out = "<ol>";
  for (const std::size_t row : deciding_rows(results)) {
    const auto& input = table.text(row, "input");
    const auto correlation = table.estimate(row, "rank_correlation");
    out += fmt::format(
        R"(<li><code>{}</code> <span class="judgement">judgement</span><br>{} Rank correlation with coverage {}.</li>)",
        escaped(input), escaped(input_words(results, input)),
        html_number(
            number_cell_of(correlation_text(correlation), correlation.value,
                           fmt::format("influence|{}|{}|rank_correlation", input, to_string(results.whole())))));
  }
  if (out == "<ol>") return "<p>No input that rests on judgement was set against coverage in this run.</p>";
  return out + "</ol>";
}

std::optional<std::string> half_table_html(const Results& results) {
  const auto figure = half_of_what_figure(results);
  std::string out =
      R"(<div class="scroll" tabindex="0" role="region" aria-label="Half of what, as a table"><table class="full">)"
      R"(<thead><tr><th scope="col">money from the thefts</th>)";
  const auto periods = periods_shown(results);
  for (const auto& years : periods) {
    out += fmt::format(R"(<th scope="col" class="n">{}</th><th scope="col" class="n">90 % interval</th>)",
                       to_string(years));
  }
  out += "</tr></thead><tbody>";
  std::string heading;
  for (const auto& row : figure.table.rows) {
    if (!row[3].value) continue;  // a claim
    const std::size_t comma = row[0].text.find(", ");
    const std::string over_what = row[0].text.substr(comma + 2);
    if (over_what != heading) {
      out += fmt::format(R"(<tr class="group"><th colspan="{}" scope="rowgroup">{}</th></tr>)", 1 + 2 * periods.size(),
                         escaped(over_what));
    }
    heading = over_what;
    out += fmt::format("<tr><td>{}</td>", escaped(row[0].text.substr(0, comma)));
    for (std::size_t at = 2; at + 2 < row.size(); at += 3) {
      out += fmt::format("<td>{}</td><td>{} - {}</td>", html_number(row[at]), html_number(row[at + 1]),
                         html_number(row[at + 2]));
    }
    out += "</tr>";
  }
  if (heading.empty()) return std::nullopt;
  return out + "</tbody></table></div>";
}

std::optional<std::string> claim_sentence_html(const Results& results, const std::string& claim) {
  if (!results.has("claim_verdicts")) return std::nullopt;
  const auto& table = results.table("claim_verdicts");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string sentence = cut_statement(table.text(row, "statements"), claim);
    if (!sentence.empty()) return escaped(sentence);
  }
  return std::nullopt;
}

std::string judgement_html(const Results& results) {
  const auto& inputs = results.table("inputs");
  FigureTable table{{"input", "meaning", "law", "5 %", "median", "95 %", "confidence"}, {}};
  std::string last;
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    if (!on_judgement(inputs.text(row, "evidence"))) continue;
    const std::string base = input_of_stream(inputs.text(row, "name"));
    if (base == last) continue;  // one label stands for the others
    last = base;
    const auto number = [&](const char* column) {
      const auto value = inputs.optional_number(row, column);
      return FigureCell{value ? fmt::format("{:.3g}", *value) : "no value"};
    };
    table.rows.push_back({{base},
                          {input_words(results, base)},
                          {inputs.text(row, "law")},
                          number("q05"),
                          number("q50"),
                          number("q95"),
                          {inputs.text(row, "confidence")}});
  }
  return html_table(table, "Inputs that rest on judgement");
}

std::optional<std::string> frontier_end_html(const Results& results) {
  if (!results.has("frontier_contours")) return std::nullopt;
  const auto& table = results.table("frontier_contours");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool asked = table.is(row, "x_name", "allocation.missile_share") &&
                       table.is(row, "y_name", "budget_per_year") && years_of(table, row) == results.whole() &&
                       table.number(row, "threshold") == 0.5 && table.number(row, "probability") == 0.5 &&
                       table.optional_number(row, "x") == 1.0;
    if (!asked || !table.optional_number(row, "y")) continue;
    const auto budget = table.estimate(row, "y");
    return html_number(number_cell_of(dollars(budget), budget.value, "frontier_contours|1.00|0.5"));
  }
  return std::nullopt;
}

std::optional<std::string> window_end(const Results& results) {
  if (ends_with_data(results)) return std::nullopt;
  return std::to_string(results.whole().last);
}

std::optional<std::string> empty_opening(const Results& results) {
  const bool empty = results.flags("coverage", results.whole()).find("opening_stock_zero") != std::string::npos;
  if (!empty || periods_shown(results).size() > 1) return std::nullopt;
  return std::to_string(results.whole().first);
}

std::optional<std::string> median_budget_html(const Results& results) {
  if (!results.has("frontier_references")) return std::nullopt;
  const auto budget = frontier_reference(results, "budget_per_year_usd", "all", 0.5);
  if (!budget) return std::nullopt;
  return html_number(number_cell_of(dollars(*budget), budget->value, "frontier_references|all|q50"));
}

}  // namespace fundshare
