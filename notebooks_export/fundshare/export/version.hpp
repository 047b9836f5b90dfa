// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace fundshare {

/// The version of the project, such as "1.2.3"; CMakeLists.txt sets it.
[[nodiscard]] std::string_view version();

/// The year of its release, as CITATION.cff has it, such as "2026".
[[nodiscard]] std::string_view release_year();

}  // namespace fundshare
