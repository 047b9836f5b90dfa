// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.hpp"

namespace fundshare::cli {

/// How many worlds the two trials of a dry run have: a 32nd and an eighth of those asked for, within bounds. Equal only
/// where that is all that is asked for. \param least  fewest worlds that the command takes, at most `worlds`
struct TrialSizes {
  std::uint64_t small, large;
};
[[nodiscard]] TrialSizes trial_sizes(std::uint64_t worlds, std::uint64_t least);

/// What a run took, or will: wall time in s, and the most memory of the process in bytes.
struct TrialCost {
  std::uint64_t worlds;
  double seconds, bytes;
};

/// Time grows by a straight line through the two trials. Memory above what there was before them grows by a power of
/// the worlds: 1 where columns are kept, less where only some of their values are.
/// \param worlds  at least those of the large trial \param before  memory before the first trial, in bytes
[[nodiscard]] TrialCost extrapolate(const TrialCost& small, const TrialCost& large, std::uint64_t worlds,
                                    double before);

/// The option --dry-run of every command that draws worlds; dispatch() looks for it.
[[nodiscard]] Option dry_run_option();

/// Whether a command was asked to say what it would do and not to do it.
[[nodiscard]] bool asks_for_dry_run(const Command& command, const Arguments& arguments);

/// Runs the command twice with few worlds on a Trial, so that all checks of the real run are made, and prints the
/// settings, the files that would be written, and time and memory as the two trials let expect.
/// Nothing is written. \throws Error as the command does
void dry_run(const Command& command, const Arguments& arguments, const std::atomic<bool>& stop);

}  // namespace fundshare::cli
