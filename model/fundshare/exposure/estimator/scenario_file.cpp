// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/estimator/scenario_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <system_error>

#include "fundshare/exposure/estimator/scenario.hpp"
#include "fundshare/uncertainty/spec/overlay.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 20;

/// The file with links followed, so that one file has one name; the path itself where that fails.
fs::path followed(const fs::path& path) {
  std::error_code fault;
  auto real = fs::weakly_canonical(path, fault);
  return fault ? path : real;
}

bool lies_in(const fs::path& path, const fs::path& folder) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

fs::path find_extended(const Node& extends, const fs::path& file, const fs::path& data_dir) {
  const std::string& named = as_string(extends);
  if (!is_scenario_path(named)) {
    const auto shipped = shipped_scenarios(data_dir);
    if (std::ranges::find(shipped, named) == shipped.end()) {
      throw InputError{extends.place, fmt::format("no scenario '{}'{}; shipped are {}", printable(named, 80),
                                                  hint(named, shipped), fmt::join(shipped, ", "))};
    }
    return find_scenario(named, data_dir);
  }
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path{"."};
  const fs::path target = folder / named;
  if (fs::path{named}.is_absolute() || !lies_in(followed(target), followed(folder))) {
    throw InputError{extends.place, fmt::format("'{}' leaves the folder of the scenario", printable(named, 80))};
  }
  return target;
}

void remove(Node& root, std::string_view key) {
  std::erase_if(*root.table(), [key](const NodeEntry& entry) { return entry.key == key; });
}

/// Puts the texts of a scenario in front, each with a value, so that none is inherited.
void complete_texts(Node& root, const fs::path& file) {
  NodeTable front;
  const auto keep = [&](const char* key, const std::string& otherwise) {
    const Place at{file.string(), 0, 0, key};
    const Node* given = root.find(key);
    front.push_back({key, at, given ? *given : Node{otherwise, at}});
    remove(root, key);
  };
  keep("name", file == "-" ? "stdin" : file.stem().string());
  keep("title", front.front().value.string() ? *front.front().value.string() : "");
  keep("why", "");
  root.table()->insert(root.table()->begin(), front.begin(), front.end());
}

class ExtendedFiles {
 public:
  explicit ExtendedFiles(const fs::path& data_dir) : data_dir_{data_dir} {}

  Node read(const fs::path& file, const Place& named_at) {
    refuse_cycle(file, named_at);
    chain_.push_back(file);
    Node own = read_toml(file);
    const Node* extends = own.find("extends");
    if (!extends) return own;
    const Place at = extends->place;
    Node base = read(find_extended(*extends, file, data_dir_), at);
    remove(own, "extends");
    for (const char* key : {"name", "title", "why"}) remove(base, key);
    return overlay(std::move(base), own);
  }

 private:
  void refuse_cycle(const fs::path& file, const Place& named_at) const {
    const auto same = [real = followed(file)](const fs::path& other) { return followed(other) == real; };
    const bool cycle = std::ranges::any_of(chain_, same);
    if (!cycle && chain_.size() < most_files) return;
    std::vector<std::string> names;
    for (const auto& other : chain_) names.push_back(other.filename().string());
    names.push_back(file.filename().string());
    throw InputError{
        named_at,
        cycle ? fmt::format("scenarios extend each other in a circle: {}", fmt::join(names, " -> "))
              : fmt::format("more than {} scenarios extend each other: {}", most_files, fmt::join(names, " -> "))};
  }

  fs::path data_dir_;
  std::vector<fs::path> chain_;
};

}  // namespace

bool is_scenario_path(const std::string& name_or_path) {
  return name_or_path == "-" || name_or_path.find('/') != std::string::npos || name_or_path.ends_with(".toml");
}

std::vector<std::string> shipped_scenarios(const fs::path& data_dir) {
  const auto folder = data_dir / "scenarios";
  std::error_code fault;
  std::vector<std::string> names;
  for (fs::directory_iterator at{folder, fault}, end; !fault && at != end; at.increment(fault)) {
    if (at->path().extension() == ".toml") names.push_back(at->path().stem().string());
  }
  if (fault) {
    throw Error{ExitCode::no_input,
                fmt::format("{}: cannot be read ({})", printable(folder.string()), fault.message())};
  }
  std::ranges::sort(names);
  return names;
}

fs::path find_scenario(const std::string& name_or_path, const fs::path& data_dir) {
  if (is_scenario_path(name_or_path)) return name_or_path;
  const auto shipped = shipped_scenarios(data_dir);
  if (std::ranges::find(shipped, name_or_path) == shipped.end()) {
    throw Error{ExitCode::no_input,
                fmt::format("no scenario '{}'{}; shipped are {}; a path holds a '/' or ends in .toml, "
                            "- is standard input",
                            printable(name_or_path, 80), hint(name_or_path, shipped), fmt::join(shipped, ", "))};
  }
  return data_dir / "scenarios" / (name_or_path + ".toml");
}

Node read_scenario_file(const fs::path& file, const fs::path& data_dir) {
  Node root = ExtendedFiles{data_dir}.read(file, {file.string(), 0, 0, ""});
  complete_texts(root, file);
  return root;
}

}  // namespace fundshare
