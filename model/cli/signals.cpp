// SPDX-License-Identifier: Apache-2.0
#include "cli/signals.hpp"

#include <signal.h>

namespace fundshare::cli {
namespace {

// A signal handler can reach nothing but what lives for the whole program.
std::atomic<bool> stopped{false};
std::atomic<int> caught{SIGINT};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void on_signal(int number) {
  caught.store(number);
  stopped.store(true);
}

}  // namespace

void catch_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  ::signal(SIGXFSZ, SIG_IGN);
}

const std::atomic<bool>& stop_flag() { return stopped; }

int exit_code_of_signal() { return 128 + caught.load(); }

}  // namespace fundshare::cli
