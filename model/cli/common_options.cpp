// SPDX-License-Identifier: Apache-2.0
#include "cli/common_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <thread>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/engine/column_store.hpp"

namespace fundshare::cli {
namespace {

constexpr std::uint64_t most_worlds = 1'000'000'000, most_threads = 1'000'000;
constexpr unsigned most_used_threads = 256;
constexpr std::uint64_t kibi = 1024;

/// 1024 to the power of the suffix; 1 without one, 0 for a letter that is none.
std::uint64_t unit_of(const std::string& text) {
  if (text.empty()) return 0;
  switch (text.back()) {
    case 'K':
      return kibi;
    case 'M':
      return kibi * kibi;
    case 'G':
      return kibi * kibi * kibi;
    default:
      return text.back() >= '0' && text.back() <= '9' ? 1 : 0;
  }
}

}  // namespace

Option worlds_option() {
  return {.name = "--worlds",
          .value = "N",
          .meaning = "worlds to draw",
          .accepts = WholeNumber{1, most_worlds},
          .standard = "200000"};
}

Option seed_option() {
  return {.name = "--seed",
          .value = "S",
          .meaning = "seed of the random numbers",
          .accepts = WholeNumber{0, std::numeric_limits<std::uint64_t>::max()},
          .standard = "1"};
}

Option threads_option() {
  return {.name = "--threads",
          .value = "T",
          .meaning = "threads; the numbers do not depend on it",
          .accepts = WholeNumber{1, most_threads},
          .if_not_given = "one per core"};
}

Option memory_option() {
  return {.name = "--memory",
          .value = "SIZE",
          .meaning =
              "memory for the columns of worlds, such as 512M or 4G; where they do not fit, the worlds are drawn "
              "again several times, with the same results",
          .if_not_given = "half of the machine's, 4G at most"};
}

Option set_option() {
  return {.name = "--set",
          .value = "KEY=VALUE",
          .meaning = "change one setting or input",
          .accepts = NameOf{Names::setting, "="},
          .repeats = true};
}

Option data_option() {
  return {.name = "--data",
          .value = "DIR",
          .meaning = "folder of the tables",
          .accepts = PathName{"folder"},
          .if_not_given = "FUNDSHARE_DATA, else the one that came with the program"};
}

Option json_option(const std::string& meaning) { return {.name = "--json", .meaning = meaning}; }

Option quiet_option() { return {.name = "--quiet", .meaning = "print nothing but errors"}; }

unsigned threads_of(const Arguments& arguments) {
  if (arguments.has("--threads")) {
    return static_cast<unsigned>(std::min<std::uint64_t>(most_used_threads, arguments.whole("--threads")));
  }
  return default_threads();
}

unsigned default_threads() { return std::clamp(std::thread::hardware_concurrency(), 1U, most_used_threads); }

bool prints_table(const Arguments& arguments) {
  if (arguments.text("--out") != "-") return false;
  if (arguments.has("--json") && !arguments.trial())
    throw Error{ExitCode::usage, "--out - prints a table and --json the answer: both go to standard output (take one)"};
  return true;
}

std::uint64_t memory_of(const Arguments& arguments) {
  const auto text = arguments.text("--memory");
  if (!text) return default_memory_bytes();
  const std::uint64_t unit = unit_of(*text);
  if (unit == 0) {
    throw Error{ExitCode::usage,
                fmt::format("--memory: '{}' is not a size such as 512M or 4G (a whole number, then K, M "
                            "or G for the powers of 1024)",
                            printable(*text, 80))};
  }
  const std::string number = unit == 1 ? *text : text->substr(0, text->size() - 1);
  return unit * whole_number(number, "--memory", {1, std::numeric_limits<std::uint64_t>::max() / unit});
}

}  // namespace fundshare::cli
