// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace fundshare {

/// How places and messages name standard input, which the command line calls "-".
inline constexpr const char* standard_input_name = "<stdin>";

/// All of standard input. A pipe can be read once only, so the text is kept for those who ask again.
/// \throws Error with code no_input where it cannot be read, data where it is longer than `most` bytes
[[nodiscard]] const std::string& standard_input(std::size_t most);

}  // namespace fundshare
