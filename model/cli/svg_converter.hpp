// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare::cli {

/// The drawing as PNG (300 dots to the inch at 17 cm) or PDF, by the program rsvg-convert.
/// \param format  png or pdf \throws Error with code no_input where the program is not there or fails; its package is
/// named
[[nodiscard]] std::string converted(const std::string& svg, const std::string& format);

}  // namespace fundshare::cli
