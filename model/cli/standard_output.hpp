// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fundshare::cli {

/// Writes to standard output. A reader that has closed its end is no fault. \throws Error with code io
void print(std::string_view text);

/// Writes "fundshare: text" to standard error.
void print_error(std::string_view text);

}  // namespace fundshare::cli
