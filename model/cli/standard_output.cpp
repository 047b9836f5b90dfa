// SPDX-License-Identifier: Apache-2.0
#include "cli/standard_output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "fundshare/base/error.hpp"

namespace fundshare::cli {

void print(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EPIPE) return;
    if (written < 0 && errno != EINTR) {
      throw Error{ExitCode::io,
                  fmt::format("cannot write to standard output ({})", std::generic_category().message(errno))};
    }
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void print_error(std::string_view text) { std::fputs(fmt::format("fundshare: {}\n", text).c_str(), stderr); }

}  // namespace fundshare::cli
