// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace fundshare::cli {

/// The help of the program: every command with its summary.
[[nodiscard]] std::string program_help(const std::vector<Command>& table);

/// The help of a group of commands that begin with the same word.
[[nodiscard]] std::string group_help(const std::vector<Command>& group, const std::string& word);

/// The help of one command: usage, arguments, options with bounds and defaults, examples, exit codes.
[[nodiscard]] std::string command_help(const Command& command);

/// "fundshare run SCENARIO... [options]".
[[nodiscard]] std::string usage_of(const Command& command);

/// A name and what it means.
struct OptionEntry {
  std::string name, meaning;
};

/// Every option with its bounds and default, and --help.
[[nodiscard]] std::vector<OptionEntry> option_entries(const Command& command);

/// What the exit codes mean, in two lines.
[[nodiscard]] std::string exit_code_text();

}  // namespace fundshare::cli
