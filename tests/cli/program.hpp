// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace fundshare::test {

/// What a run of the program said.
struct Outcome {
  int code;  ///< exit code, or 128 + signal
  std::string out, err;
};

/// Runs the built program. \param variables  NAME=value, added to the environment \param folder  where it runs
[[nodiscard]] Outcome run_program(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                                  const std::vector<std::string>& variables = {});

/// Runs a line of sh in which $FUNDSHARE is the built program.
[[nodiscard]] Outcome run_shell(const std::string& line, const std::filesystem::path& folder);

}  // namespace fundshare::test
