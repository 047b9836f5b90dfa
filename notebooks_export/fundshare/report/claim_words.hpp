// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// Where a statement comes from, for people: "US government" for us_gov; for several, "A and B". An origin that has no
/// words here is shown with blanks in place of its low lines.
[[nodiscard]] std::string origin_name(const std::string& origin_group);

/// A few words for an output that claims are read as; reading_words() has them in full.
[[nodiscard]] std::string short_output_words(const std::string& output);

}  // namespace fundshare
