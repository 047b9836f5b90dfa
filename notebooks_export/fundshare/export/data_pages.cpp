// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/data_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "fundshare/export/csv_table.hpp"

namespace fundshare {
namespace {

const std::vector<std::string> check_names{"seen", "seen_secondary", "derived", "memory", "assumption", "not_found"};

// "2017-01 to 2026-06, 108 of 114 months"
std::string months_text(const TableFacts& facts) {
  if (facts.months_covered == facts.months_spanned) return fmt::format("all {}", facts.months_spanned);
  return fmt::format("{} of {}", facts.months_covered, facts.months_spanned);
}

PageTable table_of_tables(const DataSurvey& survey) {
  PageTable out{"tables", "Tables", {"table", "rows", "columns", "first", "last", "months"}, {}};
  out.columns.insert(out.columns.end(), check_names.begin(), check_names.end());
  for (const auto& facts : survey.tables) {
    std::vector<PageCell> row{facts.name, count_cell(facts.rows), count_cell(facts.columns)};
    row.emplace_back(facts.first ? to_string(*facts.first) : "-");
    row.emplace_back(facts.last ? to_string(*facts.last) : "-");
    row.emplace_back(facts.first ? months_text(facts) : "-");
    for (std::size_t k = 0; k < check_names.size(); ++k)
      row.push_back(facts.by_check ? count_cell((*facts.by_check)[k]) : PageCell{"-"});
    out.rows.push_back(std::move(row));
  }
  out.note =
      "months: those from first to last that have a row or lie in a period. The six last columns count rows by "
      "source_checked.";
  return out;
}

PageCell million(double usd) { return {usd, fmt::format("{:.1f}", usd / 1e6)}; }

PageTable table_of_money(const DataSurvey& survey) {
  PageTable out{"dollars", "Dollars by how their figures were checked, in millions", {"what", "rows", "all"}, {}};
  out.columns.insert(out.columns.end(), check_names.begin(), check_names.end());
  for (const auto& facts : survey.money) {
    std::size_t rows = 0;
    double all = 0;
    for (std::size_t k = 0; k < check_names.size(); ++k) {
      rows += facts.rows[k];
      all += facts.usd[k];
    }
    if (!facts.has_usd) continue;
    std::vector<PageCell> row{facts.what, count_cell(rows), million(all)};
    for (const double usd : facts.usd) row.push_back(million(usd));
    out.rows.push_back(std::move(row));
  }
  out.note = "JSON holds dollars, not millions. Launches: missiles times the best default price of their class.";
  return out;
}

PageTable table_of_rows(const DataSurvey& survey) {
  PageTable out{"rows", "Rows by how they were checked", {"what", "all"}, {}};
  out.columns.insert(out.columns.end(), check_names.begin(), check_names.end());
  for (const auto& facts : survey.money) {
    if (facts.has_usd) continue;
    std::size_t all = 0;
    for (const auto rows : facts.rows) all += rows;
    std::vector<PageCell> row{facts.what, count_cell(all)};
    for (const auto rows : facts.rows) row.push_back(count_cell(rows));
    out.rows.push_back(std::move(row));
  }
  return out;
}

PageTable table_of_inputs(const DataSurvey& survey) {
  PageTable out{"inputs",
                "Inputs by confidence and by what they rest on",
                {"confidence", "all", "rows", "rows_and_judgement", "judgement", "definition", "scenario"},
                {}};
  InputBasis sum{"all"};
  const auto add = [&](const InputBasis& of) {
    const auto all = of.rows + of.rows_and_judgement + of.judgement + of.definition + of.scenario;
    out.rows.push_back({of.confidence, count_cell(all), count_cell(of.rows), count_cell(of.rows_and_judgement),
                        count_cell(of.judgement), count_cell(of.definition), count_cell(of.scenario)});
  };
  for (const auto& basis : survey.inputs) {
    add(basis);
    sum.rows += basis.rows;
    sum.rows_and_judgement += basis.rows_and_judgement;
    sum.judgement += basis.judgement;
    sum.definition += basis.definition;
    sum.scenario += basis.scenario;
  }
  add(sum);
  out.note = "judgement: no source gives the number. scenario: set without a source.";
  return out;
}

std::string place_text(const Place& place) { return fmt::format("{}:{}:{}", place.file, place.line, place.column); }

// "data/theft/incidents.csv:12,15,19" for rows of one file.
std::string places_text(const std::vector<Place>& places) {
  std::string text, file;
  for (const auto& place : places) {
    text += place.file == file ? fmt::format(",{}", place.line)
                               : fmt::format("{}{}:{}", text.empty() ? "" : " ", place.file, place.line);
    file = place.file;
  }
  return text;
}

PageFields findings_of(const std::vector<Finding>& findings, Finding::Level level, const std::string& title) {
  PageFields out{"", title, {}};
  for (const auto& finding : findings) {
    if (finding.level != level) continue;
    const auto where = places_text(finding.places);
    out.fields.emplace_back(finding.kind, finding.message + (where.empty() ? "" : ": " + where));
  }
  return out;
}

PageTable places_of(const std::vector<Finding>& findings) {
  PageTable out{"findings", "", {"level", "kind", "message", "place"}, {}};
  out.json_alone = true;
  for (const auto& finding : findings) {
    const char* const level = finding.level == Finding::Level::warning ? "warning" : "note";
    if (finding.places.empty()) out.rows.push_back({level, finding.kind, finding.message, ""});
    for (const auto& place : finding.places)
      out.rows.push_back({level, finding.kind, finding.message, place_text(place)});
  }
  return out;
}

std::optional<double> number_in(const std::string& text) {
  double value = 0;
  const char* const last = text.data() + text.size();
  const auto [end, status] = std::from_chars(text.data(), last, value);
  return status == std::errc{} && end == last && !text.empty() ? std::optional{value} : std::nullopt;
}

bool holds_numbers(const ColumnRule& rule) {
  return rule.type == ColumnType::integer || rule.type == ColumnType::number || rule.type == ColumnType::usd ||
         rule.type == ColumnType::fraction || rule.type == ColumnType::year;
}

PageCell cell_of(const ColumnRule& rule, const std::string& text) {
  PageCell cell{text};
  if (holds_numbers(rule)) cell.number = number_in(text);
  return cell;
}

}  // namespace

Page survey_page(const std::string& scenario, const DataSurvey& survey, const std::vector<Finding>& findings) {
  const auto warnings = std::ranges::count(findings, Finding::Level::warning, &Finding::level);
  const auto notes = static_cast<std::ptrdiff_t>(findings.size()) - warnings;
  Page page{"data_check",
            fmt::format("The tables obey their rules: no error, {} {}, {} {}. Scenario: {}.", warnings,
                        warnings == 1 ? "warning" : "warnings", notes, notes == 1 ? "note" : "notes", scenario),
            {}};
  page.parts.emplace_back(table_of_tables(survey));
  page.parts.emplace_back(table_of_money(survey));
  page.parts.emplace_back(table_of_rows(survey));
  page.parts.emplace_back(table_of_inputs(survey));
  page.parts.emplace_back(
      findings_of(findings, Finding::Level::note, "Notes: what the rules leave out, and what stands for it"));
  page.parts.emplace_back(findings_of(findings, Finding::Level::warning, "Warnings: rows worth a second look"));
  page.parts.emplace_back(places_of(findings));
  return page;
}

Page selection_page(const std::string& table, const Selection& selection, std::size_t most_width) {
  PageTable out{"rows", "", {}, {}};
  out.most_width = most_width;
  for (const auto& rule : selection.columns) out.columns.push_back(rule.column);
  for (const auto& row : selection.rows) {
    auto& cells = out.rows.emplace_back();
    for (std::size_t k = 0; k < row.size(); ++k) cells.push_back(cell_of(selection.columns[k], row[k]));
  }
  return {"rows",
          fmt::format("{}: {} of {} rows", table, selection.rows.size(), selection.rows_of_table),
          {std::move(out)}};
}

std::string selection_csv(const Selection& selection) {
  std::string text, separator;
  for (const auto& rule : selection.columns) {
    text += separator + rule.column;
    separator = ",";
  }
  text += "\n";
  for (const auto& row : selection.rows) {
    separator.clear();
    for (std::size_t k = 0; k < row.size(); ++k) {
      const bool number = holds_numbers(selection.columns[k]);  // a minus of a number is no formula
      text += separator + (number ? row[k] : text_cell(row[k]));
      separator = ",";
    }
    text += "\n";
  }
  return text;
}

std::string allowed_text(const ColumnRule& rule) {
  const auto between = [](const std::string& low, const std::string& high) {
    return low.empty() && high.empty()
               ? std::string{}
               : fmt::format(" from {} to {}", low.empty() ? "1950" : low, high.empty() ? "2100" : high);
  };
  switch (rule.type) {
    case ColumnType::id:
      return "a name that no other row has";
    case ColumnType::date:
      return "YYYY-MM-DD" + between(rule.earliest, rule.latest);
    case ColumnType::partial_date:
      return "YYYY, YYYY-MM or YYYY-MM-DD" + between(rule.earliest, rule.latest);
    case ColumnType::month:
      return "YYYY-MM" + between(rule.earliest, rule.latest);
    case ColumnType::year:
      return "YYYY";
    case ColumnType::fraction:
      return "0 to 1";
    case ColumnType::integer:
    case ColumnType::number:
    case ColumnType::usd:
      return fmt::format("{:g} to {:g}", rule.range.least, rule.range.most);
    case ColumnType::boolean:
      return fmt::format("{} | {}", true, false);
    case ColumnType::enumeration:
      return listed(rule.words, " | ");
    case ColumnType::list:
      return "texts with ; between them";
    case ColumnType::url_list:
      return "addresses with ; between them";
    case ColumnType::reference:
      return fmt::format("a {} of {}", rule.target_column, rule.target_table);
    default:
      return "text";
  }
}

Page dictionary_page(const std::string& table, const std::vector<ColumnRule>& columns) {
  PageFields people{"", "", {}};
  PageTable programs{"columns", "", {"column", "unit", "optional", "allowed", "meaning"}, {}};
  programs.json_alone = true;
  for (const auto& rule : columns) {
    const auto allowed = allowed_text(rule);
    const std::string unit = rule.unit.empty() ? "" : " [" + rule.unit + "]";
    people.fields.emplace_back(rule.column, fmt::format("{}{}: {}{}", rule.meaning, unit, allowed,
                                                        rule.optional ? "; may be blank, which means unknown" : ""));
    programs.rows.push_back({rule.column, rule.unit, rule.optional ? "yes" : "no", allowed, rule.meaning});
  }
  return {"dictionary", fmt::format("{}: {} columns", table, columns.size()), {std::move(people), std::move(programs)}};
}

}  // namespace fundshare
