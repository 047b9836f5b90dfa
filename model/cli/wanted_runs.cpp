// SPDX-License-Identifier: Apache-2.0
#include "cli/wanted_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "fundshare/base/error.hpp"

namespace fundshare::cli {
namespace {

namespace fs = std::filesystem;

/// Settings that go together under one name; the empty name is the plain scenario.
struct Variant {
  std::string name;
  std::vector<std::string> sets;
};

/// The plain scenario, then the variants in the order in which their names first stand there.
std::vector<Variant> variants_of(const RunTexts& texts) {
  std::vector<Variant> out{{"", texts.sets}};
  for (const auto& text : texts.variants) {
    const auto colon = text.find(':');
    const std::string name = text.substr(0, colon);
    if (colon == std::string::npos || !is_scenario_name(name)) {
      throw Error{
          ExitCode::usage,
          fmt::format("--variant: '{}' must have the form NAME:KEY=VALUE; a NAME has at most 64 letters, digits, "
                      "'-', '_' and '.', the first no '.'",
                      printable(text, 80))};
    }
    auto at = std::ranges::find(out, name, &Variant::name);
    if (at == out.end()) at = out.insert(out.end(), {name, texts.sets});
    at->sets.push_back(text.substr(colon + 1));
  }
  return out;
}

[[noreturn]] void refuse(const fs::path& path, const char* why) {
  throw Error{ExitCode::cannot_create,
              fmt::format("{}: cannot write results here: {}", printable(path.string(), 4096), why)};
}

/// Several runs go into a folder that may hold anything but a run. It may be missing, but not what is above it: that is
/// more often a slip than a wish.
void check_folder_of_several(const fs::path& out) {
  std::error_code error;
  const fs::path above = fs::weakly_canonical(fs::absolute(out, error), error).parent_path();
  if (!fs::exists(out, error) && !fs::is_directory(above, error))
    refuse(out, "the folder above it does not exist (make it first)");
  if (fs::exists(out / "manifest.json", error))
    refuse(out, "it is the folder of one run, and several are asked for (name another with --out)");
}

WantedRun single_run(const RunTexts& texts, const fs::path& data) {
  std::optional<RunFolder> folder;  // a folder that is asked for is checked before anything is read
  if (texts.out && !texts.to_output) folder.emplace(*texts.out, data, MissingParent::refuse);
  Scenario scenario = read_scenario(texts.scenarios.front(), data, texts.sets);
  if (!folder && !texts.to_output) folder.emplace(fs::path{"results"} / scenario.name, data, MissingParent::create);
  const std::string name = scenario.name;
  return {name,
          texts.scenarios.front(),
          texts.sets,
          texts.out ? *texts.out : "results/" + name + "/",
          std::move(scenario),
          std::move(folder)};
}

/// The settings of the command line hold without the variant, so that a fault is the variant's own.
Scenario read_variant(const std::string& source, const fs::path& data, const std::vector<std::string>& sets,
                      const std::string& variant) {
  try {
    return read_scenario(source, data, sets);
  } catch (const Error& fault) {
    constexpr std::string_view blamed = "--set: ";
    const std::string text = fault.what();
    if (variant.empty() || !text.starts_with(blamed)) throw;
    throw Error{fault.code(), fmt::format("--variant {}: {}", printable(variant, 80), text.substr(blamed.size()))};
  }
}

std::vector<WantedRun> several_runs(const RunTexts& texts, const fs::path& data) {
  const fs::path parent = texts.out ? fs::path{*texts.out} : fs::path{"results"};
  if (texts.out) check_folder_of_several(parent);
  std::vector<WantedRun> runs;
  for (const auto& source : texts.scenarios) {
    std::string plain;  // a setting may change the name in the results, not that of the folder
    for (const auto& variant : variants_of(texts)) {
      Scenario scenario = read_variant(source, data, variant.sets, variant.name);
      if (variant.name.empty()) plain = scenario.name;
      const std::string name = variant.name.empty() ? plain : plain + "+" + variant.name;
      if (std::ranges::find(runs, name, &WantedRun::name) != runs.end()) {
        throw Error{ExitCode::usage, fmt::format("two runs are called '{}': each needs a name of its own", name)};
      }
      const fs::path folder = parent / name;
      runs.push_back({name, source, variant.sets, folder.string() + "/", std::move(scenario),
                      RunFolder{folder, data, MissingParent::create}});
    }
  }
  return runs;
}

}  // namespace

std::vector<WantedRun> read_wanted_runs(const RunTexts& texts, const fs::path& data) {
  if (texts.several() && texts.to_output)
    throw Error{ExitCode::usage, "--out - prints the table of one run, and several are asked for (name a folder)"};
  if (texts.several()) return several_runs(texts, data);
  std::vector<WantedRun> runs;
  runs.push_back(single_run(texts, data));
  return runs;
}

}  // namespace fundshare::cli
