// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/catalogue/catalogue.hpp"

namespace fundshare::test {

/// The baseline on the tables of the project.
[[nodiscard]] const Catalogue& project_catalogue();

/// One replacement of a text in a file below the data folder, at its first place.
struct Edit {
  std::string file, from, to;
};

/// The baseline on a copy of the tables of the project with these edits.
[[nodiscard]] Catalogue edited_catalogue(const std::vector<Edit>& edits, const std::vector<std::string>& sets = {});

}  // namespace fundshare::test
