// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// The definitions of a JSON Schema that the laws need, from law_table: `law`, and `law_NAME` for what may stand at
/// each name. A condition for each law names the faults of that law alone.
[[nodiscard]] std::vector<std::pair<std::string, Node>> law_definitions();

}  // namespace fundshare
