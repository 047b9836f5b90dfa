// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.hpp"

namespace fundshare::cli {

/// The option --dry-run of every command that draws worlds; dispatch() looks for it.
[[nodiscard]] Option dry_run_option();

/// Whether a command was asked to say what it would do and not to do it.
[[nodiscard]] bool asks_for_dry_run(const Command& command, const Arguments& arguments);

/// Runs the command twice with few worlds on a Trial, so that all checks of the real run are made, and prints the
/// settings, the files that would be written, and time and memory as the two trials let expect.
/// Nothing is written. \throws Error as the command does
void dry_run(const Command& command, const Arguments& arguments, const std::atomic<bool>& stop);

}  // namespace fundshare::cli
