// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/report_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "fundshare/base/error.hpp"
#include "fundshare/base/text.hpp"
#include "fundshare/charts/style.hpp"
#include "fundshare/export/rounding.hpp"
#include "fundshare/export/sha256.hpp"
#include "fundshare/report/figures.hpp"
#include "fundshare/report/fill_template.hpp"
#include "fundshare/report/html.hpp"
#include "fundshare/report/page_files.hpp"
#include "fundshare/report/page_parts.hpp"

namespace fundshare {
namespace {

using charts::escaped;

/// The years that a word of the template stands for.
Years years_named(const Results& results, std::string_view word) {
  expects(word == "total" || word == "last3", "years of the template are total or last3");
  return word == "total" ? results.whole() : results.last_three();
}

/// "coverage|total|q50": a figure of summary.csv; nothing where it has no value.
std::optional<std::string> number_slot(const Results& results, std::string_view slot) {
  const auto parts = split(slot, '|');
  expects(parts.size() == 3, "a number of the template has three parts");
  const auto years = years_named(results, parts[1]);
  const auto figure = results.figure(parts[0], years, parts[2]);
  if (!figure) return std::nullopt;
  return html_number(number_cell_of(figure_words(results.unit(parts[0]), *figure), figure->value,
                                    figure_key(parts[0], years, parts[2])));
}

/// "coverage|total|half|all": a share of worlds of exceedance.csv; nothing where it has no value or no meaning.
std::optional<std::string> share_slot(const Results& results, std::string_view slot) {
  const auto parts = split(slot, '|');
  expects(parts.size() == 4, "a share of the template has four parts");
  const auto years = years_named(results, parts[1]);
  const auto share = results.reach(parts[0], years, parts[2], parts[3]);
  const std::string words = share ? percent_of_worlds(*share) : "no value";
  if (!words.ends_with('%')) return std::nullopt;
  return html_number(number_cell_of(words, share->value,
                                    fmt::format("{}|{}|P>={}|{}", parts[0], to_string(years), parts[2], parts[3])));
}

/// Whether a figure would be axes alone.
bool nothing_drawn(const Figure& figure) {
  if (const auto* const rows = std::get_if<charts::RowChart>(&figure.chart)) return rows->rows.empty();
  const auto& curves = std::get<charts::XyChart>(figure.chart).curves;
  return std::ranges::all_of(curves, [](const auto& curve) { return curve.points.empty(); });
}

std::string figure_slot(const Results& results, std::string_view name) {
  const auto& figures = figure_list();
  const auto entry = std::ranges::find(figures, name, &FigureEntry::name);
  expects(entry != figures.end(), "a figure of the template is in the list");
  const std::string missing = missing_for(*entry, results);
  if (!missing.empty()) return html_missing(entry->what, missing);
  const auto figure = entry->make(results);
  return nothing_drawn(figure) ? html_missing(entry->what, "this run has no values for it")
                               : html_figure(figure, results);
}

std::optional<std::string> fact_slot(const Results& results, std::string_view slot) {
  const auto& facts = results.facts();
  if (slot == "scenario") return escaped(facts.scenario);
  if (slot == "version") return escaped(facts.version);
  if (slot == "as_of") return escaped(facts.as_of);
  if (slot == "cite") return escaped(facts.cite_line);
  if (slot == "worlds") return count_of_worlds(facts.worlds);
  if (slot == "inputs") return std::to_string(results.inputs().all);
  if (slot == "judgement") return std::to_string(results.inputs().judgement);
  return std::nullopt;
}

/// Parts of the page that are there, or not, with no text of their own; and words about the window.
std::optional<std::string> window_slot(const Results& results, std::string_view slot) {
  const auto where = [](bool is) { return is ? std::optional<std::string>{""} : std::nullopt; };
  const bool total = results.interval("coverage", results.whole()).has_value();
  if (slot == "answer") return where(total);
  if (slot == "no_answer") return where(!total);
  if (slot == "answer3") {
    return where(periods_shown(results).size() > 1 && results.interval("coverage", results.last_three()));
  }
  if (slot == "net") return where(results.interval("net_ratio", results.whole()).has_value());
  if (slot == "partial" && ends_with_data(results)) return std::to_string(results.whole().last);
  if (slot == "window_end") return window_end(results);
  if (slot == "empty_opening") return empty_opening(results);
  return std::nullopt;
}

std::optional<std::string> part_slot(const Results& results, std::string_view slot) {
  if (slot == "deciders") return deciders_html(results);
  if (slot == "half_table") return half_table_html(results);
  if (slot == "claim_C10") return claim_sentence_html(results, "C10");
  if (slot == "claims" && results.has("claim_verdicts")) return "";
  if (slot == "judgement_table") return judgement_html(results);
  if (slot == "sources") return sources_html(results);
  if (slot == "frontier") return frontier_end_html(results);
  if (slot == "median_budget") return median_budget_html(results);
  if (slot == "explore_data") return explore_json(results);
  if (slot == "light") return charts::colour_properties(false);
  if (slot == "dark") return charts::colour_properties(true);
  if (slot == "page_style") return page_style();
  if (slot == "chart_style") return charts::chart_style();
  if (slot == "script") return page_script();
  if (slot == "script_digest") return script_digest(page_script());
  return std::nullopt;
}

std::optional<std::string> slot_text(const Results& results, std::string_view slot) {
  if (slot.starts_with("n ")) return number_slot(results, slot.substr(2));
  if (slot.starts_with("p ")) return share_slot(results, slot.substr(2));
  if (slot.starts_with("years ")) return to_string(years_named(results, slot.substr(6)));
  if (slot.starts_with("figure ")) return figure_slot(results, slot.substr(7));
  if (const auto fact = fact_slot(results, slot)) return fact;
  const auto window = window_slot(results, slot);
  return window ? window : part_slot(results, slot);
}

}  // namespace

std::string script_digest(const std::string& text) {
  static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string digits = sha256_hex(text);
  std::string out = "sha256-";
  unsigned bits = 0, held = 0;
  for (const char digit : digits) {
    unsigned value = 0;
    std::from_chars(&digit, &digit + 1, value, 16);
    bits = bits << 4U | value;
    held += 4;
    if (held < 6) continue;
    held -= 6;
    out += letters[bits >> held & 63U];
  }
  if (held > 0) out += letters[bits << (6 - held) & 63U];
  while ((out.size() - 7) % 4 != 0) out += '=';
  return out;
}

std::string report_page(const Results& results) {
  return fill_template(page_template(), [&](std::string_view slot) { return slot_text(results, slot); });
}

}  // namespace fundshare
