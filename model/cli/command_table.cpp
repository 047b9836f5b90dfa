// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <algorithm>

namespace fundshare::cli {

const std::vector<Command>& command_table() {
  static const std::vector<Command> commands{
      run_command(),
      claims_command(),
      levers_command(),
      counterfactual_command(),
      compare_command(),
      sweep_command(),
      frontier_command(),
      vintage_command(),
      sensitivity_command(),
      condition_command(),
      report_command(),
      plot_command(),
      explain_command(),
      init_command(),
      law_command(),
      schema_command(),
      data_check_command(),
      data_show_command(),
      data_sources_command(),
      verify_command(),
      export_notebook_command(),
      export_scenario_command(),
      completion_command(),
      manual_command(),
  };
  return commands;
}

const Command& command_named(const std::string& name) {
  return *std::ranges::find(command_table(), name, &Command::name);
}

}  // namespace fundshare::cli
