// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <sstream>

#include "fundshare/base/error.hpp"

namespace fundshare::cli {
namespace {

[[noreturn]] void refuse(const std::string& text) { throw Error{ExitCode::usage, text}; }

const Option* option_of(const Command& command, const std::string& name) {
  const auto at = std::ranges::find(command.options, name, &Option::name);
  return at == command.options.end() ? nullptr : &*at;
}

bool declares(const Command& command, const std::string& name) {
  return option_of(command, name) ||
         std::ranges::find(command.arguments, name, &Argument::name) != command.arguments.end();
}

/// Refuses a text that its option or argument cannot take.
struct Check {
  const std::string& name;
  const std::string& text;
  void operator()(const AnyText&) const {}
  void operator()(const NameOf&) const {}
  void operator()(const WholeNumber& bounds) const { static_cast<void>(whole_number(text, name, bounds)); }
  void operator()(const PathName& path) const {
    if (text.empty() || text.starts_with("--")) refuse(fmt::format("{} needs the name of a {}", name, path.what));
  }
  void operator()(const OneOf& choice) const {
    if (!choice.others.empty() || std::ranges::find(choice.words, text) != choice.words.end()) return;
    refuse(fmt::format("{}: '{}' is none of {}{}", name, printable(text, 80), fmt::join(choice.words, ", "),
                       nearest_of(text, choice.words)));
  }
};

/// What a command does not know is refused, with the nearest option.
void refuse_extras(const Command& command, const std::vector<std::string>& extras) {
  const auto end = std::ranges::find(extras, "--");  // what follows it is no option
  const auto option = std::find_if(extras.begin(), end, [](const auto& word) { return word.starts_with('-'); });
  const std::string name = "fundshare " + command.name;
  if (option == end) {
    auto words = extras;
    std::erase(words, "--");
    if (words.empty()) return;
    refuse(fmt::format("'{}' is one argument too many for '{}'", printable(words.front(), 80), name));
  }
  const std::string word = option->substr(0, option->find('='));
  std::vector<std::string> known{"--help"};
  for (const auto& declared : command.options) known.push_back(declared.name);
  const auto near = nearest_of(word, known);
  refuse(fmt::format("unknown option '{}'{}{} '{} --help' lists them", printable(word, 80), near,
                     near.empty() ? ";" : "", name));
}

/// Where the parser puts what it reads; the nodes of a map stay where they are.
struct Texts {
  std::map<std::string, bool> switches;
  std::map<std::string, CLI::Option*> valued;
  bool help = false;
};

/// Takes several texts, one for each time that an option stands there or for each word.
void take_all(CLI::Option& option, bool words_in_a_row) {
  option.expected(1, CLI::detail::expected_max_vector_size)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(words_in_a_row);
}

void declare(CLI::App& app, const Command& command, Texts& texts) {
  app.set_help_flag();
  app.allow_extras();
  app.add_flag("-h,--help", texts.help);
  for (const auto& argument : command.arguments) {
    CLI::Option* const made = texts.valued[argument.name] = app.add_option(argument.name);
    if (argument.repeats) take_all(*made, true);
  }
  for (const auto& option : command.options) {
    if (option.value.empty()) {
      app.add_flag(option.name, texts.switches[option.name]);
    } else {
      CLI::Option* const made = texts.valued[option.name] = app.add_option(option.name)->type_name(option.value);
      if (option.repeats) take_all(*made, false);
    }
  }
}

}  // namespace

Arguments::Arguments(const Command& command, Given given) : command_{&command}, given_{std::move(given)} {
  for (const auto& argument : command.arguments) {
    const auto at = given_.find(argument.name);
    const bool there = at != given_.end() && !at->second.empty() && !at->second.front().empty();
    if (!there && !argument.missing.empty()) refuse(fmt::format("{} needs {}", command.name, argument.missing));
    if (!there) continue;
    for (const auto& text : at->second) std::visit(Check{argument.name, text}, argument.accepts);
  }
  for (const auto& option : command.options) {
    const auto at = given_.find(option.name);
    if (at == given_.end()) continue;
    for (const auto& text : at->second) std::visit(Check{option.name, text}, option.accepts);
  }
}

Arguments Arguments::with(const std::string& name, const std::string& text) const {
  expects(option_of(*command_, name), "an option of the command");
  Arguments other = *this;
  other.given_[name] = {text};
  return other;
}

Arguments Arguments::on(Trial& trial) const {
  Arguments other = *this;
  other.trial_ = &trial;
  return other;
}

bool Arguments::has(const std::string& name) const {
  expects(declares(*command_, name), "a name of the table of commands");
  return given_.contains(name);
}

std::optional<std::string> Arguments::text(const std::string& name) const {
  if (has(name)) return given_.at(name).front();
  const Option* const option = option_of(*command_, name);
  return option && !option->standard.empty() ? std::optional{option->standard} : std::nullopt;
}

std::vector<std::string> Arguments::texts(const std::string& name) const {
  return has(name) ? given_.at(name) : std::vector<std::string>{};
}

std::vector<std::string> Arguments::words(const std::string& name) const {
  std::vector<std::string> words;
  for (const auto& list : texts(name)) {
    std::istringstream text{list};
    for (std::string word; std::getline(text, word, ',');) words.push_back(word);
    if (list.empty() || list.ends_with(',')) words.emplace_back();
  }
  return words;
}

std::uint64_t Arguments::whole(const std::string& name) const {
  const auto written = text(name);
  const Option* const option = option_of(*command_, name);
  expects(written && option && std::holds_alternative<WholeNumber>(option->accepts), "a number with a default");
  return whole_number(*written, name, std::get<WholeNumber>(option->accepts));
}

std::uint64_t whole_number(const std::string& text, const std::string& option, const WholeNumber& bounds) {
  std::uint64_t value = 0;
  const char* const last = text.data() + text.size();
  const auto [end, status] = std::from_chars(text.data(), last, value);
  if (status != std::errc{} || end != last || value < bounds.low || value > bounds.high) {
    refuse(fmt::format("{}: '{}' is not a whole number from {} to {} in plain digits", option, printable(text, 80),
                       bounds.low, bounds.high));
  }
  return value;
}

std::string nearest_of(const std::string& word, const std::vector<std::string>& known) {
  std::string found = nearest(word, known);
  const auto begins = [&word](const std::string& other) { return other.starts_with(word); };
  if (found.empty() && word.find_first_not_of('-') != std::string::npos && std::ranges::count_if(known, begins) == 1)
    found = *std::ranges::find_if(known, begins);
  return found.empty() ? "" : fmt::format("; did you mean '{}'?", found);
}

std::optional<Arguments> parse_arguments(const Command& command, std::span<const std::string> words) {
  CLI::App app;
  Texts texts;
  declare(app, command, texts);
  try {
    app.parse(std::vector<std::string>{words.rbegin(), words.rend()});  // the parser takes them from the back
  } catch (const CLI::ParseError& error) {
    refuse(printable(error.what(), 300));
  }
  if (texts.help) return std::nullopt;
  refuse_extras(command, app.remaining());
  Arguments::Given given;
  for (const auto& [name, set] : texts.switches) {
    if (set) given[name] = {};
  }
  for (const auto& [name, option] : texts.valued) {
    if (option->count() > 0) given[name] = option->results();
  }
  return Arguments{command, std::move(given)};
}

}  // namespace fundshare::cli
