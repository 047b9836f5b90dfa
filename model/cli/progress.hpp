// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace fundshare::cli {

/// "[####......] 40 %, 12 s left", with the number of the reading of the worlds from the second on. Plain ASCII.
/// \param part  in [0, 1] \param elapsed_s  since this reading began
[[nodiscard]] std::string progress_line(double part, double elapsed_s, unsigned reading);

/// One line on standard error that is rewritten in place: done, and time left. Only on a terminal that can do so: never
/// in a pipe or a file, nor where TERM is dumb or missing. It has no colours.
class Progress {
 public:
  enum class Where { nowhere, terminal };
  Progress(std::uint64_t worlds, Where where);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  /// \param done  worlds done so far; from any thread
  void show(std::uint64_t done);
  /// Wipes the line.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  std::uint64_t worlds_, most_ = 0;
  unsigned reading_ = 1;  ///< runs in bounded memory go over the worlds several times
  bool enabled_, drawn_ = false;
  std::mutex mutex_;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

}  // namespace fundshare::cli
