// SPDX-License-Identifier: Apache-2.0
#include "cli/svg_converter.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/read_file.hpp"
#include "fundshare/export/file_system.hpp"

extern char** environ;  // NOLINT: POSIX has it in no header

namespace fundshare::cli {
namespace {

namespace fs = std::filesystem;

/// A folder of our own for the two files, removed when the object goes.
class Scratch {
 public:
  Scratch() {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "fundshare-plot-XXXXXX").string();
    if (error || ::mkdtemp(name.data()) == nullptr) {
      throw Error{ExitCode::cannot_create, "no temporary folder can be made (set TMPDIR to one that is writable)"};
    }
    path_ = name;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { remove_quietly(path_); }
  [[nodiscard]] fs::path file(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

/// Exit code of a program found on the path, or nothing where there is none. It reads nothing and says nothing.
int run_quietly(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  }
  pid_t child = 0;
  const int fault = ::posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (fault != 0) return 127;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace

std::string converted(const std::string& svg, const std::string& format) {
  const Scratch scratch;
  const auto from = scratch.file("figure.svg"), to = scratch.file("figure." + format);
  write_file(from, svg);
  std::vector<std::string> words{"rsvg-convert", "--format", format, "--output", to.string()};
  if (format == "png") words.insert(words.end(), {"--width", "2008"});  // 17 cm at 300 dots to the inch
  words.push_back(from.string());
  const int code = run_quietly(words);
  if (code == 127) {
    throw Error{ExitCode::no_input,
                fmt::format("{} needs the program rsvg-convert, which is not here (Debian: apt-get install "
                            "librsvg2-bin; or write an .svg)",
                            format)};
  }
  if (code != 0) throw Error{ExitCode::internal, fmt::format("rsvg-convert failed with code {}", code)};
  return read_file(to);
}

}  // namespace fundshare::cli
