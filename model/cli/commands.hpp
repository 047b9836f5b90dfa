// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace fundshare::cli {

/// Computes a scenario, writes its folder and prints the answer.
[[nodiscard]] Command run_command();

/// Sets public statements against the model.
[[nodiscard]] Command claims_command();

/// Writes one HTML page about a run.
[[nodiscard]] Command report_command();

/// Draws one figure of a run.
[[nodiscard]] Command plot_command();

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

/// Says what levers would do to the money and the shares.
[[nodiscard]] Command levers_command();

/// Says what one theft, one freeze or the coin price did.
[[nodiscard]] Command counterfactual_command();
/// Sets scenarios side by side, world by world.
[[nodiscard]] Command compare_command();

/// Answers one question at many values of a setting.
[[nodiscard]] Command sweep_command();

/// Finds where coverage reaches a share of the budget.
[[nodiscard]] Command frontier_command();

/// Asks the same question with the knowledge of earlier days.
[[nodiscard]] Command vintage_command();
/// Takes claims or figures as evidence and shows what they would change.
[[nodiscard]] Command condition_command();
/// Says which inputs decide the answer.
[[nodiscard]] Command sensitivity_command();

/// Checks the files of a run.
[[nodiscard]] Command verify_command();

/// Prints the completion script of a shell.
[[nodiscard]] Command completion_command();

/// Prints pages of the manual.
[[nodiscard]] Command manual_command();

/// Writes notebooks that read a run.
[[nodiscard]] Command export_notebook_command();

/// Writes the settings of a run as a scenario that gives its numbers again.
[[nodiscard]] Command export_scenario_command();

/// Every command, in the order of the help: the one list of them.
[[nodiscard]] const std::vector<Command>& command_table();

/// The command of a name that is in the table.
[[nodiscard]] const Command& command_named(const std::string& name);

}  // namespace fundshare::cli
