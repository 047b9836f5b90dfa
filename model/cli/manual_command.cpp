// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/file_system.hpp"
#include "fundshare/export/json_documents.hpp"

namespace fundshare::cli {
namespace {

namespace fs = std::filesystem;

std::vector<ManualPage> all_pages() {
  std::vector<ManualPage> pages{program_manual(command_table())};
  for (const auto& command : command_table()) pages.push_back(command_manual(command));
  return pages;
}

ManualPage page_of(const std::optional<std::string>& name) {
  if (!name) return program_manual(command_table());
  std::vector<std::string> names;
  for (const auto& command : command_table()) {
    if (command.name == *name) return command_manual(command);
    names.push_back(command.name);
  }
  throw Error{ExitCode::usage,
              fmt::format("manual: there is no command '{}'{}", printable(*name, 80), nearest_of(*name, names))};
}

void write_all(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw Error{ExitCode::cannot_create,
                fmt::format("{}: cannot make the folder ({})", printable(folder.string(), 4096), error.message())};
  }
  for (const auto& page : all_pages()) replace_file(folder / page.file, page.text);
}

void execute_manual(const Arguments& arguments, const std::atomic<bool>& /*stop*/) {
  if (const auto folder = arguments.text("--out")) {
    if (arguments.has("COMMAND")) throw Error{ExitCode::usage, "manual: COMMAND and --out exclude each other"};
    return write_all(*folder);
  }
  const ManualPage page = page_of(arguments.text("COMMAND"));
  print(arguments.has("--json") ? texts_json({{"file", page.file}, {"page", page.text}}) : page.text);
}

}  // namespace

Command manual_command() {
  return {.name = "manual",
          .summary = "print the page of the manual of the program or of a command",
          .arguments = {{.name = "COMMAND",
                         .meaning = "such as run or 'data show'; without it the page of the program",
                         .accepts = NameOf{Names::command}}},
          .notes = "The text is for man: fundshare manual run | man -l -",
          .options = {{.name = "--out",
                       .value = "DIR",
                       .meaning = "write the pages of all commands into this folder, and print nothing",
                       .accepts = PathName{"folder"}},
                      json_option("print JSON: file and page")},
          .examples = {"fundshare manual run", "fundshare manual 'data show'", "fundshare manual --out man1"},
          .execute = execute_manual};
}

}  // namespace fundshare::cli
