// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace fundshare::cli {

/// A page of the manual: its text is for man(7).
struct ManualPage {
  std::string file;  ///< such as fundshare-run.1
  std::string text;
};

/// The page of the program.
[[nodiscard]] ManualPage program_manual(const std::vector<Command>& table);

/// The page of a command.
[[nodiscard]] ManualPage command_manual(const Command& command);

}  // namespace fundshare::cli
