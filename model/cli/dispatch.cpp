// SPDX-License-Identifier: Apache-2.0
#include "cli/dispatch.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/help_text.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare::cli {
namespace {

[[noreturn]] void refuse(const std::string& text) { throw Error{ExitCode::usage, text}; }

bool asks_for_help(const std::string& word) { return word == "-h" || word == "--help"; }

const Command* find_command(const std::vector<Command>& table, const std::string& name) {
  const auto at = std::ranges::find(table, name, &Command::name);
  return at == table.end() ? nullptr : &*at;
}

std::vector<std::string> names_of(const std::vector<Command>& commands) {
  std::vector<std::string> out;
  for (const auto& command : commands) out.push_back(command.name);
  return out;
}

/// The commands whose first of two words is this one.
std::vector<Command> group_of(const std::vector<Command>& table, const std::string& word) {
  std::vector<Command> out;
  std::ranges::copy_if(table, std::back_inserter(out),
                       [&](const Command& command) { return command.name.starts_with(word + " "); });
  return out;
}

void execute(const Command& command, std::span<const std::string> words, const std::atomic<bool>& stop) {
  const auto arguments = parse_arguments(command, words);
  if (arguments) {
    command.execute(*arguments, stop);
  } else {
    print(command_help(command));
  }
}

/// \param words  those after the first word of a group
void dispatch_group(const std::vector<Command>& group, const std::string& word, std::span<const std::string> words,
                    const std::atomic<bool>& stop) {
  const auto names = names_of(group);
  if (words.empty()) refuse(fmt::format("{} needs one more word; the commands are {}", word, fmt::join(names, ", ")));
  if (asks_for_help(words.front())) return print(group_help(group, word));
  const std::string name = word + " " + words.front();
  const Command* const command = find_command(group, name);
  if (!command) {
    refuse(fmt::format("unknown command '{}'{}; the commands are {}", printable(name, 80), nearest_of(name, names),
                       fmt::join(names, ", ")));
  }
  execute(*command, words.subspan(1), stop);
}

/// The first words of all commands, each once.
std::vector<std::string> first_words(const std::vector<Command>& table) {
  std::vector<std::string> out;
  for (const auto& command : table) {
    const std::string word = command.name.substr(0, command.name.find(' '));
    if (std::ranges::find(out, word) == out.end()) out.push_back(word);
  }
  return out;
}

}  // namespace

void dispatch(const std::vector<Command>& table, std::span<const std::string> words, const std::atomic<bool>& stop) {
  if (words.empty()) refuse("no command; 'fundshare --help' lists the commands, 'fundshare run baseline' is a start");
  const std::string& first = words.front();
  if (first == "--version") return print(fmt::format("fundshare {}\n", version()));
  if (asks_for_help(first)) return print(program_help(table));
  if (const Command* const command = find_command(table, first)) return execute(*command, words.subspan(1), stop);
  const auto group = group_of(table, first);
  if (!group.empty()) return dispatch_group(group, first, words.subspan(1), stop);
  const auto known = first_words(table);
  if (first.starts_with('-')) {
    refuse(fmt::format("unknown option '{}'; a command comes first: {}", printable(first, 80), fmt::join(known, ", ")));
  }
  refuse(fmt::format("unknown command '{}'{}; the commands are {}", printable(first, 80), nearest_of(first, known),
                     fmt::join(known, ", ")));
}

}  // namespace fundshare::cli
