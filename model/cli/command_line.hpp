// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace fundshare::cli {

/// fundshare run
struct RunOptions {
  std::string scenario;
  std::uint64_t worlds = 200'000, seed = 1;
  unsigned threads = 1;
  std::optional<std::string> out, data;
  std::vector<std::string> sets;
  bool json = false, quiet = false;
};

/// fundshare law
struct LawOptions {
  struct Level {
    double probability;
    bool upper;  ///< the x with P(X > x) = probability
  };
  std::string expression;
  std::vector<Level> levels;
  bool json = false;
};

/// --help and --version
struct ShowText {
  std::string text;
};

using Command = std::variant<RunOptions, LawOptions, ShowText>;

/// \throws Error with code usage, whose text says what is allowed
[[nodiscard]] Command parse_command_line(int argc, const char* const* argv);

[[nodiscard]] std::string help_text();
[[nodiscard]] std::string run_help_text();
[[nodiscard]] std::string law_help_text();

}  // namespace fundshare::cli
