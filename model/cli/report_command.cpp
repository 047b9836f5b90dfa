// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/results_folder.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/file_system.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/report/report_page.hpp"

namespace fundshare::cli {
namespace {

void execute_report(const Arguments& given, const std::atomic<bool>& /*stop*/) {
  const std::string out = *given.text("--out");
  if (out != "-") refuse_inside(out, given.text("DIR").value());
  const std::string page = report_page(read_results(given));
  if (out == "-") return print(page);
  replace_file(out, page);
  if (given.has("--json")) return print(texts_json({{"file", out}}));
  print(fmt::format("wrote {} ({} KB); open it in any browser, no network needed\n", printable(out, 4096),
                    (page.size() + 999) / 1000));
}

}  // namespace

Command report_command() {
  return {.name = "report",
          .summary = "write one HTML page about a run: figures, tables, claims, sources",
          .arguments = {results_argument()},
          .notes =
              "The page needs no network and no other file. Figures whose tables the folder lacks are named, with the\n"
              "command that writes them. Names of speakers and addresses of sources come from the data folder.",
          .options = {{.name = "--out",
                       .value = "FILE",
                       .meaning = "where the page goes, or - for standard output",
                       .accepts = PathName{"file"},
                       .standard = "report.html"},
                      data_option(),
                      json_option("print the name of the file as JSON")},
          .examples = {"fundshare report results/baseline", "fundshare report results/baseline --out briefing.html"},
          .execute = execute_report};
}

}  // namespace fundshare::cli
