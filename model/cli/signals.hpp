// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace fundshare::cli {

/// From now on the first SIGINT or SIGTERM sets the flag, a second one ends the program; writing to a closed pipe or
/// past a size limit is an error of the write and not a signal.
void catch_signals();

/// Set once a signal has asked the program to stop.
[[nodiscard]] const std::atomic<bool>& stop_flag();

/// 130 after SIGINT, 143 after SIGTERM.
[[nodiscard]] int exit_code_of_signal();

}  // namespace fundshare::cli
