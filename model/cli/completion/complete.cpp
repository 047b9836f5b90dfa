// SPDX-License-Identifier: Apache-2.0
#include "cli/completion/complete.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "fundshare/base/text.hpp"

namespace fundshare::cli {
namespace {

/// The words of one kind of value that go on from what is typed.
struct Offer {
  const std::string& typed;
  const NameList& names;

  Completion operator()(const AnyText&) const { return {}; }
  Completion operator()(const WholeNumber&) const { return {}; }
  Completion operator()(const PathName& path) const {
    return {{}, path.what == "folder" ? Completion::Beside::folders : Completion::Beside::files, false};
  }
  Completion operator()(const OneOf& choice) const {
    Completion out;
    for (const auto& word : choice.words) {
      if (word.starts_with(typed)) out.candidates.push_back({word, ""});
    }
    return out;
  }
  Completion operator()(const NameOf& name) const {
    const bool list = name.after == ",";
    const auto start = list && typed.find(',') != std::string::npos ? typed.rfind(',') + 1 : 0;
    Completion out{names(name.what, typed.substr(start)), Completion::Beside::nothing, false};
    out.goes_on = list || std::ranges::any_of(out.candidates, [](const auto& one) { return one.word.ends_with('='); });
    for (auto& candidate : out.candidates) candidate.word.insert(0, typed, 0, start);
    if (name.what == Names::scenario) out.beside = Completion::Beside::files;
    return out;
  }
};

/// A command line as far as it is typed: the command, and what the words before the last have used up.
struct Typed {
  const Command* command;
  std::size_t arguments = 0;           ///< how many are there
  std::vector<std::string> options{};  ///< those that are there
  const Option* waiting = nullptr;     ///< the option whose value comes next
  bool options_ended = false;          ///< by "--"
};

const Option* option_named(const Command& command, const std::string& name) {
  const auto at = std::ranges::find(command.options, name, &Option::name);
  return at == command.options.end() ? nullptr : &*at;
}

void take(Typed& line, const std::string& word) {
  if (line.waiting) {
    line.waiting = nullptr;
  } else if (word == "--") {
    line.options_ended = true;
  } else if (!line.options_ended && word.starts_with("--")) {
    const std::string name = word.substr(0, word.find('='));
    line.options.push_back(name);
    const Option* const option = option_named(*line.command, name);
    if (option && !option->value.empty() && name == word) line.waiting = option;
  } else {
    ++line.arguments;
  }
}

Completion options_for(const Typed& line, const std::string& typed) {
  Completion out;
  const auto offer = [&](const std::string& name, const std::string& meaning) {
    if (name.starts_with(typed)) out.candidates.push_back({name, meaning});
  };
  for (const auto& option : line.command->options) {
    const bool there = std::ranges::find(line.options, option.name) != line.options.end();
    if (!there || option.repeats) offer(option.name, option.meaning);
  }
  offer("--help", "help on the command");
  return out;
}

/// "--option=value" as one word.
Completion joined_value(const Option& option, const std::string& typed, const NameList& names) {
  const auto start = option.name.size() + 1;
  const std::string value = typed.substr(start);
  auto out = std::visit(Offer{value, names}, option.accepts);
  for (auto& candidate : out.candidates) candidate.word.insert(0, typed, 0, start);
  return out;
}

Completion complete_line(const Typed& line, const std::string& typed, const NameList& names) {
  if (line.waiting) return std::visit(Offer{typed, names}, line.waiting->accepts);
  if (!line.options_ended && typed.starts_with('-')) {
    const auto equals = typed.find('=');
    const Option* const option = option_named(*line.command, typed.substr(0, equals));
    return option && equals != std::string::npos ? joined_value(*option, typed, names) : options_for(line, typed);
  }
  const auto& arguments = line.command->arguments;
  if (arguments.empty()) return options_for(line, typed);
  const auto& argument = arguments[std::min(line.arguments, arguments.size() - 1)];
  if (line.arguments >= arguments.size() && !argument.repeats) return options_for(line, typed);
  return std::visit(Offer{typed, names}, argument.accepts);
}

/// First or second words of commands.
Completion command_words(const std::vector<Command>& table, const std::string& before, const std::string& typed) {
  Completion out;
  for (const auto& command : table) {
    if (!command.name.starts_with(before + typed)) continue;
    const std::string rest = command.name.substr(before.size());
    const std::string word = rest.substr(0, rest.find(' '));
    const bool there = !out.candidates.empty() && out.candidates.back().word == word;
    if (!there) out.candidates.push_back({word, word == rest ? command.summary : "more commands"});
  }
  return out;
}

const Command* find_command(const std::vector<Command>& table, const std::string& name) {
  const auto at = std::ranges::find(table, name, &Command::name);
  return at == table.end() ? nullptr : &*at;
}

}  // namespace

Completion complete(const std::vector<Command>& table, std::span<const std::string> words, const NameList& names) {
  const std::string& typed = words.back();
  if (words.size() == 1) {
    auto out = command_words(table, "", typed);
    for (const char* option : {"--help", "--version"}) {
      if (typed.starts_with('-') && std::string{option}.starts_with(typed)) out.candidates.push_back({option, ""});
    }
    return out;
  }
  std::size_t used = 1;
  const Command* command = find_command(table, words[0]);
  if (!command && words.size() == 2) return command_words(table, words[0] + " ", typed);
  if (!command) command = find_command(table, words[0] + " " + words[used++]);
  if (!command) return {};
  Typed line{command};
  for (const auto& word : words.subspan(used, words.size() - 1 - used)) take(line, word);
  return complete_line(line, typed, names);
}

std::string completion_text(const Completion& completion) {
  constexpr const char* beside[] = {":nothing", ":files", ":folders"};
  std::string out = beside[static_cast<std::size_t>(completion.beside)];
  out += completion.goes_on ? " goes_on\n" : "\n";
  for (const auto& [word, meaning] : completion.candidates) {
    out += meaning.empty() ? word + "\n" : fmt::format("{}\t{}\n", word, printable(meaning, 80));
  }
  return out;
}

}  // namespace fundshare::cli
