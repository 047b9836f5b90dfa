// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/run_facts.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/read_file.hpp"
#include "fundshare/export/sha256.hpp"

namespace fundshare {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

[[noreturn]] void refuse(const fs::path& file, std::string_view problem) {
  throw InputError{{file.generic_string(), 0, 0, {}}, problem};
}

json manifest_of(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw Error{ExitCode::no_input, fmt::format("{}: no such folder (make one with: fundshare run baseline)",
                                                printable(folder.generic_string(), 4096))};
  }
  const fs::path file = folder / "manifest.json";
  const auto parsed = json::parse(read_file(file), nullptr, false);
  if (parsed.is_discarded() || !parsed.is_object()) refuse(file, "is not JSON (is this the folder of a run?)");
  return parsed;
}

/// Inputs are the objects with a law and a meaning; their names are those of the tree.
void collect_meanings(const json& tree, const std::string& name, std::map<std::string, std::string>& out) {
  if (!tree.is_object()) return;
  if (tree.contains("law") && tree.contains("meaning") && tree.at("meaning").is_string()) {
    out[name] = tree.at("meaning").get<std::string>();
    return;
  }
  for (const auto& [key, below] : tree.items()) collect_meanings(below, name.empty() ? key : name + "." + key, out);
}

/// The line below "Cite as", without its indent.
std::string cite_line_of(const fs::path& folder) {
  const std::string text = read_file(folder / "README.txt");
  const std::size_t heading = text.find("Cite as\n");
  if (heading == std::string::npos) refuse(folder / "README.txt", "has no line 'Cite as'");
  const std::size_t start = text.find_first_not_of(' ', heading + 8);
  if (start == std::string::npos) refuse(folder / "README.txt", "has nothing below 'Cite as'");
  return text.substr(start, text.find('\n', start) - start);
}

std::string day_of(const std::string& cite_line) {
  std::smatch found;
  static const std::regex as_of{R"(\(as of (\d{4}-\d{2}-\d{2})\))"};
  return std::regex_search(cite_line, found, as_of) ? found[1].str() : "not stated";
}

RunFacts facts_of(const json& manifest, const std::string& cite_line) {
  const auto& scenario = manifest.at("scenario");
  const auto& resolved = scenario.at("resolved");
  RunFacts facts;
  facts.scenario = scenario.at("name").get<std::string>();
  facts.title = resolved.at("title").get<std::string>();
  facts.version = manifest.at("version").get<std::string>();
  facts.data_version = manifest.at("data_version").get<std::string>();
  facts.run_id = manifest.at("run_id").get<std::string>();
  facts.worlds = manifest.at("worlds").get<std::uint64_t>();
  facts.seed = manifest.at("seed").get<std::uint64_t>();
  facts.years = {resolved.at("years").at(0).get<int>(), resolved.at("years").at(1).get<int>()};
  facts.cite_line = cite_line;
  facts.as_of = day_of(cite_line);
  collect_meanings(resolved, "", facts.meaning);
  return facts;
}

}  // namespace

RunFacts read_facts(const fs::path& folder) {
  const json manifest = manifest_of(folder);
  try {
    return facts_of(manifest, cite_line_of(folder));
  } catch (const json::exception&) {
    refuse(folder / "manifest.json",
           "is not the manifest of a run (questions have others; make one with: fundshare run)");
  }
}

bool same_data(const fs::path& folder, const std::vector<TableFile>& files) {
  const json manifest = manifest_of(folder);
  if (!manifest.contains("data") || !manifest.at("data").is_array()) return false;
  std::map<std::string, std::string> digests;
  for (const auto& file : manifest.at("data")) digests[file.value("path", "")] = file.value("sha256", "");
  for (const auto& file : files) {
    const auto found = digests.find(file.name);
    if (found != digests.end() && found->second != sha256_hex(file.bytes)) return false;
  }
  return true;
}

}  // namespace fundshare
