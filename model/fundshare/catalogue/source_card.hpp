// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fundshare/catalogue/catalogue.hpp"

namespace fundshare {

/// A cell of a row with what its dictionary says of the column.
struct CellFact {
  std::string column, value, unit, meaning;
};

/// What reads a row or names it: an input, a label of one, a yearly series, a check, an output.
struct SourceUse {
  std::string what, name, how;
};

/// A row of a table with everything that is known of it.
struct SourceCard {
  std::string id;
  std::string table;  ///< such as theft/incidents.csv
  Place place;
  std::string source_checked;          ///< empty where the table does not say
  bool feeds_default = true;           ///< whether such a row may feed a default
  std::vector<std::string> addresses;  ///< where the figure can be read; may be empty
  std::vector<CellFact> cells;         ///< those that are not blank, in the order of the dictionary
  std::vector<SourceUse> uses;         ///< in the scenario of the catalogue; empty where nothing reads it
};

/// Ids of every table that has a column of ids, sorted.
[[nodiscard]] std::vector<std::string> row_ids(const Tables& tables);

/// The rows of all tables whose id this is, whatever the case of its letters.
[[nodiscard]] std::vector<SourceCard> find_sources(const Catalogue& catalogue, const std::string& id);

/// The addresses of a cell of the type url_list.
[[nodiscard]] std::vector<std::string> addresses_of(const std::string& cell);

}  // namespace fundshare
