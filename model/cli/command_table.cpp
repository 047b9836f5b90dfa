// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

namespace fundshare::cli {

const std::vector<Command>& command_table() {
  static const std::vector<Command> commands{
      run_command(),        init_command(),      schema_command(),       law_command(),         explain_command(),
      data_check_command(), data_show_command(), data_sources_command(), sensitivity_command(),
  };
  return commands;
}

}  // namespace fundshare::cli
