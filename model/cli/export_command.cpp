// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/output_file.hpp"
#include "cli/results_folder.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/file_system.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/notebook/notebook_files.hpp"
#include "fundshare/export/page.hpp"

namespace fundshare::cli {
namespace {

namespace fs = std::filesystem;

/// Absolute, without links, dots and a slash at the end.
fs::path resolved(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
  return whole.has_filename() ? whole : whole.parent_path();
}

/// results/baseline-notebooks for results/baseline: in the run folder they would stand in the way of the next run.
std::string beside(std::string typed, const fs::path& run) {
  while (typed.size() > 1 && typed.ends_with('/')) typed.pop_back();
  if (fs::path{typed}.filename() == run.filename()) return typed + "-notebooks";
  return (run.parent_path() / run.filename()).string() + "-notebooks";  // it was typed as a dot or a link
}

/// Nothing is written where a file of somebody would be lost.
void check_absent_below(const fs::path& folder, const std::vector<ResultFile>& files, bool force) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(folder, error)) && !fs::is_directory(folder, error)) {
    throw Error{ExitCode::cannot_create, fmt::format("{}: it is not a folder", printable(folder.string(), 4096))};
  }
  for (const auto& file : files) check_absent(folder / file.name, force, "name another folder with --out");
}

/// Each file is there as a whole or not at all.
void write(const fs::path& folder, const std::vector<ResultFile>& files) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) make_folder(folder);
  for (const auto& file : files) replace_file(folder / file.name, file.bytes);
}

/// What was written, for people or for programs.
std::string report(const std::string& folder, const std::vector<ResultFile>& files, bool json) {
  std::vector<std::string> names;
  PageTable table{.key = "files", .title = "", .columns = {"file"}, .rows = {}};
  for (const auto& file : files) {
    names.push_back(file.name);
    table.rows.push_back({file.name});
  }
  if (json) return page_json({"notebooks", "notebooks", {PageFields{"written", "", {{"folder", folder}}}, table}});
  return fmt::format("wrote {} to {}\n", listed(names), printable(folder, 4096));
}

void execute_export(const Arguments& arguments, const std::atomic<bool>& /*stop*/) {
  const fs::path run = resolved(*arguments.text("DIR"));
  static_cast<void>(manifest_of_run(run));  // it must be the folder of a run
  const std::string shown = arguments.text("--out").value_or(beside(*arguments.text("DIR"), run));
  const fs::path folder = resolved(shown);
  refuse_inside(folder, run);
  const auto files = notebook_files(run.lexically_relative(folder).generic_string());
  check_absent_below(folder, files, arguments.has("--force"));
  write(folder, files);
  print(report(shown, files, arguments.has("--json")));
}

}  // namespace

Command export_notebook_command() {
  return {.name = "export notebook",
          .summary = "write notebooks that read a run",
          .arguments = {{.name = "DIR",
                         .meaning = "folder of a run, such as results/baseline",
                         .missing = "a DIR: the folder of a run, such as results/baseline"}},
          .notes =
              "Two Jupyter notebooks (Python with pandas and matplotlib) and an R Markdown file (readr and\n"
              "ggplot2): the answer, the figures, and a change of an assumption. They hold no numbers: each\n"
              "reads the run folder when it runs, and finds it by its place beside them.",
          .options = {{.name = "--out",
                       .value = "DIR",
                       .meaning = "folder of the notebooks; it is made where there is none",
                       .accepts = PathName{"folder"},
                       .if_not_given = "that of the run with -notebooks after its name"},
                      {.name = "--force", .meaning = "replace notebooks that are there"},
                      json_option("print the names of the files as JSON")},
          .examples = {"fundshare export notebook results/baseline",
                       "fundshare export notebook results/baseline --out my_notebooks",
                       "fundshare export notebook results/baseline --force"},
          .execute = execute_export};
}

}  // namespace fundshare::cli
