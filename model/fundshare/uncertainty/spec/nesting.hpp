// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fundshare {

/// Refuses a document whose brackets and dotted keys nest deeper than 64 levels, before a recursive reader meets it.
/// \throws InputError with line and column
void check_nesting(std::string_view text, const std::string& file);

}  // namespace fundshare
