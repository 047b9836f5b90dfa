// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/known_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <set>

#include "fundshare/catalogue/glossary.hpp"
#include "fundshare/catalogue/source_card.hpp"

namespace fundshare {
namespace {

constexpr std::size_t most_shown = 8, shortest_part = 3;

std::vector<std::string> every_name(const Catalogue& catalogue) {
  std::vector<std::string> names;
  for (const auto& input : catalogue.scenario().inputs) {
    names.push_back(input.name);
    names.push_back(input.name.substr(input.name.rfind('.') + 1));
  }
  for (const auto& term : glossary()) {
    if (term.kind != "error" && term.kind != "exit_code") names.push_back(term.name);
  }
  for (const auto& [name, table] : catalogue.tables()) {
    names.push_back(std::filesystem::path{name}.stem().string());
    for (const auto& rule : table.rules()) names.push_back(rule.column);
  }
  const auto ids = row_ids(catalogue.tables());
  names.insert(names.end(), ids.begin(), ids.end());
  return names;
}

/// The names that hold the word, in any case of letters.
std::set<std::string> names_with(const std::string& part, const std::vector<std::string>& names) {
  std::set<std::string> found;
  if (part.size() < shortest_part) return found;
  for (const auto& name : names) {
    if (lower_case(name).find(lower_case(part)) != std::string::npos) found.insert(name);
  }
  return found;
}

std::string suggestion(const std::string& name, const std::vector<std::string>& names) {
  std::vector<std::string> shown;
  const auto found = names_with(name, names);
  for (const auto& each : found) {
    if (shown.size() < most_shown) shown.push_back(each);
  }
  if (!shown.empty()) {
    return fmt::format(" (names that hold it: {}{})", fmt::join(shown, ", "), found.size() > most_shown ? " ..." : "");
  }
  const auto near = nearest(name, names);
  return near.empty() ? "" : fmt::format(" (nearest: {})", near);
}

}  // namespace

void refuse_unknown(const Catalogue& catalogue, const std::string& name) {
  throw Error{ExitCode::usage,
              fmt::format("nothing is called '{}'{}; a name is that of an input, a setting, an output, a flag, a "
                          "table, a column, the id of a row, an exit code or a part of a message",
                          printable(name, 80), suggestion(name, every_name(catalogue)))};
}

}  // namespace fundshare
