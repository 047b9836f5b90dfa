// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <span>
#include <string>

#include "cli/command.hpp"

namespace fundshare::cli {

/// Does what a command line says: runs a command of the table, or prints help or the version.
/// \param words  the command line without the name of the program \param stop  set by a signal
/// \throws Error, Stopped
void dispatch(const std::vector<Command>& table, std::span<const std::string> words, const std::atomic<bool>& stop);

}  // namespace fundshare::cli
