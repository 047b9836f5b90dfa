// SPDX-License-Identifier: Apache-2.0
#include "cli/dispatch.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/completion/complete.hpp"
#include "cli/dry_run.hpp"
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
  if (!arguments) return print(command_help(command));
  if (asks_for_dry_run(command, *arguments)) return dry_run(command, *arguments, stop);
  command.execute(*arguments, stop);
}

/// Names the nearest command, or all where none is near.
[[noreturn]] void refuse_command(const std::string& name, const std::vector<std::string>& known) {
  const auto near = nearest_of(name, known);
  refuse(fmt::format("unknown command '{}'{}", printable(name, 80),
                     near.empty() ? fmt::format("; the commands are {}", fmt::join(known, ", ")) : near));
}

/// \param words  those after the first word of a group
void dispatch_group(const std::vector<Command>& group, const std::string& word, std::span<const std::string> words,
                    const std::atomic<bool>& stop) {
  const auto names = names_of(group);
  if (words.empty()) refuse(fmt::format("{} needs one more word; the commands are {}", word, fmt::join(names, ", ")));
  if (asks_for_help(words.front())) return print(group_help(group, word));
  const std::string name = word + " " + words.front();
  const Command* const command = find_command(group, name);
  if (!command) refuse_command(name, names);
  execute(*command, words.subspan(1), stop);
}

/// What a shell asks for while a line is typed.
void offer_completions(const std::vector<Command>& table, std::span<const std::string> words) {
  if (!words.empty()) print(completion_text(complete(table, words, names_of_kind)));
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
  if (first == completion_request) return offer_completions(table, words.subspan(1));
  if (const Command* const command = find_command(table, first)) return execute(*command, words.subspan(1), stop);
  const auto group = group_of(table, first);
  if (!group.empty()) return dispatch_group(group, first, words.subspan(1), stop);
  const auto known = first_words(table);
  if (first.starts_with('-')) {
    refuse(fmt::format("unknown option '{}'; a command comes first: {}", printable(first, 80), fmt::join(known, ", ")));
  }
  refuse_command(first, known);
}

}  // namespace fundshare::cli
