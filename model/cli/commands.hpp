// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace fundshare::cli {

/// Computes a scenario, writes its folder and prints the answer.
[[nodiscard]] Command run_command();

/// Writes a scenario to start from.
[[nodiscard]] Command init_command();

/// Prints mean, sd and quantiles of a law to 17 digits.
[[nodiscard]] Command law_command();

/// Every command, in the order of the help: the one list of them.
[[nodiscard]] const std::vector<Command>& command_table();

}  // namespace fundshare::cli
