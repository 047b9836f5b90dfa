// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

#include "cli/command_line.hpp"

namespace fundshare::cli {

/// Computes a scenario, writes its folder and prints the answer.
/// \param stop  set by a signal \throws Error, Stopped
void run_command(const RunOptions& options, const std::atomic<bool>& stop);

/// Prints mean, sd and quantiles of a law to 17 digits. \throws Error
void law_command(const LawOptions& options);

}  // namespace fundshare::cli
