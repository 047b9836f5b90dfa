// SPDX-License-Identifier: Apache-2.0
#include "cli/help_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

namespace fundshare::cli {
namespace {

constexpr std::size_t line_width = 100, widest_name = 20;

constexpr const char* exit_codes =
    "0 done, 64 command line, 65 content of a file, 66 a file that is missing, 70 internal,\n"
    "73 the results cannot be put there, 74 a disk that fails or is full, 130 and 143 stopped by a signal\n";

using Entry = OptionEntry;  ///< as help shows them in two columns

std::size_t width_of(const std::vector<Entry>& entries) {
  std::size_t width = 0;
  for (const auto& entry : entries) width = std::max(width, entry.name.size());
  return std::min(width, widest_name);
}

/// Two columns; the second is broken between words. A name too wide for the first has a line of its own.
std::string columns(const std::vector<Entry>& entries, std::size_t width) {
  const std::string margin(width + 4, ' ');
  std::string out;
  for (const auto& [name, meaning] : entries) {
    std::string line = fmt::format("  {:<{}}  ", name, width);
    if (name.size() > width) {
      out += "  " + name + "\n";
      line = margin;
    }
    std::istringstream words{meaning};
    for (std::string word; words >> word;) {
      if (line.size() + word.size() > line_width && line.size() > margin.size()) {
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
        line = margin;
      }
      line += word + " ";
    }
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

/// The meaning with bounds and default: "worlds to draw (1 to 1000000000; default 200000)".
std::string explain(const Option& option) {
  std::vector<std::string> limits;
  if (const auto* const bounds = std::get_if<WholeNumber>(&option.accepts))
    limits.push_back(fmt::format("{} to {}", bounds->low, bounds->high));
  const std::string& otherwise = option.if_not_given.empty() ? option.standard : option.if_not_given;
  if (!otherwise.empty()) limits.push_back("default " + otherwise);
  if (option.repeats) limits.emplace_back("may be given many times");
  return limits.empty() ? option.meaning : fmt::format("{} ({})", option.meaning, fmt::join(limits, "; "));
}

}  // namespace

std::string usage_of(const Command& command) {
  std::string out = "fundshare " + command.name;
  for (const auto& argument : command.arguments) {
    const std::string shown = argument.name + (argument.repeats ? "..." : "");
    out += argument.missing.empty() ? " [" + shown + "]" : " " + shown;
  }
  return out + " [options]";
}

std::string exit_code_text() { return exit_codes; }

std::vector<OptionEntry> option_entries(const Command& command) {
  std::vector<OptionEntry> out;
  for (const auto& option : command.options)
    out.push_back({option.value.empty() ? option.name : option.name + " " + option.value, explain(option)});
  out.push_back({"-h, --help", "this text"});
  return out;
}

namespace {

std::string examples_of(const std::vector<std::string>& examples) {
  std::string out = "\nexamples:\n";
  for (const auto& example : examples) out += "  " + example + "\n";
  return out;
}

std::string list_of(const std::vector<Command>& commands) {
  std::vector<Entry> entries;
  for (const auto& command : commands) entries.push_back({command.name, command.summary});
  return columns(entries, width_of(entries));
}

}  // namespace

std::string program_help(const std::vector<Command>& table) {
  std::string out = "fundshare: how much of North Korea's missile programme stolen cryptocurrency covers\n\n";
  out += "usage: fundshare COMMAND [arguments] [options]\n\ncommands:\n" + list_of(table);
  out += "\nfundshare COMMAND --help shows the arguments and options of a command, fundshare --version the version.\n";
  std::vector<std::string> examples;
  for (const auto& command : table) {
    if (!command.examples.empty()) examples.push_back(command.examples.front());
  }
  return out + examples_of(examples);
}

std::string group_help(const std::vector<Command>& group, const std::string& word) {
  return fmt::format("usage: fundshare {} COMMAND [arguments] [options]\n\ncommands:\n{}", word, list_of(group)) +
         fmt::format("\nfundshare {} COMMAND --help shows the arguments and options of a command.\n", word);
}

std::string command_help(const Command& command) {
  std::vector<Entry> arguments;
  for (const auto& argument : command.arguments) arguments.push_back({argument.name, argument.meaning});
  const auto options = option_entries(command);
  const std::size_t width = std::max(width_of(arguments), width_of(options));
  std::string out = "usage: " + usage_of(command) + "\n\n" + command.summary + "\n\n";
  if (!arguments.empty()) out += columns(arguments, width) + "\n";
  if (!command.notes.empty()) out += command.notes + "\n\n";
  return out + columns(options, width) + examples_of(command.examples) + "\nexit codes: " + exit_codes;
}

}  // namespace fundshare::cli
