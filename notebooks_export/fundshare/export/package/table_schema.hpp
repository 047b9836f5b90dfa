// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// The Table Schema (version 2, read by version 1 too) of one of our tables: fields with type, unit and constraints,
/// and the key. A key without empty cells is the primary key, another a unique key. \throws std::logic_error for a file
/// that has no schema
[[nodiscard]] Node table_schema(const std::string& file);

}  // namespace fundshare
