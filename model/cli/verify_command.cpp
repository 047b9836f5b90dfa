// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/package/verify.hpp"

namespace fundshare::cli {
namespace {

constexpr std::size_t most_shown = 20;  // as for the faults of a table

void execute_verify(const Arguments& given, const std::atomic<bool>& /*stop*/) {
  const std::string folder = *given.text("DIR");
  const Verification found = verify_folder(folder);
  if (given.has("--json")) print(verification_json(found, folder));
  if (found.faults.count() > 0) throw Error{ExitCode::data, found.faults.text(most_shown)};
  if (!given.has("--json") && !given.has("--quiet")) print(verification_text(found, folder));
}

}  // namespace

Command verify_command() {
  return {.name = "verify",
          .summary = "check the files of a run or an answer against their digests, types and keys",
          .arguments = {{.name = "DIR",
                         .meaning = "a folder that fundshare run or a question wrote",
                         .missing = "a DIR: a folder of results such as results/baseline",
                         .accepts = PathName{"folder"}}},
          .notes =
              "Checks against datapackage.json and manifest.json: files that are missing or listed nowhere, sizes,\n"
              "SHA-256, numbers of rows, and in every table the columns, types, words, bounds and keys. The faults\n"
              "are printed as file:line:field: column: what was found, and what is allowed.",
          .options = {json_option("print the counts and all faults as JSON"), quiet_option()},
          .examples = {"fundshare verify results/baseline", "fundshare verify results/claims/baseline --json"},
          .execute = execute_verify};
}

}  // namespace fundshare::cli
