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
  return ::isatty(STDERR_FILENO) == 1 && terminal && *terminal && std::string_view{terminal} != "dumb";
}

std::string time_left(double seconds) {
  if (seconds < 100.0) return fmt::format("{:.0f} s left", seconds);
  if (seconds < 6000.0) return fmt::format("{:.0f} min left", seconds / 60.0);
  return fmt::format("{:.1f} h left", seconds / 3600.0);
}

}  // namespace

std::string progress_line(double part, double elapsed_s, unsigned reading) {
  const auto filled = static_cast<std::size_t>(part * static_cast<double>(width));
  const std::string state = part >= 1.0  ? "summing up"
                            : part > 0.0 ? time_left(elapsed_s * (1.0 - part) / part)
                                         : "starting";
  return fmt::format("[{}{}] {:.0f} %, {}{}", std::string(filled, '#'), std::string(width - filled, '.'), 100.0 * part,
                     state, reading > 1 ? fmt::format(" (reading {} of the worlds)", reading) : "");
}

Progress::Progress(std::uint64_t worlds, Where where)
    : worlds_{worlds}, enabled_{where == Where::terminal && can_rewrite_a_line()} {}

void Progress::show(std::uint64_t done) {
  if (!enabled_) return;
  const std::unique_lock lock{mutex_, std::try_to_lock};
  if (!lock) return;  // another thread draws
  const auto now = Clock::now();
  if (done < most_ / 2) {  // threads may report out of order, but not by as much
    ++reading_;
    start_ = now;
    most_ = 0;
  }
  most_ = std::max(most_, done);
  if (done < worlds_ && now - last_ < std::chrono::milliseconds{100}) return;  // it was just drawn
  last_ = now;
  const double part = std::min(1.0, static_cast<double>(done) / static_cast<double>(worlds_));
  const double elapsed = std::chrono::duration<double>(now - start_).count();
  std::fputs(fmt::format("\r{}\033[K", progress_line(part, elapsed, reading_)).c_str(), stderr);
  drawn_ = true;
}

void Progress::clear() {
  const std::lock_guard lock{mutex_};
  if (drawn_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

}  // namespace fundshare::cli
