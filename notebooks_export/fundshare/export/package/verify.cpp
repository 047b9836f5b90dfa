// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "fundshare/evidence/read_file.hpp"
#include "fundshare/export/file_system.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/package/check_table.hpp"
#include "fundshare/export/package/datapackage.hpp"
#include "fundshare/export/package/table_schema.hpp"
#include "fundshare/export/readme_text.hpp"
#include "fundshare/export/schema.hpp"
#include "fundshare/export/sha256.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare {
namespace {

namespace fs = std::filesystem;

constexpr const char* manifest_name = "manifest.json";

std::string text_at(const Node& node, std::string_view key) {
  const Node* const value = node.find(key);
  return value && value->string() ? *value->string() : std::string{};
}

std::optional<std::int64_t> whole_at(const Node& node, std::string_view key) {
  const Node* const value = node.find(key);
  const auto* const number = value ? std::get_if<std::int64_t>(&value->value) : nullptr;
  return number ? std::optional{*number} : std::nullopt;
}

const NodeList& list_at(const Node& node, std::string_view key) {
  static const NodeList none;
  const Node* const value = node.find(key);
  return value && value->list() ? *value->list() : none;
}

bool is_table_of_ours(const std::string& file) {
  return std::ranges::any_of(output_schema(), [&](const auto& column) { return column.file == file; });
}

/// One check of one folder: gathers what the two lists say of each file, then reads every file once.
class Check {
 public:
  explicit Check(const fs::path& folder) : folder_{folder} {}

  Verification run() {
    list_files();
    if (!there(datapackage_name) && !there(manifest_name)) {
      throw Error{
          ExitCode::no_input,
          fmt::format("{}: neither datapackage.json nor manifest.json is here (name a folder that fundshare run "
                      "wrote)",
                      printable(folder_.string(), 4096))};
    }
    if (there(manifest_name)) read_manifest();
    if (there(datapackage_name)) read_package();
    for (const auto& [name, listed] : listed_) check_file(name, listed);
    for (const auto& name : names_) {
      if (!listed_.contains(name)) add(name, "no list names this file (remove it from the folder)");
    }
    return std::move(out_);
  }

 private:
  /// What the lists say of a file; what they do not say stays empty.
  struct Listed {
    std::vector<std::pair<std::string, std::string>> digests;  ///< who says it, and the digest
    std::vector<std::pair<std::string, std::int64_t>> sizes;   ///< who says it, and the bytes
    std::optional<std::int64_t> rows;
    const Node* schema = nullptr;
  };

  void add(const std::string& file, std::string problem) { out_.faults.add({file, 0, 0, ""}, std::move(problem)); }
  [[nodiscard]] bool there(const std::string& name) const { return std::ranges::find(names_, name) != names_.end(); }

  void list_files() {
    std::error_code error;
    if (!fs::is_directory(folder_, error))
      throw Error{ExitCode::no_input, fmt::format("{}: no such folder", printable(folder_.string(), 4096))};
    for (fs::recursive_directory_iterator at{folder_, error}, end; !error && at != end; at.increment(error)) {
      const std::string name = at->path().lexically_relative(folder_).string();
      if (at->is_regular_file() && !at->is_symlink()) {
        names_.push_back(name);
      } else if (!at->is_directory() || at->is_symlink()) {
        add(name, "this is no plain file (a run writes plain files alone)");
      }
    }
    if (error)
      throw Error{ExitCode::no_input,
                  fmt::format("{}: cannot read the folder ({})", printable(folder_.string(), 4096), error.message())};
    std::ranges::sort(names_);
  }

  std::optional<Node> read_json(const char* name) {
    listed_[name];  // a list need not name itself
    try {
      return parse_json(read_file(folder_ / name), name);
    } catch (const InputError& fault) {
      out_.faults.add_lines(name, fault.what());
      return std::nullopt;
    }
  }

  void read_manifest() {
    const auto manifest = read_json(manifest_name);
    if (!manifest) return;
    out_.version = text_at(*manifest, "version");
    out_.run_id = text_at(*manifest, "run_id");
    check_counts(*manifest, manifest_name);
    for (const auto& question : list_at(*manifest, "questions")) check_counts(question, manifest_name);
    if (list_at(*manifest, "outputs").empty())
      add(manifest_name, "it lists no outputs (it is no manifest of fundshare)");
    for (const auto& output : list_at(*manifest, "outputs")) note(output, manifest_name, text_at(output, "sha256"));
  }

  /// A count that a list gives. What is no count is a fault at its place, and not taken for a count that is left out.
  std::optional<std::int64_t> count_at(const Node& node, const char* key, const char* file) {
    const Node* const value = node.find(key);
    if (!value) return std::nullopt;
    try {
      if (as_count(*value) >= 0x1p63 && std::string_view{key} != "seed")
        throw InputError{value->place, fmt::format("must be below 2^63 (found {})", show(*value))};
    } catch (const InputError& fault) {
      out_.faults.add_lines(file, fault.what());
      return std::nullopt;
    }
    return whole_at(node, key);
  }

