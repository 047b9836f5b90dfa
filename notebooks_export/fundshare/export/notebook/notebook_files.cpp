// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/notebook/notebook_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "fundshare/base/error.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/notebook/templates.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view cell_mark = "# %% ", include_mark = "include=";
constexpr std::string_view python_setting = "RUN_FOLDER = ", r_setting = "  run_folder: ";

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Without empty lines at the ends, and without the remark that begins with the licence.
Lines trimmed(Lines lines) {
  const auto blank = [](const std::string& line) { return line.empty(); };
  if (!lines.empty() && lines.front().starts_with("# SPDX")) lines.erase(lines.begin());
  lines.erase(lines.begin(), std::ranges::find_if_not(lines, blank));
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

/// A literal that Python and YAML read alike.
std::string quoted(const std::string& text) {
  std::string out{'"'};
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    const auto code = static_cast<unsigned char>(letter);
    out += code < 0x20 ? fmt::format("\\x{:02x}", code) : std::string{letter};
  }
  return out + '"';
}

/// The same lines with the run's folder in the one line that begins with `setting`.
Lines filled_in(Lines lines, std::string_view setting, const std::string& run_folder) {
  const auto at = std::ranges::find_if(lines, [&](const std::string& line) { return line.starts_with(setting); });
  expects(at != lines.end(), "a template with a line for the folder of the run");
  *at = std::string{setting} + quoted(run_folder);
  return lines;
}

struct ScriptCell {
  std::string name, rest;  ///< of its first line
  Lines lines;

  [[nodiscard]] bool is_text() const { return rest.starts_with("[markdown]"); }
  [[nodiscard]] bool has_parameters() const { return rest.find("\"parameters\"") != std::string::npos; }
};

std::vector<ScriptCell> cells_of(std::string_view script) {
  std::vector<ScriptCell> cells;
  for (const auto& line : lines_of(script)) {
    if (line.starts_with(cell_mark)) {
      const std::string head = line.substr(cell_mark.size());
      const auto end = std::min(head.find(' '), head.size());
      cells.push_back({head.substr(0, end), head.substr(std::min(end + 1, head.size())), {}});
    } else if (!cells.empty()) {
      cells.back().lines.push_back(line);
    }
  }
  expects(!cells.empty(), "a script with cells");
  return cells;
}

/// What the cell holds: its own lines, those of another template, or text without its "# ".
Lines source_of(const ScriptCell& cell, const std::string& run_folder) {
  const auto include = cell.rest.find(include_mark);
  if (include != std::string::npos) {
    return trimmed(lines_of(notebook_template(std::string_view{cell.rest}.substr(include + include_mark.size()))));
  }
  Lines lines = cell.lines;
  if (cell.has_parameters()) lines = filled_in(std::move(lines), python_setting, run_folder);
  if (cell.is_text()) {
    for (auto& line : lines) line.erase(0, line.starts_with("# ") ? 2 : 1);
  }
  return trimmed(std::move(lines));
}

Node text(std::string words) { return {std::move(words), {}}; }

Node texts(const Lines& lines) {
  NodeList list;
  for (const auto& line : lines) list.push_back(text(line));
  return {std::move(list), {}};
}

Node table(NodeTable entries) { return {std::move(entries), {}}; }

Node entry_of_cell(const ScriptCell& cell, const std::string& run_folder) {
  Lines lines = source_of(cell, run_folder);
  for (std::size_t k = 0; k + 1 < lines.size(); ++k) lines[k] += "\n";  // nbformat: each line but the last has its end
  NodeTable metadata;
  if (cell.has_parameters()) metadata.push_back({"tags", {}, texts({"parameters"})});
  NodeTable out{{"cell_type", {}, text(cell.is_text() ? "markdown" : "code")},
                {"id", {}, text(cell.name)},
                {"metadata", {}, table(std::move(metadata))}};
  if (!cell.is_text()) {
    out.push_back({"execution_count", {}, {std::numeric_limits<double>::quiet_NaN(), {}}});  // null
    out.push_back({"outputs", {}, texts({})});
  }
  out.push_back({"source", {}, texts(lines)});
  return table(std::move(out));
}

std::string text_of_lines(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

}  // namespace

std::string_view notebook_template(std::string_view name) {
  const auto& all = notebook_templates();
  const auto at = std::ranges::find(all, name, &NotebookTemplate::name);
  expects(at != all.end(), "a template of this name");
  return at->text;
}

std::string notebook_json(std::string_view script, const std::string& run_folder) {
  const auto cells = cells_of(script);
  expects(std::ranges::any_of(cells, &ScriptCell::has_parameters), "a script with a cell of parameters");
  NodeList list;
  for (const auto& cell : cells) list.push_back(entry_of_cell(cell, run_folder));
  const NodeTable kernel{
      {"display_name", {}, text("Python 3")}, {"language", {}, text("python")}, {"name", {}, text("python3")}};
  const NodeTable metadata{{"kernelspec", {}, table(kernel)},
                           {"language_info", {}, table({{"name", {}, text("python")}})}};
  return json_text(table({{"cells", {}, {std::move(list), {}}},
                          {"metadata", {}, table(metadata)},
                          {"nbformat", {}, {std::int64_t{4}, {}}},
                          {"nbformat_minor", {}, {std::int64_t{5}, {}}}}));
}

std::vector<ResultFile> notebook_files(const std::string& run_folder) {
  const Lines r_script = lines_of(notebook_template("figures_in_r.Rmd"));
  return {{"figures.ipynb", notebook_json(notebook_template("figures.py"), run_folder)},
          {"what_if.ipynb", notebook_json(notebook_template("what_if.py"), run_folder)},
          {"figures_in_r.Rmd", text_of_lines(filled_in(r_script, r_setting, run_folder))}};
}

}  // namespace fundshare
