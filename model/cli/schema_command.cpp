// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/data_folder.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/export/scenario_schema.hpp"
#include "fundshare/exposure/estimator/scenario.hpp"

namespace fundshare::cli {
namespace {

void execute_schema(const Arguments& arguments, const std::atomic<bool>& /*stop*/) {
  const auto data = data_folder(arguments.text("--data"));
  print(scenario_schema_json(read_scenario("baseline", data, {}).inputs));
}

}  // namespace

Command schema_command() {
  return {.name = "schema",
          .summary = "print the JSON Schema of scenario files, for editors and checks",
          .options = {data_option(), json_option("the same text: a schema is JSON")},
          .examples = {"fundshare schema > scenario.schema.json"},
          .execute = execute_schema};
}

}  // namespace fundshare::cli