  void check_counts(const Node& node, const char* file) {
    for (const auto* key : {"seed", "worlds"}) static_cast<void>(count_at(node, key, file));
  }

  void read_package() {
    package_ = read_json(datapackage_name);
    if (!package_) return;
    if (list_at(*package_, "resources").empty()) add(datapackage_name, "it lists no resources");
    for (const auto& resource : list_at(*package_, "resources")) {
      const std::string hash = text_at(resource, "hash");
      Listed* const listed = note(resource, datapackage_name, hash.starts_with("sha256:") ? hash.substr(7) : hash);
      if (!listed) continue;
      listed->rows = count_at(resource, "rows", datapackage_name);
      listed->schema = resource.find("schema");
      if (listed->digests.empty() || listed->sizes.empty())
        add(datapackage_name,
            fmt::format("the resource '{}' needs hash and bytes", printable(text_at(resource, "path"), 80)));
      compare_schema(text_at(resource, "path"), listed->schema);
    }
  }

  Listed* note(const Node& entry, const char* by, const std::string& digest) {
    const std::string path = text_at(entry, "path");
    if (path.empty() || fs::path{path}.is_absolute() || path.find("..") != std::string::npos) {
      add(by, fmt::format("'{}' is no name of a file in this folder", printable(path, 80)));
      return nullptr;
    }
    Listed& listed = listed_[path];
    if (!digest.empty()) listed.digests.emplace_back(by, digest);
    if (const auto bytes = count_at(entry, "bytes", by)) listed.sizes.emplace_back(by, *bytes);
    return &listed;
  }

  /// A folder of this version has the columns of this version.
  void compare_schema(const std::string& file, const Node* schema) {
    if (text_at(*package_, "version") != version() || !is_table_of_ours(file)) return;
    if (!schema || !same_value(*schema, table_schema(file)))
      add(datapackage_name, fmt::format("the schema of {} is not the one of fundshare {}", file, version()));
  }

  void check_file(const std::string& name, const Listed& listed) {
    if (!there(name)) return add(name, "the file is listed, and missing");
    ++out_.files;
    std::error_code error;
    if (fs::file_size(folder_ / name, error) > most_file_bytes) return check_large(name, listed);
    std::string bytes;
    try {
      bytes = read_file(folder_ / name);
    } catch (const Error& fault) {
      return add(name, fault.what());
    }
    check_bytes(name, {sha256_hex(bytes), bytes.size()}, listed);
    if (name == readme_name && there(manifest_name)) check_readme(bytes);
    if (name.ends_with(".csv")) check_rows(name, bytes, listed);
  }

  /// Draws may be larger than memory; no table of ours is.
  void check_large(const std::string& name, const Listed& listed) {
    try {
      check_bytes(name, hash_file(folder_ / name), listed);
    } catch (const Error& fault) {
      add(name, fault.what());
    }
    if (listed.schema || is_table_of_ours(name)) add(name, "a table of more than 64 MiB is not read");
  }

  void check_bytes(const std::string& name, const WrittenFile& found, const Listed& listed) {
    for (const auto& [by, size] : listed.sizes) {
      if (std::cmp_not_equal(size, found.bytes))
        add(name, fmt::format("{} bytes, where {} says {}", found.bytes, by, size));
    }
    for (const auto& [by, said] : listed.digests) {
      if (said != found.sha256)
        add(name, fmt::format("sha256 {}, where {} says {} (the file or the list was changed)",
                              found.sha256.substr(0, 12), by, printable(said.substr(0, 12), 12)));
    }
  }

  void check_readme(const std::string& readme) {
    const std::string digest = short_sha256(read_file(folder_ / manifest_name));
    if (readme.find("manifest " + digest) == std::string::npos)
      add(readme_name, fmt::format("it does not cite the manifest {} that is here", digest));
  }

  void check_rows(const std::string& name, const std::string& bytes, const Listed& listed) {
    try {
      const bool ours = is_table_of_ours(name);
      if (!listed.schema && !ours) return;
      const auto rules = listed.schema ? read_table_rules(*listed.schema, datapackage_name)
                                       : read_table_rules(table_schema(name), name);
      const auto rows = check_table(bytes, name, rules, out_.faults);
      ++out_.tables;
      out_.rows += rows;
      if (listed.rows && *listed.rows != static_cast<std::int64_t>(rows))
        add(name, fmt::format("{} rows, where {} says {}", rows, datapackage_name, *listed.rows));
    } catch (const InputError& fault) {
      out_.faults.add_lines(datapackage_name, fault.what());
    }
  }

  fs::path folder_;
  std::vector<std::string> names_;
  std::map<std::string, Listed> listed_;
  std::optional<Node> package_;
  Verification out_;
};

}  // namespace

Verification verify_folder(const fs::path& folder) { return Check{folder}.run(); }

}  // namespace fundshare
