// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/package/verify.hpp"
#include "fundshare/export/rounding.hpp"
#include "fundshare/export/schema_nodes.hpp"

namespace fundshare {
namespace {

using namespace json_schema;

Node fault_node(const Fault& fault) {
  return object({{"file", text(fault.at.file)},
                 {"line", whole(static_cast<std::size_t>(fault.at.line))},
                 {"column", whole(static_cast<std::size_t>(fault.at.column))},
                 {"name", text(fault.at.name)},
                 {"problem", text(fault.problem)}});
}

}  // namespace

std::string verification_json(const Verification& found, const std::string& folder) {
  NodeList faults;
  for (const auto& fault : found.faults.kept()) faults.push_back(fault_node(fault));
  return json_text(object({{"program", text("fundshare")},
                           {"folder", text(folder)},
                           {"version", text(found.version)},
                           {"run_id", text(found.run_id)},
                           {"sound", flag(found.faults.count() == 0)},
                           {"files", whole(found.files)},
                           {"tables", whole(found.tables)},
                           {"rows", whole(found.rows)},
                           {"fault_count", whole(found.faults.count())},
                           {"faults", list(std::move(faults))}}));
}

std::string verification_text(const Verification& found, const std::string& folder) {
  return fmt::format("{}: {} files, {} tables and {} rows are as fundshare {} wrote them (run {})\n",
                     printable(folder, 4096), found.files, found.tables, grouped(found.rows),
                     printable(found.version, 20), printable(found.run_id, 20));
}

}  // namespace fundshare
