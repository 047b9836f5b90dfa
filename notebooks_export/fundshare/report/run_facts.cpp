// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/run_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <regex>
#include <utility>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/read_file.hpp"
#include "fundshare/export/file_system.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/sha256.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& file, std::string_view problem) {
  throw InputError{{file.generic_string(), 0, 0, {}}, problem};
}

Node manifest_of(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw Error{ExitCode::no_input, fmt::format("{}: no such folder (make one with: fundshare run baseline)",
                                                printable(folder.generic_string(), 4096))};
  }
  const fs::path file = folder / "manifest.json";
  return parse_json(read_file(file), file.generic_string());
}

/// The value at a path of keys; null where one of them is not there.
const Node* find(const Node& tree, std::initializer_list<std::string_view> path) {
  const Node* here = &tree;
  for (const auto key : path) {
    here = here ? here->find(key) : nullptr;
  }
  return here;
}

/// Inputs are the tables with a law and a meaning; their names are those of the tree.
void collect_meanings(const Node& tree, const std::string& name, std::map<std::string, std::string>& out) {
  if (!tree.table()) return;
  const Node *const law = tree.find("law"), *const meaning = tree.find("meaning");
  if (law && meaning && meaning->string()) {
    out[name] = *meaning->string();
    return;
  }
  for (const auto& entry : *tree.table()) {
    collect_meanings(entry.value, name.empty() ? entry.key : name + "." + entry.key, out);
  }
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

std::uint64_t worlds_of(const Node& node) {
  constexpr double most = 1e15;  // a double holds each whole number up to there; no run has so many
  if (as_count(node) > most) throw InputError{node.place, fmt::format("must be at most 1e15 (found {})", show(node))};
  return static_cast<std::uint64_t>(as_count(node));
}

/// Reads the manifest; the first thing that is not there ends it.
class Manifest {
 public:
  Manifest(const Node& tree, fs::path file) : tree_{&tree}, file_{std::move(file)} {}

  [[nodiscard]] const Node& at(std::initializer_list<std::string_view> path) const {
    const Node* const found = find(*tree_, path);
    if (!found) refuse(file_, "is not the manifest of a run (questions have others; make one with: fundshare run)");
    return *found;
  }
  [[nodiscard]] const std::string& text(std::initializer_list<std::string_view> path) const {
    return as_string(at(path));
  }
  [[nodiscard]] std::uint64_t worlds() const { return worlds_of(at({"worlds"})); }

 private:
  const Node* tree_;
  fs::path file_;
};

Years years_of(const Manifest& manifest) {
  const Node& node = manifest.at({"scenario", "resolved", "years"});
  const auto* const years = node.list();
  if (!years || years->size() != 2)
    throw InputError{node.place, fmt::format("must be a list of the first and the last year (found {})", show(node))};
  const Years out{as_integer(years->front(), 1900, 2200), as_integer(years->back(), 1900, 2200)};
  if (out.first <= out.last) return out;
  throw InputError{node.place,
                   fmt::format("the first year must not be after the last (found {} and {})", out.first, out.last)};
}

/// Worlds by question. A manifest from before questions could be asked in the same call has none.
std::map<std::string, std::uint64_t> question_worlds(const Node& manifest) {
  std::map<std::string, std::uint64_t> out;
  const Node* const questions = manifest.find("questions");
  if (!questions || !questions->list()) return out;
  for (const auto& one : *questions->list()) {
    const Node *const name = one.find("question"), *const worlds = one.find("worlds");
    if (name && worlds && name->string()) out[*name->string()] = worlds_of(*worlds);
  }
  return out;
}

RunFacts facts_of(const Manifest& manifest, const std::string& cite_line) {
  RunFacts facts;
  facts.scenario = manifest.text({"scenario", "name"});
  facts.title = manifest.text({"scenario", "resolved", "title"});
  facts.version = manifest.text({"version"});
  facts.data_version = manifest.text({"data_version"});
  facts.run_id = manifest.text({"run_id"});
  facts.worlds = manifest.worlds();
  facts.years = years_of(manifest);
  facts.cite_line = cite_line;
  facts.as_of = day_of(cite_line);
  collect_meanings(manifest.at({"scenario", "resolved"}), "", facts.meaning);
  return facts;
}

using Digests = std::vector<std::pair<std::string, std::string>>;  // name and sha256 of each file

/// A list of the manifest; nothing where it has none. \param list  data or outputs
std::optional<Digests> digests_of(const fs::path& folder, const char* list) {
  const Node manifest = manifest_of(folder);
  const Node* const files = manifest.find(list);
  if (!files || !files->list()) return std::nullopt;
  Digests digests;
  for (const auto& file : *files->list()) {
    const Node *const path = file.find("path"), *const digest = file.find("sha256");
    if (path && digest && path->string() && digest->string()) digests.emplace_back(*path->string(), *digest->string());
  }
  return digests;
}

}  // namespace

RunFacts read_facts(const fs::path& folder) {
  const Node manifest = manifest_of(folder);
  auto facts = facts_of({manifest, folder / "manifest.json"}, cite_line_of(folder));
  facts.worlds_of_question = question_worlds(manifest);
  return facts;
}

std::vector<std::string> changed_files(const fs::path& folder) {
  const auto digests = digests_of(folder, "outputs").value_or(Digests{});
  std::vector<std::string> changed;
  for (const auto& [name, digest] : digests) {
    if (fs::is_regular_file(folder / name) && hash_file(folder / name).sha256 != digest) changed.push_back(name);
  }
  return changed;
}

bool same_data(const fs::path& folder, const std::vector<TableFile>& files) {
  const auto digests = digests_of(folder, "data");
  return digests && std::ranges::all_of(files, [&](const TableFile& file) {
           const auto found = std::ranges::find(*digests, file.name, &Digests::value_type::first);
           return found == digests->end() || found->second == sha256_hex(file.bytes);
         });
}

}  // namespace fundshare
