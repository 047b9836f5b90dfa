// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/package_files.hpp"

#include "fundshare/export/package/datapackage.hpp"
#include "fundshare/export/package/workbook.hpp"

namespace fundshare {

std::vector<ResultFile> package_files(const RunRecord& run, BesideRun beside) {
  beside.made_later = {workbook_name, datapackage_name};
  auto files = run_files(run, beside);
  files.push_back({workbook_name, workbook_bytes(files), 0});
  files.push_back({datapackage_name, datapackage_text(run, files), 0});
  return files;
}

}  // namespace fundshare
