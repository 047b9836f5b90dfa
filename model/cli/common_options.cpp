// SPDX-License-Identifier: Apache-2.0
#include "cli/common_options.hpp"

#include <algorithm>
#include <limits>
#include <thread>

namespace fundshare::cli {
namespace {

constexpr std::uint64_t most_worlds = 1'000'000'000, most_threads = 1'000'000;
constexpr unsigned most_used_threads = 256;

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

Option set_option() {
  return {.name = "--set", .value = "KEY=VALUE", .meaning = "change one setting or input", .repeats = true};
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
  return std::clamp(std::thread::hardware_concurrency(), 1U, most_used_threads);
}

}  // namespace fundshare::cli
