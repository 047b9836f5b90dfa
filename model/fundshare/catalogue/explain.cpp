// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "fundshare/catalogue/known_names.hpp"
#include "fundshare/catalogue/reach.hpp"

namespace fundshare {
namespace {

using Explanations = std::vector<Explanation>;

// theft.basis, or basis alone.
bool is_called(const std::string& full, std::string_view name) {
  return full == name ||
         (full.size() > name.size() && full.ends_with(name) && full[full.size() - name.size() - 1] == '.');
}

void add_evidence(const Catalogue& catalogue, InputExplanation& out) {
  for (const auto& id : out.input.evidence) {
    const auto row = catalogue.evidence().rows.find(id);
    if (row == catalogue.evidence().rows.end()) {
      out.words.push_back(id);
    } else {
      out.rows.push_back(row->second);
      out.rows.back().place = below_data_folder(catalogue.tables(), out.rows.back().place);
    }
  }
}

// A law that is the row's own, such as that of DEF-ICBM for the class ICBM, rests on this row alone.
void keep_own_rows(const std::string& label, std::vector<EvidenceRow>& rows) {
  std::vector<EvidenceRow> own;
  std::ranges::copy_if(rows, std::back_inserter(own), [&](const auto& row) { return row.id == "DEF-" + label; });
  if (!own.empty()) rows = own;
}

InputExplanation explain_input(const Catalogue& catalogue, std::size_t number, std::optional<std::size_t> label) {
  InputExplanation out;
  out.input = catalogue.model().inputs().inputs[number];
  out.label = label;
  out.stage = catalogue.model().stage_of(number);
  add_evidence(catalogue, out);
  if (label) {
    keep_own_rows(out.input.labels[*label], out.rows);
    out.label_is_row = std::ranges::binary_search(row_ids(catalogue.tables()), out.input.labels[*label]);
  }
  for (const auto name : outputs_reached_from(out.stage)) out.reaches.emplace_back(name);
  return out;
}

// An input that the scenario declares and this run leaves out, such as those of drawn prices.
InputExplanation explain_left_out(const Catalogue& catalogue, const Declaration& declared) {
  InputExplanation out;
  auto& input = out.input;
  input.name = declared.name;
  input.group = declared.group;
  input.unit = declared.unit;
  input.scope = declared.scope;
  if (const auto* law = std::get_if<Law>(&declared.law)) input.laws.push_back(*law);
  input.confidence = declared.confidence;
  input.meaning = declared.meaning;
  input.evidence = declared.evidence;
  input.choices = declared.choices;
  add_evidence(catalogue, out);
  return out;
}

void add_left_out(const Catalogue& catalogue, const std::string& name, Explanations& out) {
  const auto& inputs = catalogue.model().inputs().inputs;
  for (const auto& declared : catalogue.scenario().inputs) {
    if (is_called(declared.name, name) && std::ranges::find(inputs, declared.name, &Input::name) == inputs.end())
      out.push_back(explain_left_out(catalogue, declared));
  }
}

void add_inputs(const Catalogue& catalogue, const std::string& name, Explanations& out) {
  const auto bracket = name.ends_with(']') ? name.find('[') : std::string::npos;
  const std::string bare = name.substr(0, bracket);
  const auto& inputs = catalogue.model().inputs().inputs;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (bare.empty() || !is_called(inputs[i].name, bare)) continue;
    if (bracket == std::string::npos) {
      out.push_back(explain_input(catalogue, i, std::nullopt));
      continue;
    }
    const auto asked = name.substr(bracket + 1, name.size() - bracket - 2);
    const auto at = std::ranges::find(inputs[i].labels, asked);
    if (at == inputs[i].labels.end()) {
      const auto near = nearest(asked, inputs[i].labels);
      throw Error{ExitCode::usage, fmt::format("'{}' is not a label of {}{}", printable(asked, 80), inputs[i].name,
                                               near.empty() ? "" : fmt::format(" (nearest: {})", near))};
    }
    out.push_back(explain_input(catalogue, i, static_cast<std::size_t>(at - inputs[i].labels.begin())));
  }
}

// Flags that an output carries where each year has what brings them about.
std::set<std::string> possible_flags(const Catalogue& catalogue, std::string_view variable) {
  const auto window = catalogue.model().window();
  const std::vector<char> every(window.years(), 1), none(window.years(), 0);
  YearFacts facts;
  facts.has_launches = none;
  facts.is_partial = every;
  facts.has_minimum_count = facts.gni_carried = facts.gni_before_carried = every;
  facts.exports_carried = facts.lacks_estimate = every;
  std::set<std::string> flags;
  for (const auto& output : list_outputs(window, report_windows(window), facts)) {
    if (output.variable == variable) flags.insert(output.flags.begin(), output.flags.end());
  }
  return flags;
}

Term term_or_name(std::string_view kind, const std::string& name) {
  const Term* const term = find_term(kind, name);
  return term ? *term : Term{std::string{kind}, name, {}, {}};
}

void add_output(const Catalogue& catalogue, const std::string& name, Explanations& out) {
  const auto definitions = output_definitions();
  const auto at = std::ranges::find_if(definitions, [&](const auto& output) { return output.variable == name; });
  if (at == definitions.end()) return;
  OutputExplanation output{
      term_or_name("output", name), at->unit, at->year_basis, at->whole_window_only, {}, {}, {}, {}};
  for (const auto& flag : possible_flags(catalogue, name)) output.flags.push_back(term_or_name("flag", flag));
  const auto stages = stages_of(*at);
  output.stages.assign(stages.begin(), stages.end());
  const auto& inputs = catalogue.model().inputs().inputs;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (stages.contains(catalogue.model().stage_of(i))) output.inputs.push_back(inputs[i].name);
  }
  for (const auto& claim : catalogue.evidence().claims) {
    if (claim.output_variable == name || claim.alternative_output == name) output.claims.push_back(claim.id);
  }
  out.push_back(std::move(output));
}

