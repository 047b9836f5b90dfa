// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace fundshare::cli {

/// Computes a scenario, writes its folder and prints the answer.
[[nodiscard]] Command run_command();

/// Writes a scenario to start from.
[[nodiscard]] Command init_command();

/// Prints the JSON Schema of scenario files.
[[nodiscard]] Command schema_command();

/// Prints mean, sd and quantiles of a law to 17 digits.
[[nodiscard]] Command law_command();

/// Checks the tables and counts what is there.
[[nodiscard]] Command data_check_command();

/// Prints rows of a table.
[[nodiscard]] Command data_show_command();

/// Prints one row with its address and what reads it.
[[nodiscard]] Command data_sources_command();

/// Says what a name stands for.
[[nodiscard]] Command explain_command();

/// Says which inputs decide the answer.
[[nodiscard]] Command sensitivity_command();

/// Every command, in the order of the help: the one list of them.
[[nodiscard]] const std::vector<Command>& command_table();

}  // namespace fundshare::cli
