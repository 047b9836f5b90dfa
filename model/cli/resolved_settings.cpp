// SPDX-License-Identifier: Apache-2.0
#include "cli/resolved_settings.hpp"

#include <fmt/format.h>

#include "fundshare/uncertainty/spec/overlay.hpp"

namespace fundshare::cli {
namespace {

std::string origin(const Place& place) {
  if (place.file == command_line) return "command line";
  return place.line > 0 ? fmt::format("{}:{}", place.file, place.line) : place.file;
}

class Gathered {
 public:
  void add(const Node& node, const Node* base, const std::string& key) {
    if (is_input(node)) {
      put(*node.find("law"), base ? base->find("law") : nullptr, key);
    } else if (!node.table() || key.find('[') != std::string::npos) {
      put(node, base, key);  // a law of one label is one value
    } else {
      for (const auto& [name, place, value] : *node.table()) {
        add(value, base ? base->find(name) : nullptr, key.empty() ? name : key + "." + name);
      }
    }
  }

  [[nodiscard]] std::vector<ResolvedSetting> take() && { return std::move(settings_); }

 private:
  void put(const Node& node, const Node* base, const std::string& key) {
    settings_.push_back({key, to_toml_value(node), origin(node.place), !base || !same_value(node, *base)});
  }

  std::vector<ResolvedSetting> settings_;
};

}  // namespace

std::vector<ResolvedSetting> resolved_settings(const Node& root, const Node& base) {
  Gathered gathered;
  gathered.add(root, &base, "");
  return std::move(gathered).take();
}

}  // namespace fundshare::cli
