// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <exception>
#include <new>
#include <stdexcept>

#include "cli/commands.hpp"
#include "cli/dispatch.hpp"
#include "cli/signals.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"

namespace {

using namespace fundshare;

int fail(ExitCode code, std::string_view text) {
  cli::print_error(text);
  return static_cast<int>(code);
}

}  // namespace

/// The only place that catches: every failure becomes one message and one exit code.
int main(int argc, char** argv) {
  try {
    cli::catch_signals();
    const std::vector<std::string> words{argv + (argc > 0 ? 1 : 0), argv + argc};
    cli::dispatch(cli::command_table(), words, cli::stop_flag());
    return 0;
  } catch (const Error& error) {
    return fail(error.code(), error.what());
  } catch (const Stopped&) {
    cli::print_error("stopped; nothing was written");
    return cli::exit_code_of_signal();
  } catch (const std::bad_alloc&) {
    return fail(ExitCode::internal, "out of memory; nothing was written (fewer --worlds need less)");
  } catch (const std::exception& error) {
    return fail(ExitCode::internal, fmt::format("internal fault, please report it: {}", printable(error.what())));
  }
}
