// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/explain_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/catalogue/reach.hpp"
#include "fundshare/export/data_pages.hpp"
#include "fundshare/export/input_table.hpp"

namespace fundshare {
namespace {

constexpr std::size_t most_laws = 12;  // of the labels of one input, on a terminal

std::string checked_text(const std::string& word) {
  const auto meaning = meaning_of("source_check", word);
  return meaning.empty() ? word : fmt::format("{}: {}", word, meaning);
}

PageCell amount(const std::optional<double>& value) { return value ? number_cell(*value) : PageCell{"-"}; }

std::string line_text(const Place& place) { return fmt::format("{}:{}", place.file, place.line); }

// ---- inputs

std::vector<PageCell> law_row(const std::string& name, const Input& input, const Law& law) {
  if (!input.choices.empty()) return {name, law_text(input, law), "-", "-", "-", "-", "-"};
  std::vector<PageCell> row{name, law_text(input, law), number_cell(law.mean()), number_cell(law.standard_deviation())};
  for (const double p : {0.05, 0.50, 0.95}) row.push_back(number_cell(law.quantile(p)));
  return row;
}

// Labels that follow each other with one law share a row.
PageTable laws_of(const InputExplanation& asked) {
  const auto& input = asked.input;
  PageTable out{"laws", "", {"draw", "law", "mean", "sd", "q05", "q50", "q95"}, {}};
  if (asked.label) {
    out.rows.push_back(law_row(input.stream_name(*asked.label), input, input.law(*asked.label)));
    return out;
  }
  if (input.laws.size() == 1 || std::ranges::all_of(input.laws, [&](const Law& law) { return law == input.laws[0]; })) {
    const auto draws = input.labels.size() > 1 ? fmt::format("each of {}", input.labels.size()) : "one";
    if (!input.laws.empty()) out.rows.push_back(law_row(draws, input, input.laws[0]));
    return out;
  }
  for (std::size_t first = 0; first < input.laws.size();) {
    auto last = first;
    while (last + 1 < input.laws.size() && input.laws[last + 1] == input.laws[first]) ++last;
    const auto name = first == last ? input.labels[first] : input.labels[first] + " to " + input.labels[last];
    out.rows.push_back(law_row(name, input, input.laws[first]));
    first = last + 1;
  }
  if (out.rows.size() > most_laws) {
    out.note = fmt::format("{} more laws, one per row of a table; explain '{}[{}]' shows one", out.rows.size() - 3,
                           input.name, input.labels[0]);
    out.rows.erase(out.rows.begin() + 3, out.rows.end());
  }
  return out;
}

PageTable rows_of(const std::vector<EvidenceRow>& rows) {
  PageTable out{"evidence",
                "Evidence: figures of the sources, in their own unit",
                {"id", "low", "best", "high", "unit", "source_checked", "row"},
                {}};
  for (const auto& row : rows) {
    out.rows.push_back({row.id, amount(row.low), amount(row.best), amount(row.high), row.unit,
                        std::string{to_string(row.source_checked)}, line_text(row.place)});
  }
  return out;
}

PageFields addresses_of(const std::vector<EvidenceRow>& rows) {
  PageFields out{"addresses", "", {}};
  for (const auto& row : rows)
    out.fields.emplace_back(row.id, row.source_url.empty() ? "no address: see the note of the row" : row.source_url);
  return out;
}

PageFields words_of(const std::vector<std::string>& words) {
  PageFields out{"besides_rows", "", {}};
  for (const auto& word : words) out.fields.emplace_back(word, meaning_of("evidence_word", word));
  return out;
}

std::string stage_text(int stage) {
  if (stage == 0) return "none: this run has no use for it";
  return fmt::format("stage {}, {}", stage, stage_name(stage));
}

std::string scope_text(const Input& input) {
  const std::string scope = to_string(input.scope);
  if (input.labels.empty()) return scope + ": one draw in a world";
  return fmt::format("{}: {} draws in a world, one for each of its labels", scope, input.labels.size());
}

Page page_of(const InputExplanation& asked, const std::string& scenario) {
  const auto& input = asked.input;
  const bool set_alone = asked.label && *asked.label < input.labels.size() &&
                         std::ranges::find(input.labels_set, input.labels[*asked.label]) != input.labels_set.end();
  const std::string confidence = set_alone ? "set by scenario" : input.confidence;
  PageFields facts{"input", "", {}};
  facts.fields = {{"meaning", input.meaning},
                  {"unit", input.unit == "1" ? "1: a share or a factor" : input.unit},
                  {"scope", scope_text(input)},
                  {"group", input.group},
                  {"confidence", fmt::format("{}: {}", confidence, meaning_of("confidence", confidence))},
                  {"read by", stage_text(asked.stage)},
                  {"can reach", asked.reaches.empty()
                                    ? "no output"
                                    : listed(asked.reaches) + " (by the order of the stages; it need not move each)"}};
  if (asked.label_is_row) facts.fields.emplace_back("its row", "fundshare data sources " + input.labels[*asked.label]);
  const auto name = asked.label ? input.stream_name(*asked.label) : input.name;
  Page page{"input", fmt::format("{}: an uncertain input, as scenario {} sets it", name, scenario), {facts}};
  page.parts.emplace_back(laws_of(asked));
  page.parts.emplace_back(rows_of(asked.rows));
  page.parts.emplace_back(addresses_of(asked.rows));
  page.parts.emplace_back(words_of(asked.words));
  PageTable reaches{"reaches", "", {"output"}, {}};
  reaches.json_alone = true;
  for (const auto& output : asked.reaches) reaches.rows.push_back({output});
  page.parts.emplace_back(reaches);
  return page;
}

// ---- outputs and words

std::string stages_text(const OutputExplanation& output) {
  std::vector<std::string> names;
  for (const int stage : output.stages) names.emplace_back(stage_name(stage));
  return fmt::format("{}: {} inputs", listed(names), output.inputs.size());
}

PageTable inputs_of(const OutputExplanation& output) {
  PageTable out{"inputs", "", {"input"}, {}};
  out.json_alone = true;
  for (const auto& name : output.inputs) out.rows.push_back({name});
  return out;
}

Page page_of(const OutputExplanation& output, const std::string& /*scenario*/) {
  PageFields facts{"output", "", {}};
  facts.fields = {{"meaning", output.term.meaning},
                  {"definition", output.term.definition + "   (symbols: docs/methods.md)"},
                  {"unit", output.unit},
                  {"year basis", fmt::format("{}: {}", output.year_basis, meaning_of("year_basis", output.year_basis))},
                  {"windows", output.whole_window_only ? "total" : "year, rolling3, total"},
                  {"made of", stages_text(output)}};
  if (!output.claims.empty()) facts.fields.emplace_back("claims read as it", listed(output.claims));
  Page page{"output", fmt::format("{}: an output, in summary.csv", output.term.name), {facts}};
  PageFields flags{"flags", "Flags that can stand on it", {}};
  for (const auto& flag : output.flags) flags.fields.emplace_back(flag.name, flag.meaning);
  page.parts.emplace_back(flags);
  page.parts.emplace_back(inputs_of(output));
  return page;
}

std::string kind_text(const std::string& kind) {
  if (kind == "run_table") return "a table that run writes";
  if (kind == "step") return "a step of waterfall.csv";
  if (kind == "exit_code") return "an exit code";
  if (kind == "error") return "part of an error message";
  if (kind == "source_check") return "a word of source_checked: how a figure was checked";
  if (kind == "confidence") return "how well a law is supported";
  if (kind == "attribution") return "a level of attribution";
  if (kind == "evidence_word") return "a word that stands for evidence";
  if (kind == "year_basis") return "a year basis: what happens in the years of a row";
  return "a " + kind;
}

Page page_of(const TermExplanation& term, const std::string& /*scenario*/) {
  PageFields facts{"word", "", {{"meaning", term.term.meaning}}};
  if (!term.term.definition.empty()) facts.fields.emplace_back("definition", term.term.definition);
  if (!term.outputs.empty()) facts.fields.emplace_back("can stand on", listed(term.outputs));
  return {term.term.kind, fmt::format("{}: {}", term.term.name, kind_text(term.term.kind)), {facts}};
}

Page page_of(const SettingExplanation& setting, const std::string& scenario) {
  PageFields facts{"setting", "", {{"meaning", setting.term.meaning}, {"values", setting.term.definition}}};
  if (!setting.value.empty()) facts.fields.emplace_back("in " + scenario, setting.value);
  return {"setting", fmt::format("{}: a setting of a scenario", setting.term.name), {facts}};
}

Page page_of(const TableExplanation& table, const std::string& /*scenario*/) {
  auto page = dictionary_page(table.name, table.columns);
  page.title = fmt::format("{}: a table of {} rows and {} columns", table.name, table.rows, table.columns.size());
  return page;
}

Page page_of(const ColumnExplanation& columns, const std::string& /*scenario*/) {
  PageFields facts{"tables", "", {}};
  for (const auto& rule : columns.columns)
    facts.fields.emplace_back(
        rule.table,
        fmt::format("{}{}: {}", rule.meaning, rule.unit.empty() ? "" : " [" + rule.unit + "]", allowed_text(rule)));
  return {"column", fmt::format("{}: a column", columns.columns.front().column), {facts}};
}

Page page_of(const SourceCard& card, const std::string& scenario) { return source_page(card, scenario); }

}  // namespace

Page source_page(const SourceCard& card, const std::string& scenario) {
  PageFields cells{"cells", "", {}};
  for (const auto& cell : card.cells) {
    if (cell.column == "source_url") {
      cells.fields.emplace_back(cell.column, listed(card.addresses, " "));
    } else if (cell.column == "source_checked") {
      cells.fields.emplace_back(cell.column, checked_text(cell.value));
    } else {
      cells.fields.emplace_back(cell.column, cell.unit.empty() ? cell.value : cell.value + "   [" + cell.unit + "]");
    }
  }
  if (card.addresses.empty()) cells.fields.emplace_back("source_url", "no address");
  PageTable uses{"uses", fmt::format("What reads it in scenario {}", scenario), {"what", "name", "how"}, {}};
  for (const auto& use : card.uses) uses.rows.push_back({use.what, use.name, use.how});
  uses.most_width = 90;
  if (uses.rows.empty()) uses.note = "nothing: the row is there for readers";
  if (!card.feeds_default) uses.note += (uses.note.empty() ? "" : "; ") + std::string{"such a row feeds no default"};
  return {"row", fmt::format("{}: a row of {} ({})", card.id, card.table, line_text(card.place)), {cells, uses}};
}

Page explanation_page(const Explanation& explanation, const std::string& scenario) {
  return std::visit([&](const auto& one) { return page_of(one, scenario); }, explanation);
}

}  // namespace fundshare
