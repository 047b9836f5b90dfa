// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.hpp"

namespace fundshare::cli {

/// The options that several commands have, in one wording. A command that draws worlds has all of the first four.
[[nodiscard]] Option worlds_option();
[[nodiscard]] Option seed_option();
[[nodiscard]] Option threads_option();
[[nodiscard]] Option memory_option();
[[nodiscard]] Option set_option();
[[nodiscard]] Option data_option();
[[nodiscard]] Option json_option(const std::string& meaning);
[[nodiscard]] Option quiet_option();

/// The number of threads asked for, or one per core; never more than 256, as more change nothing.
[[nodiscard]] unsigned threads_of(const Arguments& arguments);

/// One thread per core, at most 256.
[[nodiscard]] unsigned default_threads();

/// Whether --out is "-": a table goes to standard output, and no folder is written.
/// \throws Error (64) where --json asks for that place too
[[nodiscard]] bool prints_table(const Arguments& arguments);

/// The memory asked for in bytes, or what columns may take by default. Written as a whole number with K, M or G for the
/// powers of 1024. \throws Error (64) for another text
[[nodiscard]] std::uint64_t memory_of(const Arguments& arguments);

/// What a command that lacks a scenario needs.
inline constexpr const char* scenario_missing =
    "a SCENARIO: a shipped name such as baseline, the path of a .toml file, or - for standard input";

}  // namespace fundshare::cli
