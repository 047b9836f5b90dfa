// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/help_text.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare::cli {
namespace {

/// A text that man(7) shows as it is: no escape, no request at the start of a line, '-' as typed.
std::string plain(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

/// An argument of a request such as .SH or .B.
std::string roff_quoted(const std::string& text) {
  std::string out = plain(text);
  for (std::size_t at = 0; (at = out.find('"', at)) != std::string::npos; at += 4) out.replace(at, 1, "\\(dq");
  return "\"" + out + "\"";
}

std::string header(const std::string& title) {
  std::string name = title;
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return fmt::format(".TH {} 1 \"\" {} \"User commands\"\n", roff_quoted(name),
                     roff_quoted("fundshare " + std::string{version()}));
}

std::string section(const std::string& name) { return fmt::format(".SH {}\n", roff_quoted(name)); }

/// A term and what it means.
std::string entry(const std::string& term, const std::string& meaning) {
  return fmt::format(".TP\n.B {}\n{}\n", roff_quoted(term), plain(meaning));
}

/// Lines that keep their breaks.
std::string as_typed(const std::string& lines) { return fmt::format(".nf\n{}\n.fi\n", plain(lines)); }

std::string file_of(const std::string& command) {
  std::string name = command.empty() ? "fundshare" : "fundshare-" + command;
  std::ranges::replace(name, ' ', '-');
  return name;
}

std::string examples_of(const std::vector<std::string>& examples) {
  std::string lines;
  for (const auto& example : examples) lines += (lines.empty() ? "" : "\n") + example;
  return lines.empty() ? "" : section("EXAMPLES") + as_typed(lines);
}

std::string exit_status() { return section("EXIT STATUS") + plain(exit_code_text()) + "\n"; }

}  // namespace

ManualPage program_manual(const std::vector<Command>& table) {
  std::string text = header(file_of("")) + section("NAME") +
                     "fundshare \\- how much of a missile programme stolen cryptocurrency covers\n" +
                     section("SYNOPSIS") + ".B fundshare\n.I COMMAND\n[arguments] [options]\n" + section("COMMANDS");
  std::vector<std::string> examples;
  for (const auto& command : table) {
    text += entry("fundshare " + command.name, command.summary + "; see " + file_of(command.name) + "(1)");
    if (!command.examples.empty()) examples.push_back(command.examples.front());
  }
  text += section("ENVIRONMENT") + entry("FUNDSHARE_DATA", "folder of the tables, where --data does not name one") +
          entry("TERM", "where it is dumb, no line of progress is drawn");
  return {file_of("") + ".1", text + examples_of(examples) + exit_status()};
}

ManualPage command_manual(const Command& command) {
  std::string text = header(file_of(command.name)) + section("NAME") +
                     fmt::format("{} \\- {}\n", plain(file_of(command.name)), plain(command.summary)) +
                     section("SYNOPSIS") + plain(usage_of(command)) + "\n";
  if (!command.notes.empty()) text += section("DESCRIPTION") + as_typed(command.notes);
  if (!command.arguments.empty()) text += section("ARGUMENTS");
  for (const auto& argument : command.arguments) text += entry(argument.name, argument.meaning);
  text += section("OPTIONS");
  for (const auto& [name, meaning] : option_entries(command)) text += entry(name, meaning);
  return {file_of(command.name) + ".1",
          text + examples_of(command.examples) + exit_status() + section("SEE ALSO") + "fundshare(1)\n"};
}

}  // namespace fundshare::cli
