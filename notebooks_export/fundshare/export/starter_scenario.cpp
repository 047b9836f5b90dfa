// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/starter_scenario.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "fundshare/evidence/read_file.hpp"
#include "fundshare/uncertainty/spec/overlay.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare {
namespace {

/// What is written for a line of the file: lines that are switched off, by the line where their value begins.
using Defaults = std::map<int, std::string>;

std::string text_at(const Node& input, std::string_view key) {
  const Node* const node = input.find(key);
  return node && node->string() ? *node->string() : "";
}

/// What it means, what one value is, and the law.
std::string input_lines(const std::string& path, const Node& input) {
  std::vector<std::string> facts{"unit " + text_at(input, "unit"), "one per " + text_at(input, "scope"),
                                 "confidence " + text_at(input, "confidence")};
  if (const Node* const choices = input.find("choices"))
    facts.push_back(fmt::format("choices {}", fmt::join(as_strings(*choices), ", ")));
  return fmt::format("# {}\n# {}.\n#{} = {}\n", text_at(input, "meaning"), fmt::join(facts, "; "), path,
                     to_toml_value(*input.find("law")));
}

/// The remark at the end of a line, with the "#"; a "#" inside quotes is none.
std::string remark_of(const std::string& line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == '#' && !quoted) return "   " + line.substr(i);
  }
  return "";
}

void gather(const Node& table, const std::string& above, const std::vector<std::string>& lines, Defaults& out) {
  for (const auto& [key, place, value] : *table.table()) {
    const std::string path = above + to_toml_key(key);
    if (is_input(value)) {
      out[value.find("law")->place.line] = input_lines(path, value);
    } else if (value.table()) {
      gather(value, path + ".", lines, out);
    } else if (path != "name" && path != "title" && path != "why") {
      const auto& line = lines.at(static_cast<std::size_t>(place.line) - 1);
      out[place.line] = fmt::format("#{} = {}{}\n", path, to_toml_value(value), remark_of(line));
    }
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) out.push_back(line);
  return out;
}

/// Remarks that fill a line, and empty lines, are kept as they are; the defaults stand where their values stood.
std::string body_of(const std::vector<std::string>& lines, const Defaults& defaults) {
  std::string out;
  for (std::size_t i = static_cast<std::size_t>(defaults.begin()->first) - 1; i < lines.size(); ++i) {
    const auto written = defaults.find(static_cast<int>(i) + 1);
    const auto first = lines[i].find_first_not_of(' ');
    if (written != defaults.end()) {
      out += written->second;
    } else if (first == std::string::npos) {
      if (!out.ends_with("\n\n")) out += "\n";
    } else if (lines[i][first] == '#') {
      out += lines[i] + "\n";
    }
  }
  return out;
}

}  // namespace

std::string starter_scenario(const std::filesystem::path& data_dir, const std::string& file) {
  const auto baseline = data_dir / "scenarios" / "baseline.toml";
  const Node root = read_toml(baseline);
  const auto lines = lines_of(read_file(baseline));
  Defaults defaults;
  gather(root, "", lines, defaults);
  expects(!defaults.empty(), "a baseline with settings");
  return fmt::format(
             "# A scenario says what differs from the one that it extends. Below, each default of baseline stands in "
             "a\n"
             "# line that begins with \"#\" and a name: take that \"#\" off and change the value. What you do not "
             "change\n"
             "# may go. A value is a number or a law, such as {{ pert = [low, mode, high] }}. Run it with\n"
             "#   fundshare run {}\n\n"
             "extends = \"baseline\"\ntitle = \"My scenario\"\nwhy = \"What it asks\"\n\n",
             file) +
         body_of(lines, defaults);
}

}  // namespace fundshare
