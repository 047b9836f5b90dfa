// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundshare {

/// An output in the words of a sentence that begins with "Read as": "money for missiles from the thefts over the
/// programme's budget, other cyber theft added". \throws std::logic_error for a name that is no output
[[nodiscard]] std::string reading_words(const std::string& output);

}  // namespace fundshare
