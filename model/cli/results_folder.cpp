// SPDX-License-Identifier: Apache-2.0
#include "cli/results_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cli/data_folder.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/evidence/read_evidence.hpp"
#include "fundshare/evidence/read_file.hpp"
#include "fundshare/export/json_documents.hpp"

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

/// The line to cite holds the digest of the manifest: it must not stand under figures of other tables.
void check_unchanged(const std::filesystem::path& folder) {
  const auto changed = changed_files(folder);
  if (changed.empty()) return;
  throw Error{ExitCode::data,
              fmt::format("{}: is not as the run wrote it: its sha256 is not the one in manifest.json ('fundshare "
                          "verify {}' lists all faults; run the scenario again)",
                          printable((folder / changed.front()).string(), 4096), printable(folder.string(), 4096))};
}

}  // namespace

std::string manifest_of_run(const std::filesystem::path& run) {
  std::string text = read_file(run / "manifest.json");
  const auto files = files_of_manifest(text);
  if (std::ranges::find(files, "summary.csv") != files.end()) return text;
  throw Error{ExitCode::no_input, fmt::format("{}: it is no folder of 'fundshare run' (name one, such as "
                                              "results/baseline)",
                                              printable(run.string(), 4096))};
}

void refuse_inside(const std::filesystem::path& out, const std::filesystem::path& run) {
  std::error_code error;
  const auto place = std::filesystem::weakly_canonical(std::filesystem::absolute(out), error);
  const auto folder = std::filesystem::weakly_canonical(std::filesystem::absolute(run), error);
  const auto [end, rest] = std::ranges::mismatch(folder, place);
  if (end != folder.end()) return;
  throw Error{
      ExitCode::cannot_create,
      fmt::format("--out: {} is in the folder of the run, which holds what the run wrote and nothing else (name "
                  "another place)",
                  printable(out.string(), 4096))};
}

Argument results_argument() {
  return {.name = "DIR",
          .meaning = "the folder of a run, such as results/baseline",
          .missing = "a DIR: the folder of a run, such as results/baseline"};
}

Results read_results(const Arguments& given) {
  const std::filesystem::path folder = *given.text("DIR");
  Results results{folder};  // before the data, so that a fault of the folder is the first that is told
  check_unchanged(folder);
  if (auto evidence = evidence_of(given, folder)) results.add_evidence(std::move(*evidence));
  return results;
}

}  // namespace fundshare::cli
