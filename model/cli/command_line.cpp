// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <limits>
#include <thread>

#include "fundshare/base/error.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare::cli {
namespace {

constexpr std::uint64_t most_worlds = 1'000'000'000, most_threads = 1'000'000;
constexpr unsigned most_used_threads = 256;  // more are asked for in vain: they change no result
const std::vector<std::string> commands{"run", "law"};
const std::vector<std::string> run_flags{"--worlds", "--seed",  "--threads", "--out", "--set",
                                         "--data",   "--quiet", "--json",    "--help"};
const std::vector<std::string> law_flags{"--at", "--json", "--help"};

[[noreturn]] void refuse(const std::string& text) { throw Error{ExitCode::usage, text}; }

/// A whole number in plain digits: no sign, no exponent, no wrap-around.
std::uint64_t whole_number(const std::string& text, const char* option, std::uint64_t low, std::uint64_t high) {
  std::uint64_t value = 0;
  const char* const last = text.data() + text.size();
  const auto [end, status] = std::from_chars(text.data(), last, value);
  if (status != std::errc{} || end != last || value < low || value > high) {
    refuse(fmt::format("{}: '{}' is not a whole number from {} to {} in plain digits", option, printable(text, 80), low,
                       high));
  }
  return value;
}

LawOptions::Level level(const std::string& text) {
  const bool upper = text.starts_with("upper:");
  const std::string digits = upper ? text.substr(6) : text;
  double value = -1.0;
  const char* const last = digits.data() + digits.size();
  const auto [end, status] = std::from_chars(digits.data(), last, value);
  if (status != std::errc{} || end != last || !(value >= 0.0 && value <= 1.0)) {
    refuse(fmt::format("--at: '{}' is not a probability from 0 to 1, such as 0.05 or upper:1e-9", printable(text, 80)));
  }
  return {value, upper};
}

std::vector<LawOptions::Level> levels(const std::string& text) {
  std::vector<LawOptions::Level> out;
  for (std::size_t start = 0;;) {
    const auto end = text.find(',', start);
    out.push_back(level(text.substr(start, end - start)));
    if (end == std::string::npos) return out;
    start = end + 1;
  }
}

std::string near(const std::string& word, const std::vector<std::string>& known) {
  const auto found = nearest(word, known);
  return found.empty() ? "" : fmt::format(" (nearest: {})", found);
}

/// What a command does not know is refused, with the nearest option.
void refuse_extras(const CLI::App& command, const std::vector<std::string>& known) {
  const auto extras = command.remaining();
  if (extras.empty()) return;
  const auto option = std::ranges::find_if(extras, [](const auto& word) { return word.starts_with('-'); });
  const std::string name = "fundshare " + command.get_name();
  if (option == extras.end())
    refuse(fmt::format("'{}' is one argument too many for '{}'", printable(extras.front(), 80), name));
  const std::string word = option->substr(0, option->find('='));
  refuse(fmt::format("unknown option '{}'{}; '{} --help' lists them", printable(word, 80), near(word, known), name));
}

/// The texts of the command line, before they are numbers.
struct Texts {
  std::string worlds, seed, threads, at;
  bool help = false;
};

CLI::App* add_run(CLI::App& app, RunOptions& run, Texts& texts) {
  CLI::App* const command = app.add_subcommand("run")->allow_extras();
  command->set_help_flag();
  command->add_flag("-h,--help", texts.help);
  command->add_option("SCENARIO", run.scenario);
  command->add_option("--worlds", texts.worlds);
  command->add_option("--seed", texts.seed);
  command->add_option("--threads", texts.threads);
  command->add_option("--out", run.out);
  command->add_option("--data", run.data);
  command->add_option("--set", run.sets)->allow_extra_args(false);
  command->add_flag("--json", run.json);
  command->add_flag("--quiet", run.quiet);
  return command;
}

CLI::App* add_law(CLI::App& app, LawOptions& law, Texts& texts) {
  CLI::App* const command = app.add_subcommand("law")->allow_extras();
  command->set_help_flag();
  command->add_flag("-h,--help", texts.help);
  command->add_option("LAW", law.expression);
  command->add_option("--at", texts.at);
  command->add_flag("--json", law.json);
  return command;
}

Command finish_run(RunOptions run, const CLI::App& command, const Texts& texts) {
  if (texts.help) return ShowText{run_help_text()};
  refuse_extras(command, run_flags);
  if (run.scenario.empty())
    refuse("run needs a SCENARIO: a shipped name such as baseline, or the path of a .toml file");
  if (run.out && (run.out->empty() || run.out->starts_with("--"))) refuse("--out needs the name of a folder");
  if (run.data && (run.data->empty() || run.data->starts_with("--"))) refuse("--data needs the name of a folder");
  if (command.count("--worlds") > 0) run.worlds = whole_number(texts.worlds, "--worlds", 1, most_worlds);
  if (command.count("--seed") > 0) {
    run.seed = whole_number(texts.seed, "--seed", 0, std::numeric_limits<std::uint64_t>::max());
  }
  run.threads = std::clamp(std::thread::hardware_concurrency(), 1U, most_used_threads);
  if (command.count("--threads") > 0) {
    run.threads =
        std::min(most_used_threads, static_cast<unsigned>(whole_number(texts.threads, "--threads", 1, most_threads)));
  }
  return run;
}

Command finish_law(LawOptions law, const CLI::App& command, const Texts& texts) {
  if (texts.help) return ShowText{law_help_text()};
  refuse_extras(command, law_flags);
  if (law.expression.empty()) refuse("law needs a LAW, such as '{ beta = [2, 10] }'");
  law.levels = levels(command.count("--at") > 0 ? texts.at : ".01,.05,.10,.25,.5,.75,.9,.95,.99");
  return law;
}

/// The first word is a command, --help or --version.
void check_command(const std::string& word) {
  if (word == "-h" || word == "--help" || word == "--version" || std::ranges::find(commands, word) != commands.end())
    return;
  if (word.starts_with('-'))
    refuse(fmt::format("unknown option '{}'; a command comes first: run, law", printable(word, 80)));
  refuse(fmt::format("unknown command '{}'{}; the commands are run, law", printable(word, 80), near(word, commands)));
}

}  // namespace

Command parse_command_line(int argc, const char* const* argv) {
  if (argc < 2) refuse("no command; 'fundshare --help' lists the commands, 'fundshare run baseline' is a start");
  const std::string first = argv[1];
  check_command(first);
  if (first == "--version") return ShowText{fmt::format("fundshare {}\n", version())};
  if (first == "-h" || first == "--help") return ShowText{help_text()};
  CLI::App app;
  app.set_help_flag();
  RunOptions run_options;
  LawOptions law_options;
  Texts texts;
  CLI::App* const run = add_run(app, run_options, texts);
  CLI::App* const law = add_law(app, law_options, texts);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    refuse(printable(error.what(), 300));
  }
  return run->parsed() ? finish_run(run_options, *run, texts) : finish_law(law_options, *law, texts);
}

}  // namespace fundshare::cli
