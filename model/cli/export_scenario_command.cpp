// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <filesystem>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/output_file.hpp"
#include "cli/results_folder.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/file_system.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/notebook/run_scenario.hpp"

namespace fundshare::cli {
namespace {

namespace fs = std::filesystem;

void execute_export_scenario(const Arguments& given, const std::atomic<bool>& /*stop*/) {
  const fs::path run = *given.text("DIR");
  const std::string out = *given.text("--out");
  const std::string scenario = scenario_of_run(manifest_of_run(run), (run / "manifest.json").generic_string());
  if (out == "-") return print(given.has("--json") ? texts_json({{"file", out}, {"scenario", scenario}}) : scenario);
  refuse_inside(out, run);
  check_absent(out, given.has("--force"), "name another file with --out");
  replace_file(out, scenario);
  print(given.has("--json") ? texts_json({{"file", out}}) : fmt::format("wrote {}\n", printable(out, 4096)));
}

}  // namespace

Command export_scenario_command() {
  return {.name = "export scenario",
          .summary = "write the settings of a run as a scenario that gives its numbers again",
          .arguments = {results_argument()},
          .notes =
              "Everything that the manifest of the run records, whether it came from a shipped scenario, a file of\n"
              "yours, --set or --variant. Its first line has the seed and the number of worlds to run it with.",
          .options = {{.name = "--out",
                       .value = "FILE",
                       .meaning = "the scenario file, or - for standard output",
                       .accepts = PathName{"file"},
                       .standard = "-"},
                      {.name = "--force", .meaning = "replace a file that exists"},
                      json_option("print JSON: the file, and with - its text")},
          .examples = {"fundshare export scenario results/baseline",
                       "fundshare export scenario results/baseline --out again.toml"},
          .execute = execute_export_scenario};
}

}  // namespace fundshare::cli
