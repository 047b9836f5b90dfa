// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>

namespace fundshare::cli {

/// One line on standard error that is rewritten in place: done, and time left. Only on a terminal that can do so.
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
  std::uint64_t worlds_;
  bool enabled_, drawn_ = false;
  std::mutex mutex_;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

}  // namespace fundshare::cli
