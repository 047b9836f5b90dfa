// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace fundshare::cli {
namespace {

constexpr std::size_t width = 30;

bool can_rewrite_a_line() {
  const char* const terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && terminal && std::string_view{terminal} != "dumb";
}

}  // namespace

Progress::Progress(std::uint64_t worlds, Where where)
    : worlds_{worlds}, enabled_{where == Where::terminal && can_rewrite_a_line()} {}

void Progress::show(std::uint64_t done) {
  if (!enabled_) return;
  const std::unique_lock lock{mutex_, std::try_to_lock};
  const auto now = Clock::now();
  if (!lock || now - last_ < std::chrono::milliseconds{100}) return;  // another thread draws, or it was just drawn
  last_ = now;
  const double part = std::min(1.0, static_cast<double>(done) / static_cast<double>(worlds_));
  const double elapsed = std::chrono::duration<double>(now - start_).count();
  const auto filled = static_cast<std::size_t>(part * static_cast<double>(width));
  const auto line =
      fmt::format("\r[{}{}] {:.0f} %, {:.0f} s left ", std::string(filled, '#'), std::string(width - filled, '.'),
                  100.0 * part, part > 0.0 ? elapsed * (1.0 - part) / part : 0.0);
  std::fputs(line.c_str(), stderr);
  drawn_ = true;
}

void Progress::clear() {
  const std::lock_guard lock{mutex_};
  if (drawn_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

}  // namespace fundshare::cli
