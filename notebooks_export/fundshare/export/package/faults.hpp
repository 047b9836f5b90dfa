// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "fundshare/base/error.hpp"

namespace fundshare {

/// What is amiss at one place of a run folder.
struct Fault {
  Place at;
  std::string problem;  ///< what was found, and what is allowed
};

/// The faults of a folder in the order in which they were found. All are counted, the first thousand are kept.
class Faults {
 public:
  static constexpr std::size_t most_kept = 1000;

  void add(Place at, std::string problem) {
    if (kept_.size() < most_kept) kept_.push_back({std::move(at), std::move(problem)});
    ++count_;
  }
  /// The lines of an error about one file, "file:line:column: name: problem".
  void add_lines(const std::string& file, std::string_view text);

  [[nodiscard]] const std::vector<Fault>& kept() const { return kept_; }
  [[nodiscard]] std::size_t count() const { return count_; }
  /// One line each, at most `most`, then how many more there are.
  [[nodiscard]] std::string text(std::size_t most) const;

 private:
  std::vector<Fault> kept_;
  std::size_t count_ = 0;
};

}  // namespace fundshare