const Node* find_path(const Node& root, std::string_view path) {
  const auto dot = path.find('.');
  const Node* const at = root.find(path.substr(0, dot));
  return !at || dot == std::string_view::npos ? at : find_path(*at, path.substr(dot + 1));
}

// As a scenario may write it; tables in several lines.
std::string value_text(const Node& value) {
  auto text = to_toml(value);
  if (text.starts_with(" = ")) text.erase(0, 3);
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

// "65", "exit 65" and "exit code 65" are one.
std::string without_exit(const std::string& name) {
  for (const std::string prefix : {"exit code ", "exit "}) {
    if (name.starts_with(prefix)) return name.substr(prefix.size());
  }
  return name;
}

void add_terms(const Catalogue& catalogue, const std::string& name, Explanations& out) {
  for (const auto& term : glossary()) {
    if (term.kind == "output") continue;
    const bool is_error = term.kind == "error" && name.find(term.name) != std::string::npos;
    const bool is_exit = term.kind == "exit_code" && term.name == without_exit(name);
    const bool is_setting = term.kind == "setting" && is_called(term.name, name);
    if (is_setting) {
      const Node* const value = find_path(catalogue.scenario().resolved, term.name);
      out.push_back(SettingExplanation{term, value ? value_text(*value) : std::string{}});
      continue;
    }
    if (!is_error && !is_exit && (term.kind == "exit_code" || term.name != name)) continue;
    TermExplanation found{term, {}};
    if (term.kind == "flag") {
      for (const auto& output : output_definitions()) {
        if (possible_flags(catalogue, output.variable).contains(name)) found.outputs.emplace_back(output.variable);
      }
    }
    out.push_back(std::move(found));
  }
}

void add_tables(const Catalogue& catalogue, const std::string& name, Explanations& out) {
  ColumnExplanation columns;
  for (const auto& [table_name, table] : catalogue.tables()) {
    const std::filesystem::path path{table_name};
    if (name == table_name || name == path.filename().string() || name == path.stem().string())
      out.push_back(TableExplanation{table_name, table.rows(), table.rules()});
    for (const auto& rule : table.rules()) {
      if (rule.column == name) columns.columns.push_back(rule);
    }
  }
  if (!columns.columns.empty()) out.push_back(std::move(columns));
}

}  // namespace

std::vector<Explanation> explain(const Catalogue& catalogue, const std::string& name) {
  Explanations out;
  add_inputs(catalogue, name, out);
  add_left_out(catalogue, name, out);
  add_output(catalogue, name, out);
  add_terms(catalogue, name, out);
  for (auto& card : find_sources(catalogue, name)) out.push_back(std::move(card));
  add_tables(catalogue, name, out);
  if (!out.empty()) return out;
  refuse_unknown(catalogue, name);
}

}  // namespace fundshare
