// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <filesystem>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/data_folder.hpp"
#include "cli/output_file.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/file_system.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/starter_scenario.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"

namespace fundshare::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* usual_name = "my_scenario.toml";

/// The file that is named after the scenario must be one that `run` takes for a path, with a name that a folder can
/// have.
void check_name(const fs::path& file) {
  if (file.extension() == ".toml" && is_scenario_name(file.stem().string())) return;
  throw Error{
      ExitCode::usage,
      fmt::format("'{}' must end in .toml and have a name of at most 64 letters, digits, '-', '_' and '.', such as {}",
                  printable(file.string(), 80), usual_name)};
}

void execute_init(const Arguments& arguments, const std::atomic<bool>& /*stop*/) {
  const auto data = data_folder(arguments.text("--data"));
  const std::string file = arguments.text("FILE").value_or(usual_name);
  const bool json = arguments.has("--json");
  if (file == "-") {
    const std::string text = starter_scenario(data, usual_name);
    return print(json ? texts_json({{"file", "-"}, {"scenario", text}}) : text);
  }
  check_name(file);
  check_absent(file, arguments.has("--force"), "name another file");
  replace_file(file, starter_scenario(data, file));
  print(json ? texts_json({{"file", file}})
             : fmt::format("wrote {0}; try: fundshare run {0}\n", printable(file, 4096)));
}

}  // namespace

Command init_command() {
  return {.name = "init",
          .summary = "write a scenario to start from, with every default in it",
          .arguments = {{.name = "FILE",
                         .meaning = "a .toml file, or - for standard output (my_scenario.toml)",
                         .accepts = PathName{"file"}}},
          .options = {{.name = "--force", .meaning = "replace a file that exists"},
                      data_option(),
                      json_option("print JSON: the file, and with - its text")},
          .examples = {"fundshare init", "fundshare init scenarios/dearer.toml", "fundshare init -"},
          .execute = execute_init};
}

}  // namespace fundshare::cli
