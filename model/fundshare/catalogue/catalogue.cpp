// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/catalogue.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "fundshare/evidence/known_by.hpp"

namespace fundshare {

Catalogue::Catalogue(const std::filesystem::path& data_dir, const std::string& scenario,
                     const std::vector<std::string>& sets)
    : set_{read_tables(data_dir)},
      evidence_{make_evidence(set_)},
      scenario_{read_scenario(scenario, data_dir, sets)},
      known_{scenario_.as_of ? std::optional{known_by(evidence_, *scenario_.as_of)} : std::nullopt},
      model_{evidence_, scenario_, {.worlds = 0}} {}

Place below_data_folder(const Tables& tables, Place place) {
  for (const auto& [name, table] : tables) {
    if (table.file() == place.file) place.file = name;
  }
  return place;
}

std::string find_table_name(const Tables& tables, const std::string& asked) {
  std::vector<std::string> short_names;
  for (const auto& [name, table] : tables) {
    const std::filesystem::path path{name};
    const auto stem = path.stem().string();
    if (asked == name || asked == path.filename().string() || asked == stem ||
        asked == (path.parent_path() / stem).generic_string())
      return name;
    short_names.push_back(stem);
  }
  const auto near = nearest(asked, short_names);
  throw Error{ExitCode::usage,
              fmt::format("no table '{}'{}; the tables are {}", printable(asked, 80),
                          near.empty() ? "" : fmt::format(" (nearest: {})", near), fmt::join(short_names, ", "))};
}

}  // namespace fundshare
