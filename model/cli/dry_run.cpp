// SPDX-License-Identifier: Apache-2.0
#include "cli/dry_run.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "cli/common_options.hpp"
#include "cli/data_folder.hpp"
#include "cli/resolved_settings.hpp"
#include "cli/standard_output.hpp"
#include "cli/trial.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/export/rounding.hpp"

namespace fundshare::cli {
namespace {

/// Sizes of the trials as parts of the worlds asked for, and the most of each.
constexpr std::uint64_t small_part = 32, large_part = 8, most_small = 8'192, most_large = 32'768;

/// The most memory that the process has had.
double peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

TrialCost measure(const Command& command, const Arguments& arguments, std::uint64_t worlds,
                  const std::atomic<bool>& stop, Trial& trial) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  try {
    command.execute(arguments.with("--worlds", std::to_string(worlds)).on(trial), stop);
  } catch (const InputError&) {
    throw;  // a fault of a file, whatever the worlds
  } catch (const Error& fault) {
    if (fault.code() != ExitCode::data || worlds == arguments.whole("--worlds")) throw;
    throw Error{fault.code(), fmt::format("in a trial of {} worlds: {}", grouped(worlds), fault.what())};
  }
  return {worlds, std::chrono::duration<double>(Clock::now() - start).count(), peak_bytes()};
}

/// "about 0.46", "about 1200": two significant figures, rounded up.
std::string about(double value) {
  const double step = std::pow(10.0, std::floor(std::log10(std::max(value, 1e-2))) - 1.0);
  return fmt::format("about {:.6g}", std::ceil(value / step) * step);
}

PageTable settings_part(const Trial& trial, const Node& base, bool all) {
  PageTable part{all ? "resolved" : "changed",
                 all ? "" : "Settings that differ from those of baseline",
                 {"scenario", "setting", "value", "from"},
                 {}};
  part.json_alone = all;
  for (const auto& [scenario, resolved] : trial.assumed()) {
    for (const auto& setting : resolved_settings(resolved, base)) {
      const bool text = setting.key == "title" || setting.key == "why";  // no number depends on them
      if (all || (setting.changed && !text)) {
        part.rows.push_back({scenario, setting.key, setting.value, setting.from});
      }
    }
  }
  if (!all && part.rows.empty()) part.note = "none";
  return part;
}

PageTable files_part(const Trial& trial) {
  PageTable part{"files", "Files that would be written", {"folder", "file"}, {}};
  for (const auto& [folder, files] : trial.folders()) {
    for (const auto& file : files) part.rows.push_back({folder, file});
  }
  return part;
}

PageFields estimate_part(const TrialCost& small, const TrialCost& large, const TrialCost& cost, unsigned threads) {
  const double megabytes = cost.bytes * 1e-6;
  return {"estimate",
          fmt::format("Estimate for {} worlds on {} thread{}, from trials of {} and {} worlds", grouped(cost.worlds),
                      threads, threads == 1 ? "" : "s", grouped(small.worlds), grouped(large.worlds)),
          {{"seconds", {cost.seconds, about(cost.seconds)}}, {"memory_megabytes", {megabytes, about(megabytes)}}}};
}

std::uint64_t least_worlds(const Command& command) {
  const auto option = std::ranges::find(command.options, "--worlds", &Option::name);
  expects(option != command.options.end(), "a dry run is of a command with --worlds");
  return std::get<WholeNumber>(option->accepts).low;
}

}  // namespace

TrialSizes trial_sizes(std::uint64_t worlds, std::uint64_t least) {
  const std::uint64_t few = std::max(least, std::min(worlds / small_part, most_small));
  return {few, std::min(worlds, std::max(2 * few, std::min(worlds / large_part, most_large)))};
}

TrialCost extrapolate(const TrialCost& small, const TrialCost& large, std::uint64_t worlds, double before) {
  if (large.worlds <= small.worlds) return {worlds, large.seconds, large.bytes};
  const auto ratio = [](std::uint64_t a, std::uint64_t b) { return static_cast<double>(a) / static_cast<double>(b); };
  const double more = static_cast<double>(worlds - large.worlds) / static_cast<double>(large.worlds - small.worlds);
  const double first = std::max(1.0, small.bytes - before), second = std::max(first, large.bytes - before);
  const double power = std::min(1.0, std::log(second / first) / std::log(ratio(large.worlds, small.worlds)));
  return {worlds, large.seconds + more * std::max(0.0, large.seconds - small.seconds),
          before + second * std::pow(ratio(worlds, large.worlds), power)};
}

Option dry_run_option() {
  return {.name = "--dry-run",
          .meaning =
              "write nothing: print the settings, the files that would be written, and the time and memory that "
              "two short trials let expect"};
}

bool asks_for_dry_run(const Command& command, const Arguments& arguments) {
  const auto name = dry_run_option().name;
  return std::ranges::find(command.options, name, &Option::name) != command.options.end() && arguments.has(name);
}

void dry_run(const Command& command, const Arguments& arguments, const std::atomic<bool>& stop) {
  const std::uint64_t worlds = arguments.whole("--worlds");
  const std::uint64_t least = std::min(worlds, least_worlds(command));
  const auto [few, more] = trial_sizes(worlds, least);
  const double before = peak_bytes();
  Trial first{worlds, arguments.has("--worlds")}, second = first;
  const TrialCost small = measure(command, arguments, few, stop, first);
  const TrialCost large = few == more ? small : measure(command, arguments, more, stop, second);
  const Trial& seen = few == more ? first : second;
  const Node base = read_scenario("baseline", data_folder(arguments.text("--data")), {}).resolved;
  const Page page{"dry_run",
                  fmt::format("Dry run of 'fundshare {}': nothing is written", command.name),
                  {settings_part(seen, base, false), settings_part(seen, base, true), files_part(seen),
                   estimate_part(small, large, extrapolate(small, large, worlds, before), threads_of(arguments))}};
  print(arguments.has("--json") ? page_json(page) : page_text(page));
}

}  // namespace fundshare::cli
