// SPDX-License-Identifier: Apache-2.0
// Who includes whom, against model/layers.txt.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

Lines read_lines(const fs::path& path) {
  std::ifstream file{path};
  Lines lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

/// What layers.txt allows: the layers in their order, and for each the layers that it may include.
struct Rules {
  std::vector<std::string> order;
  std::map<std::string, std::set<std::string>> allowed;
};

Rules parse_rules(const Lines& lines) {
  Rules rules;
  for (const std::string& line : lines) {
    const auto colon = line.find(':');
    if (line.empty() || line.front() == '#' || colon == std::string::npos) continue;
    const std::string layer = line.substr(0, colon);
    rules.order.push_back(layer);
    std::istringstream words{line.substr(colon + 1)};
    auto& allowed = rules.allowed[layer];
    for (std::string word; words >> word;) allowed.insert(word);
    allowed.insert(layer);
  }
  return rules;
}

/// Faults of the rules themselves: a layer named twice, or allowed before it is listed.
Lines faults_of(const Rules& rules) {
  Lines faults;
  std::set<std::string> listed;
  for (const std::string& layer : rules.order) {
    if (!listed.insert(layer).second) faults.push_back(layer + " is listed twice");
    for (const std::string& used : rules.allowed.at(layer)) {
      if (!listed.contains(used)) faults.push_back(layer + " may include " + used + ", which is not listed before it");
    }
  }
  return faults;
}

/// The header of an include line, with its brackets or quotes taken off; empty for other lines.
std::string included(const std::string& line) {
  const auto start = line.find_first_not_of(" \t");
  if (start == std::string::npos || line[start] != '#') return {};
  const auto word = line.find_first_not_of(" \t", start + 1);
  if (word == std::string::npos || line.compare(word, 7, "include") != 0) return {};
  const auto open = line.find_first_of("<\"", word);
  const auto close = open == std::string::npos ? open : line.find_first_of(">\"", open + 1);
  return close == std::string::npos ? std::string{} : line.substr(open + 1, close - open - 1);
}

/// The layer of "fundshare/<layer>/<file>"; empty for headers that are not ours.
std::string layer_of_header(const std::string& header) {
  const fs::path path{header};
  if (path.begin() == path.end() || *path.begin() != "fundshare") return {};
  return path.lexically_relative("fundshare").parent_path().generic_string();
}

/// Every include of a file that the rules forbid.
Lines forbidden_includes(const Rules& rules, const std::string& layer, const Lines& lines) {
  const auto allowed = rules.allowed.find(layer);
  if (allowed == rules.allowed.end()) return {"the layer " + layer + " is not in layers.txt"};
  Lines faults;
  for (const std::string& line : lines) {
    const std::string used = layer_of_header(included(line));
    if (!used.empty() && !allowed->second.contains(used)) faults.push_back(layer + " may not include: " + line);
  }
  return faults;
}

struct Source {
  fs::path path;
  std::string layer;
};

void add_sources(const fs::path& folder, const fs::path& base, const std::string& fixed, std::vector<Source>& to) {
  if (!fs::exists(folder)) return;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") continue;
    const auto layer = entry.path().lexically_relative(base).parent_path().generic_string();
    to.push_back({entry.path(), fixed.empty() ? layer : fixed});
  }
}

std::vector<Source> our_sources() {
  const fs::path root{FUNDSHARE_TEST_SOURCE_DIR};
  std::vector<Source> sources;
  add_sources(root / "model/fundshare", root / "model/fundshare", "", sources);
  add_sources(root / "notebooks_export/fundshare", root / "notebooks_export/fundshare", "", sources);
  add_sources(root / "model/cli", root / "model/cli", "cli", sources);
  std::ranges::sort(sources, {}, &Source::path);
  return sources;
}

Rules our_rules() { return parse_rules(read_lines(fs::path{FUNDSHARE_TEST_SOURCE_DIR} / "model/layers.txt")); }

TEST(architecture, layers) {
  const Rules rules = our_rules();
  const auto sources = our_sources();
  ASSERT_GT(rules.order.size(), 10U);
  ASSERT_GT(sources.size(), 100U);
  EXPECT_THAT(faults_of(rules), testing::IsEmpty());
  for (const auto& [path, layer] : sources) {
    EXPECT_THAT(forbidden_includes(rules, layer, read_lines(path)), testing::IsEmpty()) << path;
  }
}

// Each of these headers costs seconds wherever it is included.
TEST(architecture, heavy_headers_have_one_file_each) {
  for (const std::string heavy :
       {"toml++/", "CLI/", "boost/math/", "csv.h", "nlohmann/", "openssl/", "xlsxwriter.h", "zstd.h"}) {
    std::set<fs::path> users;
    for (const auto& [path, layer] : our_sources()) {
      const Lines lines = read_lines(path);
      if (std::ranges::any_of(lines, [&](const auto& line) { return included(line).starts_with(heavy); })) {
        users.insert(path);
      }
    }
    EXPECT_LE(users.size(), 1U) << heavy << " is included by " << testing::PrintToString(users);
  }
}

TEST(architecture, eigen_stays_out_of_headers) {
  for (const auto& [path, layer] : our_sources()) {
    if (path.extension() != ".hpp") continue;
    for (const auto& line : read_lines(path)) EXPECT_FALSE(included(line).starts_with("Eigen")) << path;
  }
}

TEST(architecture, the_rules_of_made_up_layers_are_kept) {
  const Rules rules = parse_rules({"# a comment", "base:", "laws: base", "wing/engine: base laws"});
  EXPECT_THAT(faults_of(rules), testing::IsEmpty());
  const Lines upstream{"#include \"fundshare/base/a.hpp\"", "#  include <vector>", "#include \"fundshare/laws/b.hpp\""};
  EXPECT_THAT(forbidden_includes(rules, "wing/engine", upstream), testing::IsEmpty());
  EXPECT_THAT(forbidden_includes(rules, "laws", {"# include <fundshare/wing/engine/run.hpp>"}), testing::SizeIs(1));
  EXPECT_THAT(forbidden_includes(rules, "base", upstream), testing::SizeIs(1));
  EXPECT_THAT(forbidden_includes(rules, "elsewhere", {}), testing::SizeIs(1));
}

TEST(architecture, a_layer_may_not_be_allowed_before_it_is_listed) {
  EXPECT_THAT(faults_of(parse_rules({"base: laws", "laws: base"})),
              testing::ElementsAre("base may include laws, which is not listed before it"));
  EXPECT_THAT(faults_of(parse_rules({"base:", "base:"})), testing::ElementsAre("base is listed twice"));
}

}  // namespace
