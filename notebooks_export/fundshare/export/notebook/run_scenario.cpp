// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/notebook/run_scenario.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "fundshare/base/error.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {
namespace {

/// What the first lines say; a manifest that lacks the one or the other is still of use.
std::string words_at(const Node& manifest, std::string_view key) {
  const Node* const value = manifest.find(key);
  if (!value) return "not recorded";
  if (const auto* text = value->string()) return printable(*text, 80);
  const auto* const whole = std::get_if<std::int64_t>(&value->value);
  return whole ? std::to_string(*whole) : "as in its manifest.json";  // a seed past 2^63 has lost digits as a double
}

/// The settings under a name and a title of their own, so that a run of them neither replaces the first nor is taken
/// for the shipped scenario.
Node renamed(Node settings, const std::string& run_id) {
  const Node* const name = settings.find("name");
  if (!name || !name->string()) return settings;
  const std::string first = *name->string();
  for (auto& [key, place, value] : *settings.table()) {
    if (key == "name") value = Node{first + "_again", {}};
    if (key == "title")
      value = Node{fmt::format("Settings of run {} of scenario {}", run_id, printable(first, 64)), {}};
  }
  return settings;
}

}  // namespace

std::string scenario_of_run(std::string_view manifest, const std::string& file) {
  const Node tree = parse_json(manifest, file);
  const Node* const scenario = tree.find("scenario");
  const Node* const resolved = scenario ? scenario->find("resolved") : nullptr;
  if (!resolved || !resolved->table() || resolved->table()->empty()) {
    const Place at = resolved ? resolved->place : Place{file, 0, 0, "scenario.resolved"};
    throw InputError{at, "is no table of settings (make the run again)"};
  }
  return fmt::format(
      "# Every setting of run {} of fundshare {}, with seed {}, {} worlds and data {}.\n"
      "# With that seed, as many worlds and the same tables it gives its numbers again. It extends no other "
      "scenario.\n{}",
      words_at(tree, "run_id"), words_at(tree, "version"), words_at(tree, "seed"), words_at(tree, "worlds"),
      words_at(tree, "data_version"), to_toml(renamed(*resolved, words_at(tree, "run_id"))));
}

}  // namespace fundshare
