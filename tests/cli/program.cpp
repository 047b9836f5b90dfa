// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "export/temporary_folder.hpp"

namespace fundshare::test {
namespace {

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (const auto& text : texts) out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

void redirect(int descriptor, const fs::path& file) {
  const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(126);
}

Outcome execute(const std::vector<std::string>& command, const fs::path& folder,
                const std::vector<std::string>& variables) {
  const TemporaryFolder captured;
  const fs::path out = captured.path / "out", err = captured.path / "err";
  const pid_t child = ::fork();
  if (child == 0) {
    redirect(STDOUT_FILENO, out);
    redirect(STDERR_FILENO, err);
    ::unsetenv("FUNDSHARE_DATA");
    for (const auto& variable : variables) ::putenv(const_cast<char*>(variable.c_str()));
    if (::chdir(folder.c_str()) != 0) ::_exit(126);
    ::execv(command.front().c_str(), pointers(command).data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, bytes_of(out), bytes_of(err)};
}

}  // namespace

Outcome run_program(const std::vector<std::string>& arguments, const fs::path& folder,
                    const std::vector<std::string>& variables) {
  std::vector<std::string> command{FUNDSHARE_BINARY};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return execute(command, folder, variables);
}

Outcome run_shell(const std::string& line, const fs::path& folder) {
  return execute({"/bin/sh", "-c", line}, folder, {std::string{"FUNDSHARE="} + FUNDSHARE_BINARY});
}

}  // namespace fundshare::test
