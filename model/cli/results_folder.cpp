// SPDX-License-Identifier: Apache-2.0
#include "cli/results_folder.hpp"

#include <fmt/format.h>

#include <optional>

#include "cli/data_folder.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/evidence/read_evidence.hpp"

namespace fundshare::cli {
namespace {

std::optional<Evidence> evidence_of(const Arguments& given, const std::filesystem::path& folder) {
  const auto asked = given.text("--data");
  try {
    auto evidence = read_evidence(data_folder(asked));
    if (same_data(folder, evidence.files)) return evidence;
  } catch (const Error&) {
    if (asked) throw;
    print_error("no tables of data are at hand: names and addresses of sources are left out (--data names a folder)");
    return std::nullopt;
  }
  const std::string problem = "the data folder holds other tables than those that the run read";
  if (asked) throw Error{ExitCode::data, fmt::format("{}: {}", printable(*asked, 4096), problem)};
  print_error(problem + ": names and addresses of sources are left out (--data names a folder)");
  return std::nullopt;
}

}  // namespace

Argument results_argument(const std::string& command) {
  return {.name = "DIR",
          .meaning = "the folder of a run, such as results/baseline",
          .missing = command + " needs a DIR: the folder of a run, such as results/baseline"};
}

Results read_results(const Arguments& given) {
  const std::filesystem::path folder = *given.text("DIR");
  Results plain{folder, std::nullopt};  // so that a fault of the folder is the first that is told
  auto evidence = evidence_of(given, folder);
  return evidence ? Results{folder, std::move(evidence)} : plain;
}

}  // namespace fundshare::cli
