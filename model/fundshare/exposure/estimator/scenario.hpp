// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/exposure/budget/budget_data.hpp"
#include "fundshare/exposure/realisation/realisation_data.hpp"
#include "fundshare/exposure/theft/theft_data.hpp"
#include "fundshare/uncertainty/engine/declaration.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// The words of a scenario file: "historical", "frozen", "simulated"; "south_korean", "market".
[[nodiscard]] const char* to_string(PricePath path);
[[nodiscard]] const char* to_string(PriceBasis basis);

/// What a run assumes: settings, and one declaration per uncertain input.
struct Scenario {
  std::string name;   ///< letters, digits, '-', '_' and '.'; fit for the name of a folder
  std::string title;  ///< one line; the name where the file has none
  std::string why;    ///< may be empty
  int first_year = 0, last_year = 0;
  Place years_place;
  bool allow_partial = false;  ///< the last year may end with the tables
  std::optional<Date> as_of;   ///< only what was public on that day is used
  PricePath price_path = PricePath::historical;
  PriceBasis price_basis = PriceBasis::south_korean;
  std::vector<std::string> estimators;  ///< exact names, as in the table of annual estimates
  Place estimators_place;
  std::vector<IncidentRule> incidents;
  std::vector<Declaration> inputs;
  std::vector<DependenceDeclaration> dependences;
  Node resolved;  ///< the whole document after `extends` and `--set`
};

/// Reads a scenario, what it extends, and the `key=value` settings of the command line, in this order.
/// \param name_or_path  a shipped name, for data_dir/scenarios/NAME.toml; or a path, with a '/' in it or ending in
/// .toml; or "-" for standard input, whose name is stdin unless it says another \param sets  texts `key=value`, see
/// apply_set \throws Error with code no_input for an unknown or unreadable scenario, usage for a fault in `sets`
/// \throws InputError for a fault in a file, with line and column
[[nodiscard]] Scenario read_scenario(const std::string& name_or_path, const std::filesystem::path& data_dir,
                                     const std::vector<std::string>& sets);

/// Whether a word can name a scenario and its folder: at most 64 letters, digits, '-', '_' and '.', the first no '.'.
[[nodiscard]] bool is_scenario_name(std::string_view word);

/// The names of the scenarios in data_dir/scenarios, sorted.
[[nodiscard]] std::vector<std::string> shipped_scenarios(const std::filesystem::path& data_dir);

}  // namespace fundshare
