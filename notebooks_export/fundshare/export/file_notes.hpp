// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace fundshare {

/// What a file of a run folder is, in one phrase of at most 72 characters.
/// \throws std::logic_error for a file that no run writes
[[nodiscard]] std::string_view note_of_file(std::string_view name);

}  // namespace fundshare
