// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fundshare/catalogue/catalogue.hpp"

namespace fundshare {

/// Something that a reader of the tables should know. Errors are no findings: the reader of the tables refuses them.
struct Finding {
  enum class Level {
    note,    ///< as the rules of the tables mean it, with an effect on the numbers
    warning  ///< may be a slip
  };
  Level level = Level::note;
  std::string kind;  ///< one word, such as blank_recovery
  std::string message;
  std::vector<Place> places;  ///< rows that it is about; none where it is about a table as a whole
};

/// What an auditor of the tables would ask about, warnings after notes, in a fixed order.
[[nodiscard]] std::vector<Finding> find_oddities(const Catalogue& catalogue);

}  // namespace fundshare
