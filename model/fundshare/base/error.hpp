// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "fundshare/base/text.hpp"

namespace fundshare {

/// A place in an input file. Lines and columns count from 1; in a table the column is the number of the field,
/// in a scenario that of the character. Line 0 means the file as a whole.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  std::string name;  ///< header of the column, or key of the scenario; may be empty
};

/// "file:line:column: name: problem", with control characters made visible and at most 200 characters of problem.
[[nodiscard]] std::string message_at(const Place& at, std::string_view problem);

/// The exit codes of sysexits.h that the program uses.
enum class ExitCode { done = 0, usage = 64, data = 65, no_input = 66, internal = 70, cannot_create = 73, io = 74 };

/// Something the user can mend; the text is an instruction, the code is what the program exits with.
class Error : public std::runtime_error {
 public:
  Error(ExitCode code, const std::string& text) : std::runtime_error{text}, code_{code} {}
  [[nodiscard]] ExitCode code() const { return code_; }

 private:
  ExitCode code_;
};

/// The file name of a Place whose value was set on the command line.
inline constexpr std::string_view command_line = "--set";

/// A fault in the content of an input file (exit code 65) or in what the command line sets (exit code 64).
class InputError : public Error {
 public:
  InputError(const Place& at, std::string_view problem)
      : Error{at.file == command_line ? ExitCode::usage : ExitCode::data, message_at(at, problem)} {}
  explicit InputError(const std::string& whole_text, ExitCode code = ExitCode::data) : Error{code, whole_text} {}
};

/// Gathers faults of one file, so that an author mends them in one go: up to 20 lines, then "and N more".
class ErrorList {
 public:
  void add(const InputError& fault);
  void add(const Place& at, std::string_view problem) { add(InputError{at, problem}); }
  [[nodiscard]] bool empty() const { return lines_.empty(); }
  /// \throws InputError with all lines if there are any; a fault in a file sets the exit code
  void throw_if_any() const;

 private:
  std::vector<std::string> lines_;
  ExitCode code_ = ExitCode::usage;
};

/// Checks a contract between functions of ours. \throws std::logic_error if it is broken
inline void expects(bool held, const char* contract) {
  if (!held) throw std::logic_error{contract};
}

}  // namespace fundshare
